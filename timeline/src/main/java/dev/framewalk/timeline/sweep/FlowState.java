package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Everything that a flow remembers besides its bytes' places: an immutable value to come back to.
///
/// @param tcp             state of the connection, null for others
/// @param decoder         state of the stream or datagram decoder, null before one was chosen
/// @param stream          the stream protocol chosen
/// @param datagram        the datagram protocol chosen
/// @param reason          why it was chosen
/// @param isOpaque        whether nobody knows what it speaks
/// @param clientDirection see [Flow#clientDirection()]
/// @param clientCertainty see [Flow#clientCertainty()]
/// @param isClientDecided whether that is final
/// @param heads           bytes kept while undecided, and where they begin
/// @param counters        last packet, packets, payload bytes of both directions, whether the start was seen
public record FlowState(
        @Nullable Object tcp,
        @Nullable Object decoder,
        @Nullable StreamProtocol stream,
        @Nullable DatagramProtocol datagram,
        String reason,
        boolean isOpaque,
        int clientDirection,
        Certainty clientCertainty,
        boolean isClientDecided,
        Heads heads,
        Counters counters) {
    /// First bytes of both directions, kept while nobody can tell the protocol.
    public record Heads(byte[] first, long firstFrom, byte[] second, long secondFrom) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Heads that
                    && Arrays.equals(first, that.first)
                    && Arrays.equals(second, that.second)
                    && firstFrom == that.firstFrom
                    && secondFrom == that.secondFrom;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(first) * 31 + Arrays.hashCode(second);
        }
    }

    /// What is counted along.
    public record Counters(int lastPacket, int packets, long payloadBytes0, long payloadBytes1, boolean sawStart) {}
}
