package dev.framewalk.timeline.column;

import java.util.Arrays;

/// A growing column of `int` values. One thread adds; values already added may be read by any thread that learnt of their
/// number through a safe publication (a volatile count in the table that owns the column).
///
/// A column with few values is small: a capture can have a hundred thousand conversations with columns of their own.
public final class IntColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int FIRST = 8;
    private static final int[] NONE = new int[0];
    private static final int[][] EMPTY = {NONE};

    private volatile int[][] chunks = EMPTY;
    private int size;

    public void add(int value) {
        int[] last = chunks[chunks.length - 1];
        int at = size & MASK;
        if (at >= last.length || at == 0 && size > 0) {
            last = makeRoom(last, at);
        }
        last[at] = value;
        size++;
    }

    /// Only the first chunk grows; what readers hold of the former one stays as it was.
    private int[] makeRoom(int[] last, int at) {
        int[][] present = chunks;
        if (at > 0 || size == 0) {
            int[] longer = Arrays.copyOf(last, Math.min(MASK + 1, Math.max(FIRST, last.length * 2)));
            int[][] same = present.clone();
            same[present.length - 1] = longer;
            chunks = same;
            return longer;
        }
        int[][] wider = Arrays.copyOf(present, present.length + 1);
        int[] fresh = new int[MASK + 1];
        wider[present.length] = fresh;
        chunks = wider;
        return fresh;
    }

    public int at(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    /// Replaces a value added before.
    public void set(int index, int value) {
        chunks[index >>> SHIFT][index & MASK] = value;
    }

    public int size() {
        return size;
    }

    /// The first of its values, as a column of its own that goes on differently. Full parts are shared: neither of both replaces values then.
    public IntColumn prefix(int values) {
        IntColumn same = new IntColumn();
        if (values > 0) {
            int[][] shared = Arrays.copyOf(chunks, (values - 1 >>> SHIFT) + 1);
            shared[shared.length - 1] = shared[shared.length - 1].clone();
            same.chunks = shared;
            same.size = values;
        }
        return same;
    }
}
