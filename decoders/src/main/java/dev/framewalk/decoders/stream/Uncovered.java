package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A run of bytes of a channel inside another one; one datagram of it, where it is a sequence of datagrams.
///
/// @param side   which end sent it
/// @param offset how many bytes of this direction of the channel inside came before, gaps included
/// @param window where the bytes are; must not be kept beyond the call
/// @param at     where they begin there
/// @param length how many; at least 1
/// @param outer  what they were made of, in the channel around: all that is needed to make them; null if they are the same bytes at
///               the same positions
/// @param first  the position in the channel around that the first of them was made of, if each further one was made of the next;
///               [#NOT_IN_PLACE] if they do not lie side by side
/// @param missing how many more bytes the datagram had that are not here; 0 in streams
/// @param again  makes them once more of the outer unit's bytes; null if they stand in the channel around as they are
public record Uncovered(
        Side side,
        long offset,
        Bytes window,
        long at,
        int length,
        @Nullable Unit outer,
        long first,
        int missing,
        @Nullable Opening again) {
    /// The bytes were made of the outer unit as a whole.
    public static final long NOT_IN_PLACE = -1;

    /// Bytes that are passed on as they are: positions inside are positions outside.
    public static Uncovered same(Side side, long offset, Bytes window, long at, int length) {
        return new Uncovered(side, offset, window, at, length, null, offset, 0, null);
    }

    /// Bytes that stand in the channel around as they are, at other positions.
    ///
    /// @param outer where they stand there
    public static Uncovered carried(Unit outer, long offset, Bytes window, long at) {
        return new Uncovered(outer.side(), offset, window, at, (int) outer.length(), outer, outer.from(), 0, null);
    }

    /// A way to make uncovered bytes once more, for somebody who looks at them later. Immutable, and small: one is kept for every run.
    @FunctionalInterface
    public interface Opening {
        /// The uncovered bytes, with an origin that leads back to those of the outer unit; empty if that does not work (bytes of the
        /// outer unit are missing).
        ///
        /// @param outer the bytes of [Uncovered#outer()], all of them; if it needs all before, those of this direction of the channel
        ///              around from the first on, at least as far as the outer unit reaches
        Bytes open(Bytes outer);

        /// Whether it needs all bytes of the channel around that came before, too: those of the outer unit mean nothing without them.
        default boolean needsAllBefore() {
            return false;
        }
    }
}
