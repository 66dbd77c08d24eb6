package dev.framewalk.timeline.export;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.accounting.HeaderCost;
import dev.framewalk.timeline.accounting.HeaderSum;
import dev.framewalk.timeline.accounting.PushedResponse;
import java.util.Locale;

/// What header fields cost as lines of text: one head each, then the sums, then what became of pushed responses.
public final class HeaderText {
    private static final Texts WORDS = Texts.beside(HeaderText.class, "words");
    private static final String COLUMNS = "%4s %6s %-6s %-8s %6s %10s %8s %6s %10s %8s  %s";

    /// The names of the columns.
    public String heading() {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                WORDS.text("lane.conversation"),
                WORDS.text("lane.number"),
                WORDS.text("header.from"),
                WORDS.text("header.what"),
                WORDS.text("header.fields"),
                WORDS.text("lane.plain"),
                WORDS.text("header.sent"),
                WORDS.text("header.saved"),
                WORDS.text("header.cookies"),
                WORDS.text("header.sent"),
                WORDS.text("lane.title"));
    }

    /// One head as one line.
    public String line(int conversation, HeaderCost cost) {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                conversation,
                cost.exchange(),
                side(cost.side()),
                WORDS.text("header.kind." + cost.kind().name().toLowerCase(Locale.ROOT)),
                cost.fields(),
                (cost.unknown() > 0 ? ">" : "") + cost.asText(),
                cost.sent(),
                cost.unknown() > 0 ? "?" : HeaderSum.NONE.plus(cost).savedPercent() + " %",
                cost.cookiesAsText() == 0 ? "-" : Long.toString(cost.cookiesAsText()),
                cost.cookiesAsText() == 0 ? "-" : Long.toString(cost.cookiesSent()),
                cost.title());
    }

    private static String side(Side side) {
        return WORDS.text(side == Side.CLIENT ? "header.client" : "header.server");
    }

    /// What all heads of a side cost together; empty if there are none.
    public String sum(HeaderAccount account, Side side) {
        HeaderSum sum = account.sum(side);
        if (sum.messages() == 0) {
            return "";
        }
        String text = WORDS.say(
                "header.sum",
                "conversation",
                account.conversation(),
                "side",
                side(side),
                "heads",
                Quantities.count(sum.messages()),
                "text",
                Quantities.bytes(sum.asText()),
                "sent",
                Quantities.bytes(sum.sent()),
                "percent",
                sum.savedPercent());
        if (sum.cookiesAsText() > 0) {
            text += WORDS.say(
                    "header.sum.cookies", "text", Quantities.bytes(sum.cookiesAsText()), "sent", Quantities.bytes(sum.cookiesSent()));
        }
        return sum.unknown() > 0 ? text + WORDS.say("header.sum.unknown", "count", Quantities.count(sum.unknown())) : text;
    }

    /// What became of a pushed response.
    public String push(int conversation, PushedResponse push) {
        return WORDS.say(
                        "header.push",
                        "conversation",
                        conversation,
                        "stream",
                        push.stream(),
                        "parent",
                        push.parent(),
                        "title",
                        push.title(),
                        "fate",
                        WORDS.text("header.push." + push.fate().name().toLowerCase(Locale.ROOT)),
                        "bytes",
                        Quantities.bytes(push.bytes()))
                + (push.isAskedAnyway() ? WORDS.text("header.push.asked") : "");
    }
}
