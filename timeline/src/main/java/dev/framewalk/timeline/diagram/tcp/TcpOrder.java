package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Delivery;
import dev.framewalk.timeline.diagram.tcp.TcpScene.EarlyBytes;
import dev.framewalk.timeline.diagram.tcp.TcpScene.MissingRange;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.order.Disorder;
import java.util.ArrayList;
import java.util.List;

/// What order costs in a stretch of packets: up to where bytes were there without a hole, which were missing, and which had to wait for them.
final class TcpOrder {
    private final Timeline timeline;
    private final ByteOrder order;
    private final int firstPacket;
    private final int lastPacket;

    TcpOrder(Timeline timeline, ByteOrder order, int firstPacket, int lastPacket) {
        this.timeline = timeline;
        this.order = order;
        this.firstPacket = firstPacket;
        this.lastPacket = lastPacket;
    }

    private long nanos(int packet) {
        return TcpBlocks.nanos(timeline, packet);
    }

    private boolean isSeen(int from, int to) {
        return from <= lastPacket && to >= firstPacket;
    }

    /// Where the bytes that are there in order end, packet by packet.
    List<Delivery> deliveries(TcpDelivery delivery) {
        List<Delivery> found = new ArrayList<>();
        int piece = delivery.firstWith(firstPacket);
        long position = piece == 0 ? 0 : delivery.end(piece - 1);
        found.add(new Delivery(0, nanos(firstPacket), position, position));
        while (piece < delivery.pieces()) {
            int packet = delivery.at(piece);
            if (packet > lastPacket) {
                break;
            }
            while (piece < delivery.pieces() && delivery.at(piece) == packet) {
                piece++;
            }
            long end = delivery.end(piece - 1);
            found.add(new Delivery(packet, nanos(packet), position, end));
            position = end;
        }
        return found;
    }

    /// Bytes that came and could not be handed on at once. Those that waited for bytes which were never captured are not told: nobody knows how long.
    List<EarlyBytes> early() {
        List<EarlyBytes> found = new ArrayList<>();
        Disorder disorder = order.disorder();
        for (int run = 0; run < disorder.size(); run++) {
            int hole = disorder.hole(run);
            int culprit = disorder.holePacket(hole);
            if (culprit != 0 && isSeen(disorder.arrived(run), disorder.deliverable(run))) {
                add(found, new EarlyBytes(
                        disorder.arrived(run),
                        disorder.from(run),
                        disorder.to(run),
                        nanos(disorder.arrived(run)),
                        nanos(disorder.deliverable(run)),
                        culprit,
                        new StreamRange(disorder.holeFrom(hole), disorder.holeTo(hole)),
                        order.certainty(hole)));
            }
        }
        return found;
    }

    /// Bytes of one packet that lie beside each other and wait for the same are one wait.
    private static void add(List<EarlyBytes> early, EarlyBytes wait) {
        EarlyBytes before = early.isEmpty() ? null : early.getLast();
        if (before != null
                && before.packet() == wait.packet()
                && before.to() == wait.from()
                && before.culprit() == wait.culprit()
                && before.missing().equals(wait.missing())) {
            early.removeLast();
            early.add(new EarlyBytes(
                    wait.packet(),
                    before.from(),
                    wait.to(),
                    wait.arrivedNanos(),
                    wait.deliverableNanos(),
                    wait.culprit(),
                    wait.missing(),
                    wait.certainty()));
        } else {
            early.add(wait);
        }
    }

    /// Bytes that were missing while later ones waited for them.
    List<MissingRange> missing() {
        List<MissingRange> found = new ArrayList<>();
        Disorder disorder = order.disorder();
        for (int hole = 0; hole < disorder.holes(); hole++) {
            int first = disorder.firstWaiting(hole);
            if (first != 0 && isSeen(first, disorder.holeEnd(hole))) {
                found.add(new MissingRange(
                        disorder.holeFrom(hole),
                        disorder.holeTo(hole),
                        nanos(first),
                        Math.max(nanos(first), nanos(disorder.holeEnd(hole))),
                        first,
                        disorder.holePacket(hole),
                        order.certainty(hole)));
            }
        }
        return found;
    }
}
