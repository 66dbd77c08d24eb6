package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.field.Certainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a flow remembers besides its bytes' places: an immutable value to come back to.
///
/// @param tcp             state of the connection, null for others
/// @param channels        states of the open channels; each stands behind the one around it
/// @param opened          how many channels were opened so far
/// @param clientDirection see [Flow#clientDirection()]
/// @param clientCertainty see [Flow#clientCertainty()]
/// @param isClientDecided whether that is final
/// @param counters        last packet, packets, payload bytes of both directions, those of datagrams on the wire, whether the start was seen
public record FlowState(
        @Nullable Object tcp,
        List<ChannelState> channels,
        int opened,
        int clientDirection,
        Certainty clientCertainty,
        boolean isClientDecided,
        Counters counters) {
    public FlowState {
        channels = List.copyOf(channels);
    }

    /// What is counted along.
    public record Counters(int lastPacket, int packets, long payloadBytes0, long payloadBytes1, long offset0, long offset1, boolean sawStart) {}
}
