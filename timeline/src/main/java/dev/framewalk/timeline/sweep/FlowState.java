package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.DatagramProtocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a flow remembers besides its bytes' places: an immutable value to come back to.
///
/// @param tcp             state of the connection, null for others
/// @param channels        states of the open channels; each stands behind the one around it
/// @param opened          how many channels were opened so far
/// @param datagram        the datagram protocol chosen
/// @param datagramState   state of its decoder, null before one was chosen
/// @param datagramReason  why it was chosen
/// @param clientDirection see [Flow#clientDirection()]
/// @param clientCertainty see [Flow#clientCertainty()]
/// @param isClientDecided whether that is final
/// @param counters        last packet, packets, payload bytes of both directions, whether the start was seen
public record FlowState(
        @Nullable Object tcp,
        List<ChannelState> channels,
        int opened,
        @Nullable DatagramProtocol datagram,
        @Nullable Object datagramState,
        String datagramReason,
        int clientDirection,
        Certainty clientCertainty,
        boolean isClientDecided,
        Counters counters) {
    public FlowState {
        channels = List.copyOf(channels);
    }

    /// What is counted along.
    public record Counters(int lastPacket, int packets, long payloadBytes0, long payloadBytes1, boolean sawStart) {}
}
