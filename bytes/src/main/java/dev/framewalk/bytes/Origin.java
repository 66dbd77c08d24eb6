package dev.framewalk.bytes;

import java.util.List;

/// What a window of bytes was made of, and how.
///
/// A chain of origins ends in bytes whose derivation is [Derivation#CAPTURED]: positions in the capture itself.
///
/// @param derivation what was done to the parts
/// @param parts      where each range came from, ascending by [Part#from()]; empty for captured bytes
public record Origin(Derivation derivation, List<Part> parts) {
    static final Origin CAPTURED = new Origin(Derivation.CAPTURED, List.of());

    public Origin {
        parts = List.copyOf(parts);
    }

    static Origin sliceOf(Bytes whole, long from, long length) {
        return new Origin(Derivation.SLICED, List.of(new Part(0, length, whole, from, length)));
    }

    /// How bytes came to be.
    public enum Derivation {
        /// Recorded as they are.
        CAPTURED(true),
        /// A part of a larger window.
        SLICED(true),
        /// IP fragments or TCP segments put in order.
        REASSEMBLED(true),
        /// Chunk framing of HTTP/1.1 taken away.
        DECHUNKED(true),
        /// A content or transfer coding undone.
        INFLATED(false),
        /// WebSocket masking undone.
        UNMASKED(true),
        /// Decrypted with a key.
        DECRYPTED(false);

        private final boolean keepsPositions;

        Derivation(boolean keepsPositions) {
            this.keepsPositions = keepsPositions;
        }

        /// Whether byte n of a part is byte n of its source (so a highlight can be exact), or only the whole
        /// part corresponds to the whole source range.
        public boolean keepsPositions() {
            return keepsPositions;
        }
    }

    /// One range of the derived window and the range of the source that it came from.
    ///
    /// @param from         where the range begins in the derived window
    /// @param length       its length there
    /// @param source       the window that it came from
    /// @param sourceFrom   where it begins in the source
    /// @param sourceLength its length in the source; differs from `length` only where positions are not kept
    public record Part(long from, long length, Bytes source, long sourceFrom, long sourceLength) {
        public static Part same(long from, long length, Bytes source, long sourceFrom) {
            return new Part(from, length, source, sourceFrom, length);
        }
    }
}
