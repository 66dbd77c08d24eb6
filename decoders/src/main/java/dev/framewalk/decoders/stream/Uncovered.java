package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A run of bytes of a stream inside another one.
///
/// @param side   which end sent it
/// @param offset how many bytes of this direction of the stream inside came before, gaps included
/// @param window where the bytes are; must not be kept beyond the call
/// @param at     where they begin there
/// @param length how many; at least 1
/// @param outer  what they were made of, in the stream around; null if they are the same bytes at the same positions
/// @param again  makes them once more of the outer unit's bytes; null exactly where `outer` is
public record Uncovered(
        Side side, long offset, Bytes window, long at, int length, @Nullable Unit outer, @Nullable Opening again) {
    /// Bytes that are passed on as they are: positions inside are positions outside.
    public static Uncovered same(Side side, long offset, Bytes window, long at, int length) {
        return new Uncovered(side, offset, window, at, length, null, null);
    }

    /// A way to make uncovered bytes once more, for somebody who looks at them later. Immutable, and small: one is kept for every run.
    @FunctionalInterface
    public interface Opening {
        /// The uncovered bytes, with an origin that leads back to those of the outer unit; empty if that does not work (bytes of the
        /// outer unit are missing).
        ///
        /// @param outer the bytes of [Uncovered#outer()], all of them
        Bytes open(Bytes outer);
    }
}
