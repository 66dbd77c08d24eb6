package dev.framewalk.timeline.order;

import java.util.ArrayList;
import java.util.List;

/// Finds the [Disorder] of one direction in what its receiver acknowledged: the only way where packets were captured before they
/// could be lost.
///
/// A byte was there with the first acknowledgment that covers it, selectively or not, and could be delivered with the first that
/// covers everything up to it. Both took the same way back, so the time between them is that at the receiver.
final class AcknowledgedOrder {
    private final Acknowledgments acks;
    private final Arrivals arrivals;
    private final List<Run> pending = new ArrayList<>();

    AcknowledgedOrder(Acknowledgments acks, Arrivals arrivals) {
        this.acks = acks;
        this.arrivals = arrivals;
    }

    /// Bytes that were acknowledged selectively with a packet.
    private record Run(long from, long to, int packet) {}

    Disorder find() {
        Disorder found = new Disorder();
        long received = 0;
        for (int i = 0; i < acks.count(); i++) {
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
        while (!pending.isEmpty() && pending.getFirst().from < to) {
            Run run = pending.removeFirst();
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
                pending.addFirst(new Run(to, run.to, run.packet));
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
        int i = 0;
        while (cursor < to) {
            while (i < pending.size() && pending.get(i).to <= cursor) {
                i++;
            }
            long end = i < pending.size() ? Math.min(to, pending.get(i).from) : to;
            if (end > cursor) {
                pending.add(i, new Run(cursor, end, packet));
                i++;
            }
            cursor = i < pending.size() ? Math.max(end, pending.get(i).to) : to;
        }
    }

    /// The capture ends before everything came.
    private void giveUp(long received, Disorder found) {
        long cursor = received;
        int last = acks.count() == 0 ? 0 : acks.packet(acks.count() - 1);
        int hole = -1;
        for (Run run : pending) {
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
