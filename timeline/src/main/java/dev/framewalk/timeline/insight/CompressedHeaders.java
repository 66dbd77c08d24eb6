package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.accounting.HeaderCost;
import dev.framewalk.timeline.accounting.HeaderSum;
import dev.framewalk.timeline.story.StoryWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What HPACK made of the header fields of a connection: bytes as text, bytes as sent, and what cookies have to do with it.
final class CompressedHeaders implements InsightRule {
    private static final String ID = "x.insight.header-compression";
    private static final Rfc RFC = Rfc.of(7541, "1.1");
    private static final int MOST_CONNECTIONS = 1 << 16;

    private final Map<Integer, Connection> connections = new LinkedHashMap<>();

    private static final class Connection {
        int first;
        int last;
        HeaderSum client = HeaderSum.NONE;
        HeaderSum server = HeaderSum.NONE;
    }

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        StreamEvent told = timeline.told(event);
        HeaderCost cost = told == null ? null : HeaderCost.of(told);
        if (cost == null) {
            return;
        }
        Connection connection = connections.get(timeline.conversationOf(event));
        if (connection == null) {
            if (connections.size() == MOST_CONNECTIONS) {
                return;
            }
            connection = new Connection();
            connection.first = event;
            connections.put(timeline.conversationOf(event), connection);
        }
        connection.last = event;
        if (cost.side() == Side.CLIENT) {
            connection.client = connection.client.plus(cost);
        } else {
            connection.server = connection.server.plus(cost);
        }
    }

    @Override
    public void standing(Timeline timeline, Consumer<Insight> found) {
        Texts words = StoryWords.here();
        connections.forEach((conversation, connection) -> {
            HeaderSum sum = connection.client.plus(connection.server);
            List<Integer> events =
                    connection.first == connection.last ? List.of(connection.first) : List.of(connection.first, connection.last);
            String key = sum.unknown() > 0 ? "insight.headers.unknown" : "insight.headers";
            found.accept(new Insight(
                    ID,
                    Severity.CHAT,
                    conversation,
                    events,
                    events.stream().map(timeline::packetOf).distinct().toList(),
                    Certainty.DERIVED,
                    words.say(
                            key,
                            "heads",
                            Quantities.count(sum.messages()),
                            "text",
                            Quantities.bytes(sum.asText()),
                            "sent",
                            Quantities.bytes(sum.sent()),
                            "percent",
                            sum.savedPercent(),
                            "unknown",
                            Quantities.count(sum.unknown()),
                            "cookies",
                            sum.cookiesAsText() == 0
                                    ? ""
                                    : words.say(
                                            "insight.headers.cookies",
                                            "text",
                                            Quantities.bytes(sum.cookiesAsText()),
                                            "sent",
                                            Quantities.bytes(sum.cookiesSent()))),
                    RFC));
        });
    }
}
