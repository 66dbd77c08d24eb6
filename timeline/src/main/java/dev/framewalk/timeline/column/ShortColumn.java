package dev.framewalk.timeline.column;

import java.util.Arrays;

/// A growing column of `short` values. One thread adds; values already added may be read by any thread that learnt of their
/// number through a safe publication (a volatile count in the table that owns the column).
///
/// A column with few values is small: a capture can have a hundred thousand conversations with columns of their own.
public final class ShortColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int FIRST = 8;
    private static final short[] NONE = new short[0];
    private static final short[][] EMPTY = {NONE};

    private volatile short[][] chunks = EMPTY;
    private int size;

    public void add(short value) {
        short[] last = chunks[chunks.length - 1];
        int at = size & MASK;
        if (at >= last.length || at == 0 && size > 0) {
            last = makeRoom(last, at);
        }
        last[at] = value;
        size++;
    }

    /// Only the first chunk grows; what readers hold of the former one stays as it was.
    private short[] makeRoom(short[] last, int at) {
        short[][] present = chunks;
        if (at > 0 || size == 0) {
            short[] longer = Arrays.copyOf(last, Math.min(MASK + 1, Math.max(FIRST, last.length * 2)));
            short[][] same = present.clone();
            same[present.length - 1] = longer;
            chunks = same;
            return longer;
        }
        short[][] wider = Arrays.copyOf(present, present.length + 1);
        short[] fresh = new short[MASK + 1];
        wider[present.length] = fresh;
        chunks = wider;
        return fresh;
    }

    public short at(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    /// Replaces a value added before.
    public void set(int index, short value) {
        chunks[index >>> SHIFT][index & MASK] = value;
    }

    public int size() {
        return size;
    }
}
