package dev.framewalk.decoders.tcp;

/// What is measured from segment to segment: round-trip times, bytes in flight, how far each end acknowledged and allows.
final class TcpMeter {
    /// The time of a segment whose time is not to be computed with.
    static final long NO_TIME = Long.MIN_VALUE;

    boolean synTimeKnown;
    long synTime;
    /// From the SYN to the acknowledgment that completed the handshake; 0 if it was not seen.
    long handshakeNanos;

    // ---- of the last segment; -1 or 0 where it has none
    long ackRttNanos = -1;
    int acknowledgedPacket;
    int bytesInFlight = -1;

    void forgetLast() {
        ackRttNanos = -1;
        acknowledgedPacket = 0;
        bytesInFlight = -1;
    }

    /// Takes one segment, after it was judged.
    ///
    /// @param options its options
    /// @param bits    its verdicts
    void measure(
            TcpHalf self,
            TcpHalf peer,
            TcpOptions options,
            int seq,
            int ack,
            int flags,
            int length,
            int packet,
            long time,
            int bits) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        boolean hasAck = (flags & TcpFlags.ACK) != 0;
        if (isSyn && !hasAck) {
            synTimeKnown = time != NO_TIME;
            synTime = time;
        } else if (!isSyn && hasAck && synTimeKnown && handshakeNanos == 0 && time != NO_TIME) {
            handshakeNanos = Math.max(0, time - synTime);
        }
        if (length > 0 || (flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0) {
            int next = seq + length + ((flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0);
            // bytes that were acknowledged before are not under way, even if they are sent again (RFC 9293, section 3.3.1)
            if (peer.ackKnown && TcpSequence.before(seq, peer.highestAck)) {
                seq = peer.highestAck;
            }
            int most = peer.spoke ? TcpUnacknowledged.MOST : TcpUnacknowledged.MOST_WITHOUT_ACKNOWLEDGMENTS;
            if (TcpSequence.before(seq, next)) {
                self.unacknowledged.add(seq, next, time, packet, most);
            }
        }
        if (TcpAnalysis.LOST_SEGMENT.in(bits)) {
            self.flightKnown = false;
        }
        ackRttNanos = -1;
        acknowledgedPacket = 0;
        self.sackBlocks = options.sackBlocks;
        for (int i = 0; i < options.sackBlocks; i++) {
            self.sackLeft[i] = options.sackLeft[i];
            self.sackRight[i] = options.sackRight[i];
        }
        if (hasAck) {
            peer.flightKnown = true;
            boolean isFirstAck = !self.ackKnown;
            if (isFirstAck || TcpSequence.after(ack, self.highestAck)) {
                self.ackKnown = true;
                self.highestAck = ack;
                self.ackPacket = packet;
            }
            int edge = ack + (int) self.window();
            if (!self.edgeKnown || TcpSequence.after(edge, self.edge)) {
                self.edgeKnown = true;
                self.edge = edge;
            }
            if (peer.unacknowledged.acknowledge(ack)) {
                acknowledgedPacket = peer.unacknowledged.matchPacket();
                long sent = peer.unacknowledged.matchTime();
                boolean isTimed = time != NO_TIME && sent != NO_TIME && time >= sent;
                if (isTimed && !peer.unacknowledged.isMatchAmbiguous()) {
                    ackRttNanos = time - sent;
                    smooth(peer, ackRttNanos, packet);
                }
            }
        }
        bytesInFlight = length > 0 && self.flightKnown ? inFlight(self, peer, flags) : -1;
    }

    /// From the lowest to the highest unacknowledged byte, without the segment's FIN and without what the receiver says it holds already.
    private static int inFlight(TcpHalf self, TcpHalf peer, int flags) {
        int bytes = self.unacknowledged.bytesInFlight();
        for (int i = 0; i < peer.sackBlocks; i++) {
            bytes -= peer.sackRight[i] - peer.sackLeft[i];
        }
        if ((flags & TcpFlags.FIN) != 0) {
            bytes--;
        }
        return bytes > 0 ? bytes : -1;
    }

    /// RFC 6298, section 2, without the clock granularity; retransmitted segments do not count (Karn's rule).
    private static void smooth(TcpHalf sender, long sample, int packet) {
        if (sender.smoothedNanos < 0) {
            sender.smoothedNanos = sample;
            sender.variationNanos = sample / 2;
        } else {
            sender.variationNanos += (Math.abs(sender.smoothedNanos - sample) - sender.variationNanos) / 4;
            sender.smoothedNanos += (sample - sender.smoothedNanos) / 8;
        }
        sender.smoothedPacket = packet;
    }
}
