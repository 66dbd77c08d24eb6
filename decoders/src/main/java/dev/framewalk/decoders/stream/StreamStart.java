package dev.framewalk.decoders.stream;

import org.jspecify.annotations.Nullable;

/// How a stream begins for a decoder.
///
/// @param isMidway whether the beginning of the connection was not seen
/// @param inside   what the protocol around it said about this stream; null where nobody did
public record StreamStart(boolean isMidway, @Nullable Inside inside) {
    /// Seen from its first byte.
    public static final StreamStart FRESH = new StreamStart(false, null);

    /// Its beginning was not seen.
    public static final StreamStart MIDWAY = new StreamStart(true, null);
}
