package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.telling.Teller;
import java.util.List;
import java.util.function.Consumer;

/// A rule of a protocol that was broken, as its decoder met it.
final class BrokenRule implements InsightRule {
    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        StreamEvent told = timeline.told(event);
        Anomaly anomaly = told == null ? null : told.anomaly();
        if (anomaly == null && timeline.tcp(event) instanceof TcpEvent.RuleBroken broken) {
            anomaly = broken.anomaly();
        }
        if (anomaly != null) {
            found.accept(new Insight(
                    anomaly.id(),
                    anomaly.severity(),
                    timeline.conversationOf(event),
                    List.of(event),
                    List.of(timeline.packetOf(event)),
                    Certainty.OBSERVED,
                    Teller.of(timeline).event(event).sentence(),
                    anomaly.rfc()));
        }
    }
}
