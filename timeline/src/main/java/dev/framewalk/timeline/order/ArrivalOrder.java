package dev.framewalk.timeline.order;

import java.util.function.IntUnaryOperator;

/// Finds the [Disorder] of one direction in the order in which its bytes reached the vantage.
///
/// A byte can be delivered with the packet that is the latest among those that brought it and all bytes before it: a running maximum
/// over the pieces of the stream.
final class ArrivalOrder {
    private final Arrivals arrivals;
    private final IntUnaryOperator packet;
    private final Acknowledgments acks;
    private final long begin;
    private final int last;

    /// @param packet the packet that is meant of each piece: that of its first copy, or that of the one that counts
    /// @param begin  all bytes before it came before any behind it
    /// @param last   the last packet of the conversation
    ArrivalOrder(Arrivals arrivals, IntUnaryOperator packet, Acknowledgments acks, long begin, int last) {
        this.arrivals = arrivals;
        this.packet = packet;
        this.acks = acks;
        this.begin = begin;
        this.last = last;
    }

    /// @param isByAcks whether acknowledgments said which copies count
    Disorder find(boolean isByAcks) {
        Disorder found = new Disorder();
        int latest = 0;
        int latestHole = -1;
        long latestTo = 0;
        long latestFrom = 0;
        int givenUp = 0;
        int givenUpHole = -1;
        long end = begin;
        int pieces = arrivals.count();
        for (int i = 0; i < pieces; i++) {
            long from = arrivals.from(i);
            int brought = packet.applyAsInt(i);
            if (from > end) {
                // never captured: with an acknowledgment beyond it is clear that they will not come
                int ack = acks.firstOf(end + 1);
                int over = ack < acks.count() ? acks.packet(ack) : last;
                if (over > givenUp) {
                    givenUp = over;
                    givenUpHole = found.addHole(end, from, 0, over, isByAcks);
                }
            }
            long to = arrivals.to(i);
            end = Math.max(end, to);
            if (brought > latest) {
                latest = brought;
                latestFrom = from;
                latestTo = to;
                latestHole = -1;
            } else if (brought == latest && from == latestTo) {
                latestTo = to;
                if (latestHole >= 0) {
                    found.widen(latestHole, to);
                }
            }
            if (brought < givenUp && latest <= givenUp) {
                found.add(from, to, brought, givenUp, givenUpHole);
            } else if (brought < latest) {
                if (latestHole < 0) {
                    latestHole = found.addHole(latestFrom, latestTo, latest, latest, isByAcks);
                }
                found.add(from, to, brought, latest, latestHole);
            } else if (brought == latest && from > latestTo) {
                // the same packet brought bytes behind ones that were there: another hole, if anything waits behind it
                latestFrom = from;
                latestTo = to;
                latestHole = -1;
            }
        }
        return found;
    }
}
