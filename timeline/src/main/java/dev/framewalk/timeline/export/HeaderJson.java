package dev.framewalk.timeline.export;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.accounting.HeaderCost;
import dev.framewalk.timeline.accounting.HeaderSum;
import dev.framewalk.timeline.accounting.PushedResponse;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What header fields cost as JSON, one object a line; `docs/command-line.md` explains the names.
public final class HeaderJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private HeaderJson() {}

    /// The first line: what the others are.
    public static String header(String file) {
        return JsonLine.of(json -> {
            json.writeStringProperty("schema", "framewalk.headers");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
        });
    }

    /// One head.
    public static String line(int conversation, HeaderAccount.Entry entry) {
        HeaderCost cost = entry.cost();
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", cost.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("conversation", conversation);
            json.writeNumberProperty("stream", cost.exchange());
            json.writeStringProperty("side", cost.side().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("step", entry.event() + 1);
            json.writeStringProperty("title", cost.title());
            json.writeNumberProperty("fields", cost.fields());
            sum(json, HeaderSum.NONE.plus(cost));
        });
    }

    /// The sum of one side.
    public static String sum(HeaderAccount account, Side side) {
        HeaderSum sum = account.sum(side);
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "sum");
            json.writeNumberProperty("conversation", account.conversation());
            json.writeStringProperty("side", side.name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("messages", sum.messages());
            sum(json, sum);
        });
    }

    private static void sum(JsonGenerator json, HeaderSum sum) {
        json.writeNumberProperty("asText", sum.asText());
        json.writeNumberProperty("sent", sum.sent());
        json.writeNumberProperty("saved", sum.saved());
        json.writeNumberProperty("framing", sum.framing());
        json.writeNumberProperty("cookiesAsText", sum.cookiesAsText());
        json.writeNumberProperty("cookiesSent", sum.cookiesSent());
        json.writeNumberProperty("unknown", sum.unknown());
    }

    /// What became of a pushed response.
    public static String push(int conversation, PushedResponse push) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "push");
            json.writeNumberProperty("conversation", conversation);
            json.writeNumberProperty("stream", push.stream());
            json.writeNumberProperty("parent", push.parent());
            json.writeStringProperty("title", push.title());
            json.writeStringProperty("fate", push.fate().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("bytes", push.bytes());
            json.writeBooleanProperty("askedAnyway", push.isAskedAnyway());
            json.writeNumberProperty("step", push.promised() + 1);
        });
    }
}
