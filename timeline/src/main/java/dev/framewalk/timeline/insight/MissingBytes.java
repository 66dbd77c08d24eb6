package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.telling.Teller;
import java.util.List;
import java.util.function.Consumer;

/// What a capture cannot tell: bytes that it lacks, and bytes that two packets tell differently.
final class MissingBytes implements InsightRule {
    private static final Rfc RFC = Rfc.of(9293, "3.10.7.4");

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        int packet = timeline.packetOf(event);
        switch (timeline.tcp(event)) {
            case TcpEvent.Gap gap when gap.depth() == Depth.STORY -> found.accept(insight(
                    timeline, event, "x.insight.missing-bytes", Severity.WARN, List.of(packet)));
            case TcpEvent.Conflict conflict -> found.accept(insight(
                    timeline,
                    event,
                    "x.insight.conflicting-bytes",
                    Severity.ERROR,
                    List.of(conflict.firstPacket(), conflict.secondPacket())));
            case null, default -> {
                // nothing is missing
            }
        }
    }

    private static Insight insight(Timeline timeline, int event, String rule, Severity severity, List<Integer> packets) {
        return new Insight(
                rule,
                severity,
                timeline.conversationOf(event),
                List.of(event),
                packets,
                Certainty.OBSERVED,
                Teller.of(timeline).event(event).sentence(),
                RFC);
    }
}
