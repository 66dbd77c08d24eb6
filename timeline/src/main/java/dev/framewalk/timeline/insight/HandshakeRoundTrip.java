package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.List;
import java.util.function.Consumer;

/// How long a connection took to open: the first and best measure of the way between the ends.
final class HandshakeRoundTrip implements InsightRule {
    private static final String ID = "x.insight.handshake-round-trip";
    private static final Rfc RFC = Rfc.of(9293, "3.5");

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        if (timeline.tcp(event) instanceof TcpEvent.Established open && open.handshakeNanos() > 0) {
            int conversation = timeline.conversationOf(event);
            found.accept(new Insight(
                    ID,
                    Severity.CHAT,
                    conversation,
                    List.of(event),
                    List.of(timeline.conversation(conversation).firstPacket(), timeline.packetOf(event)),
                    open.certainty() instanceof Certainty.Inferred inferred ? inferred : Certainty.DERIVED,
                    StoryWords.here()
                            .say(
                                    open.hasLost() ? "insight.handshake.again" : "insight.handshake",
                                    "time",
                                    Quantities.duration(open.handshakeNanos()),
                                    "trip",
                                    Quantities.duration(open.roundTripNanos())),
                    RFC));
        }
    }
}
