package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.hpack.HpackAnomaly;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Traffic of HTTP/2 that costs the other end far more than the sender: known ways to bring a server down, told with their counts.
///
/// Each of them consists of things that are allowed, and of too many of them; where ordinary use ends is a judgement, and the
/// thresholds of [Http2Conduct] are far beyond what browsers, command-line clients and gRPC do.
final class HostileHttp2 implements InsightRule {
    private static final Rfc RFC = Rfc.of(9113, "10.5");

    /// More connections are not watched; who opens so many is not told apart by what one of them does.
    private static final int MOST_CONNECTIONS = 1 << 16;

    private final Map<Sender, Http2Conduct> conducts = new LinkedHashMap<>();

    /// Who sends: one end of one connection.
    private record Sender(int conversation, int channel, Side side) {}

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        switch (timeline.told(event)) {
            case Http2Event.FrameSeen frame -> {
                Http2Conduct conduct = conduct(timeline, event, frame.side());
                if (conduct != null) {
                    conduct.frame(event, time(timeline, event), frame);
                }
            }
            case Http2Event.RequestStarted request -> {
                Http2Conduct conduct = conduct(timeline, event, request.side());
                if (conduct != null) {
                    conduct.opened(request.streamNumber(), time(timeline, event));
                }
            }
            case Http2Event.CompressionAnomalySeen seen when seen.broken() == HpackAnomaly.LIST_TOO_LARGE -> {
                Http2Conduct conduct = conduct(timeline, event, seen.side());
                if (conduct != null) {
                    conduct.tooLarge(event, seen.measured());
                }
            }
            case null, default -> {}
        }
    }

    private static long time(Timeline timeline, int event) {
        return timeline.packets().placeInTime(timeline.packetOf(event));
    }

    private @Nullable Http2Conduct conduct(Timeline timeline, int event, Side side) {
        Sender key = new Sender(timeline.conversationOf(event), timeline.channelNumberOf(event), side);
        Http2Conduct known = conducts.get(key);
        if (known == null && conducts.size() < MOST_CONNECTIONS) {
            known = new Http2Conduct(timeline.conversationOf(event), side);
            conducts.put(key, known);
        }
        return known;
    }

    @Override
    public void standing(Timeline timeline, Consumer<Insight> found) {
        for (Http2Conduct conduct : conducts.values()) {
            conduct.tell((what, tally, size) -> found.accept(insight(timeline, conduct, what, tally, size)));
        }
    }

    private static Insight insight(Timeline timeline, Http2Conduct conduct, String what, Tally tally, long size) {
        Texts words = StoryWords.here();
        long nanos = time(timeline, tally.last()) - time(timeline, tally.first());
        List<Integer> events = tally.events();
        return new Insight(
                "x.insight.http2-" + what,
                Severity.WARN,
                conduct.conversation(),
                events,
                events.stream().map(timeline::packetOf).distinct().toList(),
                new Certainty.Inferred(words.say("insight.http2.basis")),
                words.say(
                        "insight.http2." + what,
                        "who",
                        words.say(conduct.side() == Side.CLIENT ? "insight.http2.client" : "insight.http2.server"),
                        "count",
                        Quantities.count(tally.count()),
                        "time",
                        Quantities.duration(nanos),
                        "size",
                        Quantities.count(size),
                        "opened",
                        Quantities.count(conduct.openedCount())),
                RFC);
    }
}
