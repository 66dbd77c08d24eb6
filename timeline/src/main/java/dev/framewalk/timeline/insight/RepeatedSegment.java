package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.telling.Teller;
import java.util.List;
import java.util.function.Consumer;

/// Why a segment was repeated: because duplicate acknowledgments asked, because a timer ran out, or for nothing.
final class RepeatedSegment implements InsightRule {
    private static final String ID = "x.insight.retransmission";
    private static final Rfc FAST = Rfc.of(5681, "3.2");
    private static final Rfc TIMER = Rfc.of(6298, "5");
    private static final Rfc SPURIOUS = Rfc.of(3522, "1");

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        if (!(timeline.tcp(event) instanceof TcpEvent.Repeated repeated) || repeated.verdict() == TcpAnalysis.OUT_OF_ORDER) {
            return;
        }
        Texts words = StoryWords.here();
        int original = Teller.of(timeline).packetBehind(event);
        long since = original == 0
                ? 0
                : timeline.packets().between(original, timeline.packetOf(event));
        String key;
        Rfc rfc;
        if (repeated.verdict() == TcpAnalysis.FAST_RETRANSMISSION) {
            key = "insight.retransmission.fast";
            rfc = FAST;
        } else if (repeated.verdict() == TcpAnalysis.SPURIOUS_RETRANSMISSION) {
            key = "insight.retransmission.spurious";
            rfc = SPURIOUS;
        } else {
            key = repeated.isSyn()
                    ? "insight.retransmission.syn"
                    : original == 0 ? "insight.retransmission.unseen" : "insight.retransmission.timeout";
            rfc = TIMER;
        }
        found.accept(new Insight(
                ID,
                repeated.isSyn() ? Severity.WARN : Severity.NOTE,
                timeline.conversationOf(event),
                List.of(event),
                original == 0
                        ? List.of(timeline.packetOf(event))
                        : List.of(original, timeline.packetOf(event)),
                new Certainty.Inferred(words.say("insight.retransmission.basis")),
                Teller.of(timeline).event(event).sentence() + " " + words.say(key, "time", Quantities.duration(since)),
                rfc));
    }
}
