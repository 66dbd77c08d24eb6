package dev.framewalk.timeline.column;

import java.util.Arrays;

/// A growing column of `byte` values. One thread adds; values already added may be read by any thread that learnt of their
/// number through a safe publication (a volatile count in the table that owns the column).
///
/// A column with few values is small: a capture can have a hundred thousand conversations with columns of their own.
public final class ByteColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int FIRST = 8;
    private static final byte[] NONE = new byte[0];
    private static final byte[][] EMPTY = {NONE};

    private volatile byte[][] chunks = EMPTY;
    private int size;

    public void add(byte value) {
        byte[] last = chunks[chunks.length - 1];
        int at = size & MASK;
        if (at >= last.length || at == 0 && size > 0) {
            last = makeRoom(last, at);
        }
        last[at] = value;
        size++;
    }

    /// Only the first chunk grows; what readers hold of the former one stays as it was.
    private byte[] makeRoom(byte[] last, int at) {
        byte[][] present = chunks;
        if (at > 0 || size == 0) {
            byte[] longer = Arrays.copyOf(last, Math.min(MASK + 1, Math.max(FIRST, last.length * 2)));
            byte[][] same = present.clone();
            same[present.length - 1] = longer;
            chunks = same;
            return longer;
        }
        byte[][] wider = Arrays.copyOf(present, present.length + 1);
        byte[] fresh = new byte[MASK + 1];
        wider[present.length] = fresh;
        chunks = wider;
        return fresh;
    }

    public byte at(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    /// Replaces a value added before.
    public void set(int index, byte value) {
        chunks[index >>> SHIFT][index & MASK] = value;
    }

    public int size() {
        return size;
    }

    /// The first of its values, as a column of its own that goes on differently. Full parts are shared: neither of both replaces values then.
    public ByteColumn prefix(int values) {
        ByteColumn same = new ByteColumn();
        if (values > 0) {
            byte[][] shared = Arrays.copyOf(chunks, (values - 1 >>> SHIFT) + 1);
            shared[shared.length - 1] = shared[shared.length - 1].clone();
            same.chunks = shared;
            same.size = values;
        }
        return same;
    }
}
