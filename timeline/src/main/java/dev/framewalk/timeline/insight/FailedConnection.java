package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.telling.Teller;
import java.util.List;
import java.util.function.Consumer;

/// A connection that was asked for and never opened, or that was broken off.
final class FailedConnection implements InsightRule {
    private static final Rfc RFC = Rfc.of(9293, "3.5.3");

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        String rule;
        Severity severity;
        switch (timeline.tcp(event)) {
            case TcpEvent.Refused refused -> {
                rule = "x.insight.connection-refused";
                severity = Severity.WARN;
            }
            case TcpEvent.Unanswered unanswered -> {
                rule = "x.insight.connection-unanswered";
                severity = Severity.WARN;
            }
            case TcpEvent.Reset reset when !reset.afterClose() -> {
                rule = "x.insight.connection-reset";
                severity = Severity.NOTE;
            }
            case null, default -> {
                return;
            }
        }
        int conversation = timeline.conversationOf(event);
        found.accept(new Insight(
                rule,
                severity,
                conversation,
                List.of(event),
                List.of(timeline.conversation(conversation).firstPacket(), timeline.packetOf(event)),
                Certainty.OBSERVED,
                Teller.of(timeline).event(event).sentence(),
                RFC));
    }
}
