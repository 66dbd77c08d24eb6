package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Everything that one layer of a flow remembers besides its bytes' places: an immutable value to come back to.
///
/// @param protocol what it speaks; null before that was decided, or if nobody knows
/// @param decoder  state of its decoder; null without one
/// @param reason   why that protocol
/// @param isOpaque whether nobody knows what it speaks
/// @param isMidway whether its beginning was not seen
/// @param inside   what it was told about the stream inside it
/// @param heads    bytes kept while undecided, and where they begin
/// @param ended    which directions have ended: bit 0 and bit 1
/// @param beginsWithGap whether bytes of the stream inside were missing before there was any
public record LayerState(
        @Nullable StreamProtocol protocol,
        @Nullable Object decoder,
        String reason,
        boolean isOpaque,
        boolean isMidway,
        @Nullable Inside inside,
        Heads heads,
        int ended,
        boolean beginsWithGap) {
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
}
