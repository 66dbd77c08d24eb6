package dev.framewalk.decoders.order;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// References to pieces of a stream, ascending and without overlap, in parallel arrays.
final class Pieces {
    /// How many delivered pieces are remembered.
    static final int MOST_REMEMBERED = 128;

    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final @Nullable Bytes[] NO_WINDOWS = {};

    private long[] from = NO_LONGS;
    private long[] to = NO_LONGS;
    private long[] at = NO_LONGS;
    private int[] captured = NO_INTS;
    private int[] packets = NO_INTS;
    private @Nullable Bytes[] windows = NO_WINDOWS;
    private int head;
    private int count;

    Pieces copy() {
        Pieces copy = new Pieces();
        copy.from = Arrays.copyOfRange(from, head, head + count);
        copy.to = Arrays.copyOfRange(to, head, head + count);
        copy.at = Arrays.copyOfRange(at, head, head + count);
        copy.captured = Arrays.copyOfRange(captured, head, head + count);
        copy.packets = Arrays.copyOfRange(packets, head, head + count);
        copy.windows = Arrays.copyOfRange(windows, head, head + count);
        copy.count = count;
        return copy;
    }

    /// Windows are compared by what they are made of only: places and packets.
    boolean isSameAs(Pieces other) {
        return Arrays.equals(from, head, head + count, other.from, other.head, other.head + other.count)
                && Arrays.equals(to, head, head + count, other.to, other.head, other.head + other.count)
                && Arrays.equals(at, head, head + count, other.at, other.head, other.head + other.count)
                && Arrays.equals(captured, head, head + count, other.captured, other.head, other.head + other.count)
                && Arrays.equals(packets, head, head + count, other.packets, other.head, other.head + other.count);
    }

    int count() {
        return count;
    }

    long from(int i) {
        return from[head + i];
    }

    long to(int i) {
        return to[head + i];
    }

    long at(int i) {
        return at[head + i];
    }

    int captured(int i) {
        return captured[head + i];
    }

    int packet(int i) {
        return packets[head + i];
    }

    Bytes window(int i) {
        Bytes window = windows[head + i];
        return window == null ? Bytes.EMPTY : window;
    }

    /// Index of the first piece that ends after this offset; [#count()] if none does.
    int firstEndingAfter(long offset) {
        int low = 0;
        int high = count;
        if (high > 0 && to[head + high - 1] <= offset) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[head + middle] > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Adds a delivered piece at the end and forgets the oldest if there are many.
    void remember(long begin, long end, Bytes window, long place, int packet) {
        if (count == MOST_REMEMBERED) {
            windows[head] = null;
            head++;
            count--;
        }
        insert(count, begin, end, (int) (end - begin), window, place, packet);
    }

    void insert(int i, long begin, long end, int present, Bytes window, long place, int packet) {
        if (head + count == from.length) {
            makeRoom();
        }
        int slot = head + i;
        int behind = count - i;
        if (behind > 0) {
            System.arraycopy(from, slot, from, slot + 1, behind);
            System.arraycopy(to, slot, to, slot + 1, behind);
            System.arraycopy(at, slot, at, slot + 1, behind);
            System.arraycopy(captured, slot, captured, slot + 1, behind);
            System.arraycopy(packets, slot, packets, slot + 1, behind);
            System.arraycopy(windows, slot, windows, slot + 1, behind);
        }
        from[slot] = begin;
        to[slot] = end;
        at[slot] = place;
        captured[slot] = present;
        packets[slot] = packet;
        windows[slot] = window;
        count++;
    }

    private void makeRoom() {
        int size = from.length;
        if (head > size / 4 && head > 0) {
            System.arraycopy(from, head, from, 0, count);
            System.arraycopy(to, head, to, 0, count);
            System.arraycopy(at, head, at, 0, count);
            System.arraycopy(captured, head, captured, 0, count);
            System.arraycopy(packets, head, packets, 0, count);
            System.arraycopy(windows, head, windows, 0, count);
            Arrays.fill(windows, count, head + count, null);
        } else {
            int larger = Math.max(4, size * 2);
            from = Arrays.copyOf(Arrays.copyOfRange(from, head, head + count), larger);
            to = Arrays.copyOf(Arrays.copyOfRange(to, head, head + count), larger);
            at = Arrays.copyOf(Arrays.copyOfRange(at, head, head + count), larger);
            captured = Arrays.copyOf(Arrays.copyOfRange(captured, head, head + count), larger);
            packets = Arrays.copyOf(Arrays.copyOfRange(packets, head, head + count), larger);
            windows = Arrays.copyOf(Arrays.copyOfRange(windows, head, head + count), larger);
        }
        head = 0;
    }

    /// Drops everything from this offset on and says how many bytes that were.
    long cutAt(long offset) {
        long dropped = 0;
        while (count > 0 && to[head + count - 1] > offset) {
            int last = head + count - 1;
            if (from[last] >= offset) {
                dropped += to[last] - from[last];
                windows[last] = null;
                count--;
            } else {
                dropped += to[last] - offset;
                to[last] = offset;
                captured[last] = (int) Math.min(captured[last], offset - from[last]);
            }
        }
        return dropped;
    }

    void removeFirst(int number) {
        if (number == 0) {
            return;
        }
        Arrays.fill(windows, head, head + number, null);
        head += number;
        count -= number;
        if (count == 0) {
            head = 0;
        }
    }

    /// The ranges of offsets that are covered, neighbours merged: from, to, from, to …
    long[] ranges() {
        long[] ranges = new long[count * 2];
        int used = 0;
        for (int i = 0; i < count; i++) {
            if (used > 0 && ranges[used - 1] == from(i)) {
                ranges[used - 1] = to(i);
            } else {
                ranges[used++] = from(i);
                ranges[used++] = to(i);
            }
        }
        return Arrays.copyOf(ranges, used);
    }
}
