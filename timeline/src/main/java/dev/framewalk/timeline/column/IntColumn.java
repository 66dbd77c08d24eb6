package dev.framewalk.timeline.column;

import java.util.Arrays;

/// A growing column of `int` values. One thread adds; values already added may be read by any thread that learnt of their
/// number through a safe publication (a volatile count in the table that owns the column).
public final class IntColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;

    private volatile int[][] chunks = new int[4][];
    private int size;

    public void add(int value) {
        int chunk = size >>> SHIFT;
        if ((size & MASK) == 0) {
            makeRoom(chunk);
        }
        chunks[chunk][size & MASK] = value;
        size++;
    }

    private void makeRoom(int chunk) {
        int[][] present = chunks;
        // a copy of the outer array, so that readers of the former one still find all that they may ask for
        int[][] wider = chunk < present.length ? present : Arrays.copyOf(present, present.length * 2);
        wider[chunk] = new int[MASK + 1];
        chunks = wider;
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
}
