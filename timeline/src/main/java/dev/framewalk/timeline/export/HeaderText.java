package dev.framewalk.timeline.export;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.accounting.HeaderCost;
import dev.framewalk.timeline.accounting.HeaderSum;
import dev.framewalk.timeline.accounting.PushedResponse;
import dev.framewalk.timeline.story.Words;
import java.util.Locale;
import java.util.ResourceBundle;

/// What header fields cost as lines of text: one head each, then the sums, then what became of pushed responses.
public final class HeaderText {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("dev.framewalk.timeline.export.words");
    private static final String COLUMNS = "%4s %6s %-6s %-8s %6s %10s %8s %6s %10s %8s  %s";

    private final Words words = Words.here();

    /// The names of the columns.
    public String heading() {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                WORDS.getString("lane.conversation"),
                WORDS.getString("lane.number"),
                WORDS.getString("header.from"),
                WORDS.getString("header.what"),
                WORDS.getString("header.fields"),
                WORDS.getString("lane.plain"),
                WORDS.getString("header.sent"),
                WORDS.getString("header.saved"),
                WORDS.getString("header.cookies"),
                WORDS.getString("header.sent"),
                WORDS.getString("lane.title"));
    }

    /// One head as one line.
    public String line(int conversation, HeaderCost cost) {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                conversation,
                cost.exchange(),
                side(cost.side()),
                WORDS.getString("header.kind." + cost.kind().name().toLowerCase(Locale.ROOT)),
                cost.fields(),
                (cost.unknown() > 0 ? ">" : "") + cost.asText(),
                cost.sent(),
                cost.unknown() > 0 ? "?" : HeaderSum.NONE.plus(cost).savedPercent() + " %",
                cost.cookiesAsText() == 0 ? "-" : Long.toString(cost.cookiesAsText()),
                cost.cookiesAsText() == 0 ? "-" : Long.toString(cost.cookiesSent()),
                cost.title());
    }

    private static String side(Side side) {
        return WORDS.getString(side == Side.CLIENT ? "header.client" : "header.server");
    }

    /// What all heads of a side cost together; empty if there are none.
    public String sum(HeaderAccount account, Side side) {
        HeaderSum sum = account.sum(side);
        if (sum.messages() == 0) {
            return "";
        }
        String text = fill(
                "header.sum",
                "conversation",
                account.conversation(),
                "side",
                side(side),
                "heads",
                words.count(sum.messages()),
                "text",
                words.bytes(sum.asText()),
                "sent",
                words.bytes(sum.sent()),
                "percent",
                sum.savedPercent());
        if (sum.cookiesAsText() > 0) {
            text += fill(
                    "header.sum.cookies", "text", words.bytes(sum.cookiesAsText()), "sent", words.bytes(sum.cookiesSent()));
        }
        return sum.unknown() > 0 ? text + fill("header.sum.unknown", "count", words.count(sum.unknown())) : text;
    }

    /// What became of a pushed response.
    public String push(int conversation, PushedResponse push) {
        return fill(
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
                        WORDS.getString("header.push." + push.fate().name().toLowerCase(Locale.ROOT)),
                        "bytes",
                        words.bytes(push.bytes()))
                + (push.isAskedAnyway() ? WORDS.getString("header.push.asked") : "");
    }

    private static String fill(String key, Object... namesAndValues) {
        String text = WORDS.getString(key);
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return text;
    }
}
