package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import java.util.Arrays;

/// The bytes of one direction, put in order.
///
/// What comes too early is kept as a reference (window, place, length, packet), never copied, and in bounded number; what was
/// delivered lately is remembered the same way, so that a repetition with other bytes is noticed.
final class TcpReassembly {
    /// More pieces than this behind a hole, and the hole is given up.
    static final int MOST_HELD = 8192;
    /// More bytes than this behind a hole, and the hole is given up.
    static final long MOST_HELD_BYTES = 64L << 20;

    /// Whether delivered bytes are remembered, so that a repetition with other bytes is noticed.
    boolean remembersDelivered = true;

    boolean started;
    /// The sequence number of the next byte to deliver, and its stream offset.
    int nextSequence;

    long nextOffset;
    boolean ended;
    boolean finSeen;
    long finOffset;

    private final TcpPieces held;
    private final TcpPieces delivered;
    private long heldBytes;

    TcpReassembly() {
        held = new TcpPieces();
        delivered = new TcpPieces();
    }

    private TcpReassembly(TcpReassembly from) {
        remembersDelivered = from.remembersDelivered;
        started = from.started;
        nextSequence = from.nextSequence;
        nextOffset = from.nextOffset;
        ended = from.ended;
        finSeen = from.finSeen;
        finOffset = from.finOffset;
        held = from.held.copy();
        delivered = from.delivered.copy();
        heldBytes = from.heldBytes;
    }

    TcpReassembly copy() {
        return new TcpReassembly(this);
    }

    boolean isSameAs(TcpReassembly other) {
        return started == other.started
                && nextSequence == other.nextSequence
                && nextOffset == other.nextOffset
                && ended == other.ended
                && finSeen == other.finSeen
                && finOffset == other.finOffset
                && held.isSameAs(other.held)
                && delivered.isSameAs(other.delivered);
    }

    /// Begins to count at this sequence number, unless bytes have been counted already.
    void startAt(int sequence) {
        if (!started || nextOffset == 0 && held.count() == 0 && !(ended && finSeen)) {
            started = true;
            nextSequence = sequence;
            finSeen = false;
        }
    }

    /// The stream offset of a sequence number; negative before the first byte seen.
    long offsetOf(int sequence) {
        return nextOffset + (sequence - nextSequence);
    }

    TcpPieces held() {
        return held;
    }

    long heldBytes() {
        return heldBytes;
    }

    /// Takes the payload of one segment.
    ///
    /// @param captured how many of its bytes were recorded
    /// @param wire     how many it had
    void data(
            int direction,
            int sequence,
            Bytes window,
            long at,
            int captured,
            int wire,
            int packet,
            boolean mayDiffer,
            TcpSink sink) {
        long from = offsetOf(sequence);
        long to = from + wire;
        long end = finSeen ? Math.min(to, finOffset) : to;
        if (to > end) {
            sink.anomaly(direction, TcpAnomaly.DATA_AFTER_FIN, to - end, 0, packet);
        }
        if (ended && finSeen || end <= from) {
            return;
        }
        if (from < nextOffset) {
            if (!mayDiffer) {
                compareWithDelivered(
                        direction, from, Math.min(Math.min(end, nextOffset), from + captured), window, at, packet, sink);
            }
            if (end <= nextOffset) {
                return;
            }
        }
        if (from <= nextOffset && held.count() == 0) {
            long skip = nextOffset - from;
            deliver(direction, window, at + skip, clip(captured - skip), clip(end - nextOffset), packet, sink);
            return;
        }
        hold(direction, Math.max(from, nextOffset), end, from, window, at, captured, packet, sink);
        deliverHeld(direction, sink);
        while (held.count() > MOST_HELD || heldBytes > MOST_HELD_BYTES) {
            sink.anomaly(direction, TcpAnomaly.HELD_TOO_MUCH, heldBytes, MOST_HELD_BYTES, packet);
            giveUpHole(direction, held.from(0), sink);
        }
    }

    private static int clip(long length) {
        return (int) Math.max(0, length);
    }

    /// Delivers the next `wire` bytes, of which only `captured` were recorded.
    private void deliver(int direction, Bytes window, long at, int captured, int wire, int packet, TcpSink sink) {
        long offset = nextOffset;
        int present = Math.min(captured, wire);
        nextOffset += wire;
        nextSequence += wire;
        if (present > 0) {
            if (remembersDelivered) {
                delivered.remember(offset, offset + present, window, at, packet);
            }
            sink.delivered(direction, window, at, present, offset, packet);
        }
        if (wire > present) {
            sink.gap(direction, offset + present, wire - present);
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
            TcpSink sink) {
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

    private void deliverHeld(int direction, TcpSink sink) {
        int taken = 0;
        while (taken < held.count() && held.from(taken) == nextOffset) {
            int wire = (int) (held.to(taken) - held.from(taken));
            heldBytes -= wire;
            deliver(direction, held.window(taken), held.at(taken), held.captured(taken), wire, held.packet(taken), sink);
            taken++;
        }
        held.removeFirst(taken);
    }

    private void giveUpHole(int direction, long to, TcpSink sink) {
        long length = to - nextOffset;
        long offset = nextOffset;
        nextOffset = to;
        nextSequence += (int) length;
        sink.gap(direction, offset, length);
        deliverHeld(direction, sink);
    }

    /// The other side acknowledged everything before this sequence number: holes before it will not be filled.
    void acknowledged(int direction, int sequence, TcpSink sink) {
        if (!started || ended) {
            return;
        }
        long offset = offsetOf(sequence);
        while (held.count() > 0 && offset > held.from(0)) {
            giveUpHole(direction, held.from(0), sink);
        }
        if (finSeen && nextOffset < finOffset && offset > finOffset) {
            giveUpHole(direction, finOffset, sink);
        }
    }

    /// Nothing will fill the holes any more. What lies beyond `limit` never could have been accepted and is dropped.
    void flush(int direction, long limit, TcpSink sink) {
        while (held.count() > 0 && held.to(0) <= limit) {
            giveUpHole(direction, held.from(0), sink);
        }
        held.removeFirst(held.count());
        heldBytes = 0;
    }

    /// Notes where the stream ends, and drops what waits beyond. False if there is an end elsewhere or bytes were delivered beyond.
    boolean fin(int direction, int sequence, int packet, TcpSink sink) {
        long offset = offsetOf(sequence);
        if (finSeen) {
            return offset == finOffset;
        }
        if (offset < nextOffset) {
            return false;
        }
        finSeen = true;
        finOffset = offset;
        long dropped = held.cutAt(offset);
        if (dropped > 0) {
            heldBytes -= dropped;
            sink.anomaly(direction, TcpAnomaly.DATA_AFTER_FIN, dropped, 0, packet);
        }
        return true;
    }

    /// Whether everything before the FIN was delivered.
    boolean isFinished() {
        return finSeen && nextOffset >= finOffset;
    }

    void end(int direction, Ending ending, int packet, TcpSink sink) {
        if (!ended) {
            ended = true;
            sink.ended(direction, ending, packet);
        }
    }

    private void compareWithDelivered(
            int direction, long from, long to, Bytes window, long at, int packet, TcpSink sink) {
        for (int i = delivered.firstEndingAfter(from); i < delivered.count() && delivered.from(i) < to; i++) {
            compare(direction, delivered, i, from, to, from, window, at, packet, sink);
        }
    }

    /// Compares the part of `[from, to)` that entry `i` has too. Offset `base` is at `at` in the window.
    private static void compare(
            int direction,
            TcpPieces pieces,
            int i,
            long from,
            long to,
            long base,
            Bytes window,
            long at,
            int packet,
            TcpSink sink) {
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
        sink.anomaly(direction, TcpAnomaly.OVERLAP_CONFLICT, high - low + 1, packetBefore, packet);
    }

    @Override
    public String toString() {
        return "next " + nextOffset + ", held " + Arrays.toString(held.ranges());
    }
}
