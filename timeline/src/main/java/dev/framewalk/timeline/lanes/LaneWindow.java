package dev.framewalk.timeline.lanes;

import java.util.Arrays;

/// How many bytes the server might still send on a stream, moment by moment: its flow-control window as frames changed it. Columns.
public final class LaneWindow {
    /// Nothing is known of the window.
    public static final LaneWindow NONE = new LaneWindow(new long[0], new long[0], 0);

    private final long[] nanos;
    private final long[] bytes;
    private final int count;

    private LaneWindow(long[] nanos, long[] bytes, int count) {
        this.nanos = nanos;
        this.bytes = bytes;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public long nanos(int change) {
        return nanos[change];
    }

    /// The window after a change; windows may be negative.
    public long bytes(int change) {
        return bytes[change];
    }

    /// The largest it has been.
    public long most() {
        long most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, bytes[i]);
        }
        return most;
    }

    /// The window at a moment; -1 before the first change.
    public long at(long moment) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (nanos[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? -1 : bytes[low - 1];
    }

    /// Collects changes in their order. What was given out before is not touched by what is added after.
    public static final class Builder {
        private long[] nanos = new long[4];
        private long[] bytes = new long[4];
        private int count;

        public Builder add(long moment, long window) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
                bytes = Arrays.copyOf(bytes, count * 2);
            }
            nanos[count] = moment;
            bytes[count] = window;
            count++;
            return this;
        }

        public int count() {
            return count;
        }

        public LaneWindow build() {
            return count == 0 ? NONE : new LaneWindow(nanos, bytes, count);
        }
    }
}
