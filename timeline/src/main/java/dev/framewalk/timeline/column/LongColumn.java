package dev.framewalk.timeline.column;

import java.util.Arrays;

/// A growing column of `long` values. One thread adds; values already added may be read by any thread that learnt of their
/// number through a safe publication (a volatile count in the table that owns the column).
///
/// A column with few values is small: a capture can have a hundred thousand conversations with columns of their own.
public final class LongColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int FIRST = 8;
    private static final long[] NONE = new long[0];
    private static final long[][] EMPTY = {NONE};

    private volatile long[][] chunks = EMPTY;
    private int size;

    public void add(long value) {
        long[] last = chunks[chunks.length - 1];
        int at = size & MASK;
        if (at >= last.length || at == 0 && size > 0) {
            last = makeRoom(last, at);
        }
        last[at] = value;
        size++;
    }

    /// Only the first chunk grows; what readers hold of the former one stays as it was.
    private long[] makeRoom(long[] last, int at) {
        long[][] present = chunks;
        if (at > 0 || size == 0) {
            long[] longer = Arrays.copyOf(last, Math.min(MASK + 1, Math.max(FIRST, last.length * 2)));
            long[][] same = present.clone();
            same[present.length - 1] = longer;
            chunks = same;
            return longer;
        }
        long[][] wider = Arrays.copyOf(present, present.length + 1);
        long[] fresh = new long[MASK + 1];
        wider[present.length] = fresh;
        chunks = wider;
        return fresh;
    }

    public long at(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    /// Replaces a value added before.
    public void set(int index, long value) {
        chunks[index >>> SHIFT][index & MASK] = value;
    }

    public int size() {
        return size;
    }

    /// The first of its values, as a column of its own that goes on differently. Full parts are shared: neither of both replaces values then.
    public LongColumn prefix(int values) {
        LongColumn same = new LongColumn();
        if (values > 0) {
            long[][] shared = Arrays.copyOf(chunks, (values - 1 >>> SHIFT) + 1);
            shared[shared.length - 1] = shared[shared.length - 1].clone();
            same.chunks = shared;
            same.size = values;
        }
        return same;
    }
}
