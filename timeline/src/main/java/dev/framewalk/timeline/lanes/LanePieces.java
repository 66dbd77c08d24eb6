package dev.framewalk.timeline.lanes;

import java.util.Arrays;

/// The pieces of a lane in the order in which they arrived: packets of a body in HTTP/1, frames in HTTP/2. Columns, because a large
/// download has a million of them.
public final class LanePieces {
    public static final LanePieces NONE = new LanePieces(new long[0], new int[0], new int[0], new byte[0], 0);

    private static final PieceKind[] KINDS = PieceKind.values();

    private final long[] nanos;
    private final int[] event;
    private final int[] bytes;
    private final byte[] kind;
    private final int count;

    private LanePieces(long[] nanos, int[] event, int[] bytes, byte[] kind, int count) {
        this.nanos = nanos;
        this.event = event;
        this.bytes = bytes;
        this.kind = kind;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public long nanos(int piece) {
        return nanos[piece];
    }

    /// The event to look at.
    public int event(int piece) {
        return event[piece];
    }

    public int bytes(int piece) {
        return bytes[piece];
    }

    public PieceKind kind(int piece) {
        return KINDS[kind[piece]];
    }

    /// The first piece at or after a moment, or [#count()].
    public int at(long moment) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (nanos[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Collects pieces. What was given out before is not touched by what is added after.
    public static final class Builder {
        private long[] nanos = new long[4];
        private int[] event = new int[4];
        private int[] bytes = new int[4];
        private byte[] kind = new byte[4];
        private int count;
        private boolean isShared;

        public int count() {
            return count;
        }

        /// Adds a piece; one that arrived before others (after a loss) is put where it belongs.
        public Builder add(long atNanos, int ofEvent, long length, PieceKind what) {
            if (count == nanos.length) {
                grow();
            }
            int at = count;
            while (at > 0 && nanos[at - 1] > atNanos) {
                at--;
            }
            if (at < count) {
                if (isShared) {
                    // those who were given the columns must not see them move
                    grow();
                    isShared = false;
                }
                System.arraycopy(nanos, at, nanos, at + 1, count - at);
                System.arraycopy(event, at, event, at + 1, count - at);
                System.arraycopy(bytes, at, bytes, at + 1, count - at);
                System.arraycopy(kind, at, kind, at + 1, count - at);
            }
            nanos[at] = atNanos;
            event[at] = ofEvent;
            bytes[at] = (int) Math.min(length, Integer.MAX_VALUE);
            kind[at] = (byte) what.ordinal();
            count++;
            return this;
        }

        private void grow() {
            int size = Math.max(count + 1, count + (count >> 1));
            nanos = Arrays.copyOf(nanos, size);
            event = Arrays.copyOf(event, size);
            bytes = Arrays.copyOf(bytes, size);
            kind = Arrays.copyOf(kind, size);
        }

        public LanePieces build() {
            isShared = true;
            return count == 0 ? NONE : new LanePieces(nanos, event, bytes, kind, count);
        }
    }
}
