package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.tcp.TcpLife.Trigger;

/// Both ends of a connection as they live through [TcpLife]: what each segment means for the phases, and when streams end.
final class TcpLives {
    private final TcpSink sink;
    private TcpHalf[] halves;

    TcpLives(TcpSink sink, TcpHalf[] halves) {
        this.sink = sink;
        this.halves = halves;
    }

    void goOnWith(TcpHalf[] restored) {
        halves = restored;
    }

    void begin(int direction, int flags, int packet) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        if (!isSyn) {
            // no arrow leads here from a reset connection
            change(direction, Trigger.IS_MET_MIDWAY, packet);
            change(1 - direction, Trigger.IS_MET_MIDWAY, packet);
        } else if ((flags & TcpFlags.ACK) == 0) {
            change(1 - direction, Trigger.IS_CONNECTED_TO, packet);
        }
    }

    void open(int direction, TcpHalf self, TcpHalf peer, int seq, int ack, int flags, int packet) {
        if ((flags & TcpFlags.SYN) == 0) {
            return;
        }
        if (self.phase.isOpen() && seq != self.iss) {
            sink.anomaly(direction, TcpAnomaly.SYN_IN_OPEN_CONNECTION, seq & 0xffff_ffffL, self.iss & 0xffff_ffffL, packet);
            return;
        }
        if ((flags & TcpFlags.ACK) == 0) {
            boolean wasListening = self.phase == TcpPhase.LISTEN;
            change(direction, Trigger.SENDS_SYN, packet);
            change(1 - direction, Trigger.RECEIVES_SYN, packet);
            if (wasListening && peer.synSeen) {
                // both sent a SYN (simultaneous open, split handshake): the peer's is on its way or there
                change(direction, Trigger.RECEIVES_SYN, packet);
            }
        } else {
            change(direction, Trigger.SENDS_SYN_ACK, packet);
            if (!peer.synSeen || TcpSequence.after(ack, peer.iss)) {
                change(1 - direction, Trigger.RECEIVES_SYN_ACK, packet);
            }
        }
    }

    void acknowledge(int direction, TcpHalf self, TcpHalf peer, int ack, int packet) {
        if (peer.synSeen && TcpSequence.after(ack, peer.iss)) {
            change(1 - direction, Trigger.RECEIVES_ACK_OF_SYN, packet);
        }
        peer.stream.acknowledged(1 - direction, ack, sink);
        finish(1 - direction, packet);
        if (peer.finSeen && TcpSequence.after(ack, peer.fin)) {
            change(1 - direction, Trigger.RECEIVES_ACK_OF_FIN, packet);
        }
    }

    void fin(int direction, TcpHalf self, TcpHalf peer, int sequence, int packet) {
        if (!self.synSeen && (peer.phase == TcpPhase.SYN_SENT || peer.phase == TcpPhase.RESET)) {
            // RFC 9293, section 3.10.7.3: who waits for a SYN drops what has neither SYN nor RST
            sink.anomaly(direction, TcpAnomaly.FIN_BEFORE_SYN, sequence & 0xffff_ffffL, 0, packet);
            return;
        }
        if (!self.stream.fin(direction, sequence, packet, sink)) {
            sink.anomaly(
                    direction,
                    TcpAnomaly.FIN_MOVED,
                    self.stream.offsetOf(sequence),
                    self.stream.order().isEndKnown() ? self.stream.order().end() : self.stream.order().next(),
                    packet);
            return;
        }
        if (!self.finSeen) {
            self.finSeen = true;
            self.fin = sequence;
            self.finPacket = packet;
        }
        change(direction, Trigger.SENDS_FIN, packet);
    }

    /// Ends a direction when everything before its FIN is there.
    void finish(int direction, int packet) {
        TcpStream stream = halves[direction].stream;
        if (!stream.hasEnded() && stream.order().isFinished()) {
            stream.end(direction, Ending.FINISHED, packet, sink);
            change(1 - direction, Trigger.RECEIVES_FIN, packet);
        }
    }

    void reset(
            int direction, TcpHalf peer, int seq, int ack, int flags, boolean isWhereExpected, int packet) {
        if (!isAcceptableReset(peer, seq, ack, flags, isWhereExpected)) {
            sink.anomaly(
                    direction, TcpAnomaly.RESET_OUTSIDE_WINDOW, seq & 0xffff_ffffL, peer.highestAck & 0xffff_ffffL, packet);
            return;
        }
        boolean isRefusal = peer.phase == TcpPhase.SYN_SENT;
        for (int d = 0; d < 2 && !isRefusal; d++) {
            flush(d);
            finish(d, packet);
            halves[d].stream.end(d, Ending.RESET, packet, sink);
        }
        change(direction, Trigger.SENDS_RST, packet);
        change(1 - direction, Trigger.RECEIVES_RST, packet);
    }

    /// Whether the receiver would believe a RST: inside its window, or answering its SYN.
    private static boolean isAcceptableReset(TcpHalf peer, int seq, int ack, int flags, boolean isWhereExpected) {
        if (peer.phase == TcpPhase.SYN_SENT) {
            return (flags & TcpFlags.ACK) != 0 && TcpSequence.after(ack, peer.iss) && TcpSequence.notAfter(ack, peer.next);
        }
        if (!peer.ackKnown || isWhereExpected) {
            return true;
        }
        long width = peer.scale == TcpHalf.SCALE_UNKNOWN ? (long) peer.rawWindow << 14 : peer.window();
        int ahead = seq - peer.highestAck;
        return ahead >= 0 && ahead <= Math.max(1, width);
    }

    void flush(int direction) {
        TcpStream stream = halves[direction].stream;
        TcpHalf receiver = halves[1 - direction];
        long limit = Long.MAX_VALUE;
        if (receiver.edgeKnown && receiver.scale != TcpHalf.SCALE_UNKNOWN && stream.hasStarted()) {
            limit = stream.offsetOf(receiver.edge);
        }
        stream.order().flush(direction, limit, sink);
    }

    private void change(int endpoint, Trigger trigger, int packet) {
        TcpHalf half = halves[endpoint];
        Transition<TcpPhase, Trigger> step = TcpLife.TABLE.step(half.phase, trigger);
        if (step != null) {
            half.phase = step.to();
            half.phaseBy = step;
            half.phasePacket = packet;
            half.phaseIsInferred = !trigger.isOwnDoing();
            sink.lifeChanged(endpoint, step.from(), step.to(), packet);
        }
    }
}
