package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A receiver that had no room: not the network was slow, but the program that should have read.
final class FullReceiver implements InsightRule {
    private static final String ID = "x.insight.receiver-full";
    private static final Rfc RFC = Rfc.of(9293, "3.8.6");

    private final Map<Long, Integer> closed = new HashMap<>();

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        TcpEvent told = timeline.tcp(event);
        if (told instanceof TcpEvent.WindowClosed) {
            closed.put(key(timeline, event), event);
        } else if (told instanceof TcpEvent.WindowOpened opened) {
            Integer since = closed.remove(key(timeline, event));
            Texts words = StoryWords.here();
            Side side = timeline.side(event);
            found.accept(new Insight(
                    ID,
                    Severity.WARN,
                    timeline.conversationOf(event),
                    since == null ? List.of(event) : List.of(since, event),
                    since == null
                            ? List.of(timeline.packetOf(event))
                            : List.of(timeline.packetOf(since), timeline.packetOf(event)),
                    Certainty.OBSERVED,
                    words.say(
                            side == Side.SERVER ? "insight.receiver-full.server" : "insight.receiver-full.client",
                            "time",
                            Quantities.duration(opened.afterNanos())),
                    RFC));
        }
    }

    private static long key(Timeline timeline, int event) {
        @Nullable Side side = timeline.side(event);
        return (long) timeline.conversationOf(event) << 1 | (side == Side.SERVER ? 1 : 0);
    }
}
