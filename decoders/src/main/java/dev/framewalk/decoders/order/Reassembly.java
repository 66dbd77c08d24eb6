package dev.framewalk.decoders.order;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of one direction, put in order from numbered pieces that may come early, twice, overlapping or never: TCP's segments, or whatever
/// a protocol on datagrams numbers. Positions count from 0, or from where it is said to begin, and do not turn around; who numbers otherwise translates.
///
/// What comes too early is kept as a reference (window, place, length, packet), never copied, and in bounded number; what was
/// delivered lately is remembered the same way, so that a repetition with other bytes is noticed.
public final class Reassembly {
    /// More pieces than this behind a hole, and the hole is given up.
    public static final int MOST_HELD = 8192;
    /// More bytes than this behind a hole, and the hole is given up.
    public static final long MOST_HELD_BYTES = 64L << 20;

    private boolean remembersDelivered = true;
    /// The position of the first byte that counts.
    private long first;
    private long next;
    private boolean isClosed;
    private boolean isEndKnown;
    private long end;

    private final Pieces held;
    private final Pieces delivered;
    private long heldBytes;

    public Reassembly() {
        held = new Pieces();
        delivered = new Pieces();
    }

    private Reassembly(Reassembly from) {
        remembersDelivered = from.remembersDelivered;
        first = from.first;
        next = from.next;
        isClosed = from.isClosed;
        isEndKnown = from.isEndKnown;
        end = from.end;
        held = from.held.copy();
        delivered = from.delivered.copy();
        heldBytes = from.heldBytes;
    }

    /// One that goes on from here on its own.
    public Reassembly copy() {
        return new Reassembly(this);
    }

    public boolean isSameAs(Reassembly other) {
        return first == other.first
                && next == other.next
                && isClosed == other.isClosed
                && isEndKnown == other.isEndKnown
                && end == other.end
                && held.isSameAs(other.held)
                && delivered.isSameAs(other.delivered);
    }

    /// What a reassembly remembers: an immutable value, for a decoder's state.
    public static final class Kept {
        private final Reassembly order;

        private Kept(Reassembly order) {
            this.order = order;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kept that && order.isSameAs(that.order);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(order.next);
        }

        @Override
        public String toString() {
            return order.toString();
        }
    }

    /// What it remembers now.
    public Kept keep() {
        return new Kept(copy());
    }

    /// One that goes on from there.
    public static Reassembly of(Kept kept) {
        return kept.order.copy();
    }

    /// Whether delivered bytes are remembered, so that a repetition with other bytes is noticed.
    public void rememberDelivered(boolean remembers) {
        remembersDelivered = remembers;
    }

    /// The position of the next byte to deliver.
    public long next() {
        return next;
    }

    /// How many bytes were delivered, gaps included.
    public long passed() {
        return next - first;
    }

    /// Whether nothing was delivered and nothing is held.
    public boolean isUntouched() {
        return next == first && held.count() == 0;
    }

    /// The first byte that counts is at this position; what lies before it was over before anybody listened. Said before the first piece.
    public void beginAt(long position) {
        first = position;
        next = position;
    }

    /// Whether it is known where the bytes end.
    public boolean isEndKnown() {
        return isEndKnown;
    }

    /// One past the last byte, as far as that is known.
    public long end() {
        return end;
    }

    /// Forgets where the bytes end.
    public void forgetEnd() {
        isEndKnown = false;
    }

    /// Nothing more is wanted.
    public void close() {
        isClosed = true;
    }

    /// The ranges of positions that wait behind a hole: from, to, from, to …, ascending, neighbours merged.
    public long[] held() {
        return held.ranges();
    }

    /// Whether anything waits behind a hole.
    public boolean isHolding() {
        return held.count() > 0;
    }

    public long heldBytes() {
        return heldBytes;
    }

    /// Takes one piece.
    ///
    /// @param direction which direction this is, for the sink
    /// @param from      position of its first byte; below the next one for bytes that came before, negative for those before position 0
    /// @param captured  how many of its bytes are there
    /// @param length    how many it had
    /// @param mayDiffer whether it may rightly bring other bytes than before, so that nobody need compare
    public void piece(
            int direction,
            long from,
            Bytes window,
            long at,
            int captured,
            int length,
            int packet,
            boolean mayDiffer,
            PieceSink sink) {
        long whole = from + length;
        long to = isEndKnown ? Math.min(whole, end) : whole;
        if (whole > to) {
            sink.beyondEnd(direction, whole - to, packet);
        }
        if (isClosed && isEndKnown || to <= from) {
            return;
        }
        if (from < next) {
            if (!mayDiffer) {
                compareWithDelivered(
                        direction, from, Math.min(Math.min(to, next), from + captured), window, at, packet, sink);
            }
            if (to <= next) {
                return;
            }
        }
        if (from <= next && held.count() == 0) {
            long skip = next - from;
            deliver(direction, window, at + skip, clip(captured - skip), clip(to - next), packet, sink);
            return;
        }
        hold(direction, Math.max(from, next), to, from, window, at, captured, packet, sink);
        deliverHeld(direction, sink);
        while (held.count() > MOST_HELD || heldBytes > MOST_HELD_BYTES) {
            sink.heldTooMuch(direction, heldBytes, packet);
            giveUpHole(direction, held.from(0), sink);
        }
    }

    private static int clip(long length) {
        return (int) Math.max(0, length);
    }

    /// Delivers the next `length` bytes, of which only `captured` are there.
    private void deliver(int direction, Bytes window, long at, int captured, int length, int packet, PieceSink sink) {
        long offset = next;
        int present = Math.min(captured, length);
        next += length;
        if (present > 0) {
            if (remembersDelivered) {
                delivered.remember(offset, offset + present, window, at, packet);
            }
            sink.delivered(direction, window, at, present, offset, packet);
        }
        if (length > present) {
            sink.gap(direction, offset + present, length - present);
        }
    }

    /// Keeps the parts of `[from, to)` that nothing is held for yet.
    private void hold(
            int direction,
            long from,
            long to,
            long base,
            Bytes window,
            long at,
            int captured,
            int packet,
            PieceSink sink) {
        long cursor = from;
        int i = held.firstEndingAfter(from);
        while (cursor < to) {
            long border = i < held.count() ? Math.min(to, held.from(i)) : to;
            if (border > cursor) {
                long skip = cursor - base;
                int present = clip(Math.min(captured - skip, border - cursor));
                held.insert(
                        i, cursor, border, present, sink.lasting(window), sink.lastingAt(window, at + skip), packet);
                heldBytes += border - cursor;
                cursor = border;
                i++;
            } else {
                long overlapEnd = Math.min(to, held.to(i));
                compare(direction, held, i, cursor, Math.min(overlapEnd, base + captured), base, window, at, packet, sink);
                cursor = overlapEnd;
                i++;
            }
        }
    }

    private void deliverHeld(int direction, PieceSink sink) {
        int taken = 0;
        while (taken < held.count() && held.from(taken) == next) {
            int wire = (int) (held.to(taken) - held.from(taken));
            heldBytes -= wire;
            deliver(direction, held.window(taken), held.at(taken), held.captured(taken), wire, held.packet(taken), sink);
            taken++;
        }
        held.removeFirst(taken);
    }

    private void giveUpHole(int direction, long to, PieceSink sink) {
        long offset = next;
        next = to;
        sink.gap(direction, offset, to - offset);
        deliverHeld(direction, sink);
    }

    /// The receiver has everything before this position: holes before it will not be filled.
    public void received(int direction, long position, PieceSink sink) {
        while (held.count() > 0 && position >= held.from(0)) {
            giveUpHole(direction, held.from(0), sink);
        }
        if (isEndKnown && next < end && position > end) {
            giveUpHole(direction, end, sink);
        }
    }

    /// Nothing will fill the holes any more. What lies beyond `limit` never could have been accepted and is dropped.
    public void flush(int direction, long limit, PieceSink sink) {
        while (held.count() > 0 && held.to(0) <= limit) {
            giveUpHole(direction, held.from(0), sink);
        }
        held.removeFirst(held.count());
        heldBytes = 0;
    }

    /// Notes where the bytes end, and drops what waits beyond. False if there is an end elsewhere or bytes were delivered beyond.
    public boolean endAt(int direction, long position, int packet, PieceSink sink) {
        if (isEndKnown) {
            return position == end;
        }
        if (position < next) {
            return false;
        }
        isEndKnown = true;
        end = position;
        long dropped = held.cutAt(position);
        if (dropped > 0) {
            heldBytes -= dropped;
            sink.beyondEnd(direction, dropped, packet);
        }
        return true;
    }

    /// Whether everything before the end was delivered.
    public boolean isFinished() {
        return isEndKnown && next >= end;
    }

    private void compareWithDelivered(
            int direction, long from, long to, Bytes window, long at, int packet, PieceSink sink) {
        for (int i = delivered.firstEndingAfter(from); i < delivered.count() && delivered.from(i) < to; i++) {
            compare(direction, delivered, i, from, to, from, window, at, packet, sink);
        }
    }

    /// Compares the part of `[from, to)` that entry `i` has too. Offset `base` is at `at` in the window.
    private static void compare(
            int direction,
            Pieces pieces,
            int i,
            long from,
            long to,
            long base,
            Bytes window,
            long at,
            int packet,
            PieceSink sink) {
        long begin = Math.max(from, pieces.from(i));
        long end = Math.min(to, pieces.from(i) + pieces.captured(i));
        if (begin >= end) {
            return;
        }
        Bytes first = pieces.window(i);
        long firstAt = pieces.at(i) + (begin - pieces.from(i));
        long secondAt = at + (begin - base);
        long length = end - begin;
        if (first.matches(firstAt, window, secondAt, length)) {
            return;
        }
        long low = 0;
        while (first.u8(firstAt + low) == window.u8(secondAt + low)) {
            low++;
        }
        long high = length - 1;
        while (first.u8(firstAt + high) == window.u8(secondAt + high)) {
            high--;
        }
        int packetBefore = pieces.packet(i);
        sink.conflict(direction, begin + low, (int) (high - low + 1), packetBefore, packet);
    }

    @Override
    public String toString() {
        return "next " + next + ", held " + Arrays.toString(held.ranges());
    }
}
