package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// First bytes of both directions of a channel, kept while nobody can tell what it speaks. Immutable.
///
/// They are kept with the order in which they came, so that a decoder that is found late hears both sides as one who had listened
/// from the beginning.
final class HeldBytes {
    static final HeldBytes NONE = new HeldBytes(List.of(), new byte[2][0]);

    private final List<Turn> turns;
    private final byte[][] heads;

    /// @param turns who sent how much, in the order of capture
    /// @param heads all that each direction sent
    private HeldBytes(List<Turn> turns, byte[][] heads) {
        this.turns = turns;
        this.heads = heads;
    }

    /// A piece of one direction.
    ///
    /// @param offset where it begins in the bytes of its direction
    /// @param from   where it begins in what was kept of its direction
    record Turn(int direction, long offset, int from, int length) {}

    /// Takes the bytes of a turn once more.
    @FunctionalInterface
    interface Taker {
        void data(int direction, Bytes window, long at, int length, long offset);
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    int length(int direction) {
        return heads[direction].length;
    }

    /// All that a direction sent.
    Bytes head(int direction) {
        return Bytes.captured(heads[direction]);
    }

    HeldBytes with(int direction, Bytes window, long at, int length, long offset) {
        byte[] before = heads[direction];
        byte[] longer = Arrays.copyOf(before, before.length + length);
        window.copyTo(at, longer, before.length, length);
        byte[][] both = heads.clone();
        both[direction] = longer;
        List<Turn> more = new ArrayList<>(turns);
        Turn last = more.isEmpty() ? null : more.getLast();
        if (last != null && last.direction == direction && last.offset + last.length == offset) {
            more.set(more.size() - 1, new Turn(direction, last.offset, last.from, last.length + length));
        } else {
            more.add(new Turn(direction, offset, before.length, length));
        }
        return new HeldBytes(List.copyOf(more), both);
    }

    void replay(Taker taker) {
        for (Turn turn : turns) {
            taker.data(turn.direction, head(turn.direction), turn.from, turn.length, turn.offset);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeldBytes that && turns.equals(that.turns) && Arrays.deepEquals(heads, that.heads);
    }

    @Override
    public int hashCode() {
        return turns.hashCode() * 31 + Arrays.deepHashCode(heads);
    }

    @Override
    public String toString() {
        return turns.toString();
    }
}
