package dev.framewalk.timeline.order;

import java.util.Arrays;

/// Pieces of a stream, each with the packet that first brought it and the one that counts; made from segments in the order of capture.
///
/// Most segments lie behind everything before them, so that they are added at the end; those that fill holes do so near it.
final class TroubledArrivals implements Arrivals {
    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final byte[] NO_BYTES = {};

    static final Acceptance.Evidence[] EVIDENCE = Acceptance.Evidence.values();

    private long[] from = NO_LONGS;
    private long[] to = NO_LONGS;
    private int[] first = NO_INTS;
    private int[] accepted = NO_INTS;
    private byte[] evidence = NO_BYTES;
    private int count;
    private final long begin;

    /// @param begin where they begin: what lies before is known otherwise
    TroubledArrivals(long begin) {
        this.begin = begin;
    }

    /// One past the last byte that is known.
    long end() {
        return count == 0 ? begin : to[count - 1];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long from(int piece) {
        return from[piece];
    }

    @Override
    public long to(int piece) {
        return to[piece];
    }

    @Override
    public int first(int piece) {
        return first[piece];
    }

    @Override
    public int accepted(int piece) {
        return accepted[piece];
    }

    /// Takes the bytes of a segment.
    ///
    /// @param floor the receiver had everything before this position already: what of it was not captured came without being captured, not now
    /// @return whether some of them were there before
    boolean add(long begin, long end, int packet, long floor) {
        boolean repeats = false;
        long cursor = begin;
        int i = count > 0 && to[count - 1] <= begin ? count : after(begin);
        while (cursor < end) {
            long border = i < count ? Math.min(end, from[i]) : end;
            if (border > cursor && border <= floor) {
                cursor = border;
            } else if (border > cursor) {
                insert(i, Math.max(cursor, floor), border, packet, packet);
                cursor = border;
                i++;
            } else {
                repeats = true;
                cursor = Math.min(end, to[i]);
                i++;
            }
        }
        return repeats;
    }

    private void insert(int i, long begin, long end, int packet, int counting) {
        if (count == from.length) {
            int size = Math.max(16, count * 2);
            from = Arrays.copyOf(from, size);
            to = Arrays.copyOf(to, size);
            first = Arrays.copyOf(first, size);
            accepted = Arrays.copyOf(accepted, size);
            evidence = Arrays.copyOf(evidence, size);
        }
        int behind = count - i;
        if (behind > 0) {
            System.arraycopy(from, i, from, i + 1, behind);
            System.arraycopy(to, i, to, i + 1, behind);
            System.arraycopy(first, i, first, i + 1, behind);
            System.arraycopy(accepted, i, accepted, i + 1, behind);
            System.arraycopy(evidence, i, evidence, i + 1, behind);
        }
        from[i] = begin;
        to[i] = end;
        first[i] = packet;
        accepted[i] = counting;
        evidence[i] = 0;
        count++;
    }

    /// How we know which copy of a piece counts.
    Acceptance.Evidence evidence(int piece) {
        return EVIDENCE[evidence[piece]];
    }

    /// Says that of these bytes the copy of a later packet is the one that counts.
    void accept(long begin, long end, int packet, Acceptance.Evidence how) {
        for (int i = after(begin); i < count && from[i] < end; i++) {
            if (from[i] < begin) {
                split(i, begin);
                i++;
            }
            if (to[i] > end) {
                split(i, end);
            }
            accepted[i] = packet;
            evidence[i] = (byte) how.ordinal();
        }
    }

    private void split(int i, long at) {
        long end = to[i];
        to[i] = at;
        insert(i + 1, at, end, first[i], accepted[i]);
        evidence[i + 1] = evidence[i];
    }
}
