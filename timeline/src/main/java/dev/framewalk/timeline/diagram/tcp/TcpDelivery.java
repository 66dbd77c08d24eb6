package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.timeline.order.Arrivals;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.order.Disorder;

/// With which packet each byte of one direction could be handed on, as far as the vantage saw it: the last of those that brought it and all bytes before it.
///
/// Pieces of a stream lie in the order of their bytes, so that packet is the largest number so far.
final class TcpDelivery {
    private final ByteOrder order;
    private final int[] with;

    TcpDelivery(ByteOrder order) {
        this.order = order;
        Arrivals arrivals = order.arrivals();
        Disorder disorder = order.disorder();
        with = new int[arrivals.count()];
        int largest = 0;
        for (int piece = 0; piece < with.length; piece++) {
            largest = Math.max(largest, arrivals.first(piece));
            int run = disorder.size() == 0 ? -1 : disorder.runOf(arrivals.from(piece));
            if (run >= 0 && !disorder.isByAcks(disorder.hole(run))) {
                largest = Math.max(largest, disorder.deliverable(run));
            }
            with[piece] = largest;
        }
    }

    ByteOrder order() {
        return order;
    }

    int pieces() {
        return with.length;
    }

    /// One past the last byte of a piece.
    long end(int piece) {
        return order.arrivals().to(piece);
    }

    /// The packet with which a piece could be handed on.
    int at(int piece) {
        return with[piece];
    }

    /// The first piece that could not be handed on before this packet.
    int firstWith(int packet) {
        int low = 0;
        int high = with.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (with[middle] < packet) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// All bytes before this position could be handed on with this packet or earlier.
    long positionAfter(int packet) {
        int piece = firstWith(packet + 1);
        return piece == 0 ? 0 : end(piece - 1);
    }
}
