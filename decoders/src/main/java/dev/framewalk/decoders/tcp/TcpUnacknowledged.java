package dev.framewalk.decoders.tcp;

import java.util.Arrays;

/// The segments of one direction that nobody has acknowledged yet: what bytes in flight and round-trip times are measured by.
///
/// Bounded: while the other direction is not seen at all nothing would ever leave, so only few are kept.
final class TcpUnacknowledged {
    static final int MOST = 10_000;
    static final int MOST_WITHOUT_ACKNOWLEDGMENTS = 64;

    private static final int[] NOTHING = {};
    private static final long[] NO_TIMES = {};
    private static final boolean[] NO_FLAGS = {};

    private int[] from = NOTHING;
    private int[] to = NOTHING;
    private int[] packets = NOTHING;
    private long[] times = NO_TIMES;
    /// Whether another entry has some of the same bytes.
    private boolean[] repeated = NO_FLAGS;
    private int head;
    private int tail;
    /// Whether each entry begins where or after the former ended: then only the head can be acknowledged.
    private boolean ascending = true;

    /// Results of the last [#acknowledge].
    private long matchTime;

    private int matchPacket;
    private boolean isMatchAmbiguous;

    TcpUnacknowledged copy() {
        TcpUnacknowledged copy = new TcpUnacknowledged();
        copy.from = Arrays.copyOfRange(from, head, tail);
        copy.to = Arrays.copyOfRange(to, head, tail);
        copy.packets = Arrays.copyOfRange(packets, head, tail);
        copy.times = Arrays.copyOfRange(times, head, tail);
        copy.repeated = Arrays.copyOfRange(repeated, head, tail);
        copy.tail = tail - head;
        copy.ascending = ascending;
        return copy;
    }

    boolean isSameAs(TcpUnacknowledged other) {
        return ascending == other.ascending
                && Arrays.equals(from, head, tail, other.from, other.head, other.tail)
                && Arrays.equals(to, head, tail, other.to, other.head, other.tail)
                && Arrays.equals(packets, head, tail, other.packets, other.head, other.tail)
                && Arrays.equals(times, head, tail, other.times, other.head, other.tail)
                && Arrays.equals(repeated, head, tail, other.repeated, other.head, other.tail);
    }

    /// Whether the last acknowledgment covers bytes that were sent more than once: then nobody can say which copy it answers, and how long that
    /// took (Karn's rule; RFC 6298, section 3).
    boolean isMatchAmbiguous() {
        return isMatchAmbiguous;
    }

    void add(int seq, int next, long time, int packet, int most) {
        if (tail - head >= most) {
            return;
        }
        if (head == tail) {
            head = 0;
            tail = 0;
            ascending = true;
        } else if (TcpSequence.before(seq, to[tail - 1])) {
            ascending = false;
        }
        if (tail == from.length) {
            makeRoom();
        }
        repeated[tail] = !ascending && repeats(seq, next);
        from[tail] = seq;
        to[tail] = next;
        times[tail] = time;
        packets[tail] = packet;
        tail++;
    }

    /// Marks the entries that have bytes of this segment, and says whether there are any.
    private boolean repeats(int seq, int next) {
        boolean found = false;
        for (int i = head; i < tail; i++) {
            if (TcpSequence.before(from[i], next) && TcpSequence.before(seq, to[i])) {
                repeated[i] = true;
                found = true;
            }
        }
        return found;
    }

    private void makeRoom() {
        int count = tail - head;
        if (head > 0 && count <= from.length / 2) {
            System.arraycopy(from, head, from, 0, count);
            System.arraycopy(to, head, to, 0, count);
            System.arraycopy(packets, head, packets, 0, count);
            System.arraycopy(times, head, times, 0, count);
            System.arraycopy(repeated, head, repeated, 0, count);
        } else {
            int size = Math.max(8, count * 2);
            from = Arrays.copyOf(Arrays.copyOfRange(from, head, tail), size);
            to = Arrays.copyOf(Arrays.copyOfRange(to, head, tail), size);
            packets = Arrays.copyOf(Arrays.copyOfRange(packets, head, tail), size);
            times = Arrays.copyOf(Arrays.copyOfRange(times, head, tail), size);
            repeated = Arrays.copyOf(Arrays.copyOfRange(repeated, head, tail), size);
        }
        head = 0;
        tail = count;
    }

    /// Forgets what this number acknowledges and says whether a segment ended exactly there.
    boolean acknowledge(int ack) {
        boolean matched = false;
        isMatchAmbiguous = false;
        if (ascending) {
            while (head < tail && TcpSequence.notAfter(to[head], ack)) {
                if (to[head] == ack && !matched) {
                    matched = true;
                    matchTime = times[head];
                    matchPacket = packets[head];
                }
                head++;
            }
            if (head < tail && TcpSequence.before(from[head], ack)) {
                from[head] = ack;
            }
            return matched;
        }
        int kept = head;
        for (int i = head; i < tail; i++) {
            isMatchAmbiguous |= repeated[i] && TcpSequence.before(from[i], ack);
            if (TcpSequence.notAfter(to[i], ack)) {
                if (to[i] == ack && !matched) {
                    matched = true;
                    matchTime = times[i];
                    matchPacket = packets[i];
                }
                continue;
            }
            from[kept] = TcpSequence.before(from[i], ack) ? ack : from[i];
            to[kept] = to[i];
            packets[kept] = packets[i];
            times[kept] = times[i];
            repeated[kept] = repeated[i];
            kept++;
        }
        tail = kept;
        return matched;
    }

    /// When the segment that the last acknowledgment matched was sent; the oldest if it was sent several times.
    long matchTime() {
        return matchTime;
    }

    int matchPacket() {
        return matchPacket;
    }

    /// From the lowest unacknowledged byte to the highest.
    int bytesInFlight() {
        if (head == tail) {
            return 0;
        }
        if (ascending) {
            return to[tail - 1] - from[head];
        }
        int low = from[head];
        int high = to[head];
        for (int i = head + 1; i < tail; i++) {
            low = TcpSequence.before(from[i], low) ? from[i] : low;
            high = TcpSequence.after(to[i], high) ? to[i] : high;
        }
        return high - low;
    }
}
