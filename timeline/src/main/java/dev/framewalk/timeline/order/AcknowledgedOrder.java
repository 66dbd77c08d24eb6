package dev.framewalk.timeline.order;

import java.util.Map;
import java.util.TreeMap;

/// Finds the [Disorder] of one direction in what its receiver acknowledged: the only way where packets were captured before they
/// could be lost.
///
/// A byte was there with the first acknowledgment that covers it, selectively or not, and could be delivered with the first that
/// covers everything up to it. Both took the same way back, so the time between them is that at the receiver.
final class AcknowledgedOrder {
    private final Acknowledgments acks;
    private final Arrivals arrivals;
    private final int firstAck;
    private final long begin;
    /// By their first byte.
    private final TreeMap<Long, Run> pending = new TreeMap<>();
    /// What of the stream they are, neighbours merged.
    private final TreeMap<Long, Long> covered = new TreeMap<>();

    /// @param firstAck the first acknowledgment to be looked at
    /// @param begin    those before it covered everything up to here, and nothing beyond
    AcknowledgedOrder(Acknowledgments acks, Arrivals arrivals, int firstAck, long begin) {
        this.acks = acks;
        this.arrivals = arrivals;
        this.firstAck = firstAck;
        this.begin = begin;
    }

    /// Bytes that were acknowledged selectively with a packet.
    private record Run(long from, long to, int packet) {}

    Disorder find() {
        Disorder found = new Disorder();
        long received = begin;
        for (int i = firstAck; i < acks.count(); i++) {
            long upTo = acks.upTo(i);
            if (upTo > received) {
                release(received, upTo, acks.packet(i), found);
                received = upTo;
            }
            for (int b = acks.firstBlock(i); b < acks.endOfBlocks(i); b++) {
                if (acks.blockTo(b) > received) {
                    remember(Math.max(received, acks.blockFrom(b)), acks.blockTo(b), acks.packet(i));
                }
            }
        }
        giveUp(received, found);
        return found;
    }

    /// What waited can be delivered, because everything before it came.
    private void release(long from, long to, int packet, Disorder found) {
        long cursor = from;
        int culprit = 0;
        int hole = -1;
        while (!pending.isEmpty() && pending.firstKey() < to) {
            Run run = pending.pollFirstEntry().getValue();
            if (run.from > cursor) {
                int filler = filler(cursor, run.from, packet);
                if (hole < 0 || filler >= culprit) {
                    culprit = filler;
                    hole = found.addHole(cursor, run.from, filler, packet, true);
                }
            }
            long end = Math.min(run.to, to);
            if (hole >= 0) {
                found.add(run.from, end, run.packet, packet, hole);
            }
            cursor = end;
            if (run.to > to) {
                pending.put(to, new Run(to, run.to, run.packet));
                break;
            }
        }
    }

    /// The packet that filled a hole: that of the copy that counts, or the one that brought the bytes and was overtaken.
    private int filler(long from, long to, int before) {
        int latest = 0;
        for (int i = arrivals.after(from); i < arrivals.count() && arrivals.from(i) < to; i++) {
            int packet = arrivals.accepted(i);
            if (packet < before) {
                latest = Math.max(latest, packet);
            }
        }
        return latest;
    }

    /// The parts of a block that no earlier acknowledgment covers.
    private void remember(long from, long to, int packet) {
        long cursor = from;
        while (cursor < to) {
            Map.Entry<Long, Long> before = covered.floorEntry(cursor);
            if (before != null && before.getValue() > cursor) {
                cursor = before.getValue();
                continue;
            }
            Long next = covered.ceilingKey(cursor);
            long end = next == null ? to : Math.min(to, next);
            pending.put(cursor, new Run(cursor, end, packet));
            cover(cursor, end);
            cursor = end;
        }
    }

    /// Neighbours become one, so that a block that grows is looked at once.
    private void cover(long from, long to) {
        long begin = from;
        long end = to;
        Map.Entry<Long, Long> before = covered.lowerEntry(from);
        if (before != null && before.getValue() == from) {
            begin = before.getKey();
        }
        Long behind = covered.remove(to);
        if (behind != null) {
            end = behind;
        }
        covered.put(begin, end);
    }

    /// The capture ends before everything came.
    private void giveUp(long received, Disorder found) {
        long cursor = received;
        int last = acks.count() == 0 ? 0 : acks.packet(acks.count() - 1);
        int hole = -1;
        for (Run run : pending.values()) {
            if (run.from > cursor) {
                hole = found.addHole(cursor, run.from, 0, last, true);
            }
            if (hole >= 0) {
                found.add(run.from, run.to, run.packet, last, hole);
            }
            cursor = run.to;
        }
    }
}
