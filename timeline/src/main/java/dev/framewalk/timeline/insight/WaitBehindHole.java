package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.Insight;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.Words;
import java.util.List;
import java.util.function.Consumer;

/// Bytes that were there and could not be delivered, because earlier ones were missing: head-of-line blocking by TCP.
///
/// Measured from the moment when the first waiting segment reached the vantage to the moment when the missing bytes did.
final class WaitBehindHole implements InsightRule {
    private static final String ID = "x.insight.tcp-head-of-line-blocking";
    private static final Rfc RFC = Rfc.of(9293, "3.8");

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        if (timeline.tcp(event) instanceof TcpEvent.HoleFilled filled) {
            Words words = Words.here();
            found.accept(new Insight(
                    ID,
                    Severity.NOTE,
                    timeline.conversationOf(event),
                    List.of(event),
                    List.of(filled.firstWaiting(), timeline.packetOf(event)),
                    new Certainty.Inferred(words.say("insight.hole.basis")),
                    words.say(
                            "insight.hole",
                            "waiting",
                            words.bytes(filled.waitingBytes()),
                            "time",
                            words.duration(filled.waitedNanos()),
                            "missing",
                            words.bytes(filled.to() - filled.from())),
                    RFC));
        }
    }
}
