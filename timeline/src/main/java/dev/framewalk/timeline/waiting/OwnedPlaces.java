package dev.framewalk.timeline.waiting;

import java.util.Arrays;

/// Places in the bytes of one side of one channel with the events that tell of them: by where they begin, the longer first.
final class OwnedPlaces {
    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};

    private long[] from = NO_LONGS;
    private long[] to = NO_LONGS;
    /// The furthest end of each and all before it.
    private long[] reach = NO_LONGS;

    private int[] event = NO_INTS;
    private int count;

    /// Adds one; mostly it lies behind those that are there.
    void add(long begin, long end, int which) {
        if (count == event.length) {
            int size = Math.max(8, count * 2);
            from = Arrays.copyOf(from, size);
            to = Arrays.copyOf(to, size);
            reach = Arrays.copyOf(reach, size);
            event = Arrays.copyOf(event, size);
        }
        int at = count;
        while (at > 0 && (from[at - 1] > begin || from[at - 1] == begin && to[at - 1] < end)) {
            at--;
        }
        int behind = count - at;
        System.arraycopy(from, at, from, at + 1, behind);
        System.arraycopy(to, at, to, at + 1, behind);
        System.arraycopy(event, at, event, at + 1, behind);
        from[at] = begin;
        to[at] = end;
        event[at] = which;
        count++;
        for (int i = at; i < count; i++) {
            reach[i] = Math.max(i == 0 ? 0 : reach[i - 1], to[i]);
        }
    }

    int count() {
        return count;
    }

    /// The first that it takes to find all that end behind a position; [#count()] if none does.
    int firstReaching(long position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (reach[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long from(int index) {
        return from[index];
    }

    long to(int index) {
        return to[index];
    }

    int event(int index) {
        return event[index];
    }
}
