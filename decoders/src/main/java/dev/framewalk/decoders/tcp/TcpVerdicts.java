package dev.framewalk.decoders.tcp;

/// Judges each segment by those before it: the rules behind [TcpAnalysis].
///
/// The rules follow the words of the Wireshark User's Guide, "TCP Analysis", so that a learner who opens both programs reads the
/// same verdicts.
final class TcpVerdicts {
    /// Without a measured round trip, a segment that comes later than this after the highest one is no reordering.
    static final long REORDER_NANOS = 3_000_000;
    /// A fast retransmission follows the duplicate acknowledgments within this time.
    static final long FAST_NANOS = 20_000_000;

    private static final int SYN_FIN_RST = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;
    private static final int RETRANSMISSION = TcpAnalysis.RETRANSMISSION.bit();
    private static final int FAST_RETRANSMISSION = TcpAnalysis.FAST_RETRANSMISSION.bit();
    private static final int SPURIOUS_RETRANSMISSION = TcpAnalysis.SPURIOUS_RETRANSMISSION.bit();
    private static final int OUT_OF_ORDER = TcpAnalysis.OUT_OF_ORDER.bit();
    private static final int LOST_SEGMENT = TcpAnalysis.LOST_SEGMENT.bit();
    private static final int ACK_LOST_SEGMENT = TcpAnalysis.ACK_LOST_SEGMENT.bit();
    private static final int DUPLICATE_ACK = TcpAnalysis.DUPLICATE_ACK.bit();
    private static final int KEEP_ALIVE = TcpAnalysis.KEEP_ALIVE.bit();
    private static final int KEEP_ALIVE_ACK = TcpAnalysis.KEEP_ALIVE_ACK.bit();
    private static final int ZERO_WINDOW = TcpAnalysis.ZERO_WINDOW.bit();
    private static final int ZERO_WINDOW_PROBE = TcpAnalysis.ZERO_WINDOW_PROBE.bit();
    private static final int ZERO_WINDOW_PROBE_ACK = TcpAnalysis.ZERO_WINDOW_PROBE_ACK.bit();
    private static final int WINDOW_UPDATE = TcpAnalysis.WINDOW_UPDATE.bit();
    private static final int WINDOW_FULL = TcpAnalysis.WINDOW_FULL.bit();

    // ---- the segment that is judged
    private int seq;
    private int ack;
    private int flags;
    private int window;
    private int length;
    private long time;

    /// The verdicts over one segment. Must be followed by [#remember].
    ///
    /// @param reorderNanos round-trip time of the handshake, or 0 if it was not seen
    int judge(
            TcpHalf self,
            TcpHalf peer,
            int seq,
            int ack,
            int flags,
            int window,
            int length,
            long time,
            long reorderNanos,
            int packet) {
        this.seq = seq;
        this.ack = ack;
        this.flags = flags;
        this.window = window;
        this.length = length;
        this.time = time;
        int bits = byPlaceAndWindow(self, peer);
        if (!self.spoke || ack != self.ack) {
            self.lastNewAckPacket = packet;
            self.duplicateAcks = 0;
            self.beyondSaid = false;
        } else if ((bits & DUPLICATE_ACK) != 0) {
            self.duplicateAcks++;
        }
        bits |= byAcknowledgment(peer);
        if ((length > 0 || (flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0) && (bits & KEEP_ALIVE) == 0) {
            bits |= byRepetition(self, peer, reorderNanos);
        }
        return bits;
    }

    /// Where the segment stands in its own stream, and what windows say about it.
    private int byPlaceAndWindow(TcpHalf self, TcpHalf peer) {
        boolean isPlain = (flags & SYN_FIN_RST) == 0;
        boolean isNext = self.nextKnown && seq == self.next;
        if (length == 1 && isNext && peer.spoke && peer.rawWindow == 0) {
            return ZERO_WINDOW_PROBE;
        }
        int bits = 0;
        if (window == 0 && isPlain) {
            bits |= ZERO_WINDOW;
        }
        if (self.nextKnown && TcpSequence.after(seq, self.next) && (flags & TcpFlags.RST) == 0) {
            bits |= LOST_SEGMENT;
        }
        if (!isPlain) {
            return bits;
        }
        if (length <= 1 && self.nextKnown && seq == self.next - 1) {
            bits |= KEEP_ALIVE;
        }
        if (length > 0) {
            return reachesEdge(peer) ? bits | WINDOW_FULL : bits;
        }
        // where both ends asked, the acknowledgment of a SYN/ACK comes from the end which has just sent one itself: nothing is repeated
        boolean isOpening = self.windowFromSyn && self.asked && peer.asked;
        boolean repeats = isNext && self.spoke && ack == self.ack && !isOpening;
        boolean sameWindow = window == self.rawWindow;
        if (repeats && window != 0 && !sameWindow) {
            bits |= WINDOW_UPDATE;
        } else if (repeats && window != 0) {
            bits |= (peer.verdicts & KEEP_ALIVE) != 0 ? KEEP_ALIVE_ACK : DUPLICATE_ACK;
        } else if (isNext
                && self.spoke
                && window == 0
                && sameWindow
                && (ack == self.ack || ack == self.ack + 1)
                && (peer.verdicts & ZERO_WINDOW_PROBE) != 0) {
            bits |= ZERO_WINDOW_PROBE_ACK;
        }
        return bits;
    }

    /// Whether the segment ends exactly where the receiver's window ends; not told while the scale of the window is unknown.
    private boolean reachesEdge(TcpHalf peer) {
        return peer.spoke
                && peer.scale != TcpHalf.SCALE_UNKNOWN
                && seq + length == peer.ack + (int) peer.window();
    }

    /// Whether it acknowledges something that was never seen.
    private int byAcknowledgment(TcpHalf peer) {
        if (!peer.contiguousKnown || (flags & TcpFlags.ACK) == 0) {
            return 0;
        }
        if ((peer.verdicts & ZERO_WINDOW_PROBE) != 0 && ack == peer.next + 1) {
            // the receiver took the byte of the probe after all
            peer.next = ack;
            peer.contiguous = ack;
        }
        if (!TcpSequence.after(ack, peer.contiguous)) {
            return 0;
        }
        if (peer.contiguous == peer.next) {
            // beyond everything that was ever seen: said once, until the other end acknowledges something else
            boolean wasSaid = peer.beyondSaid;
            peer.beyondSaid = true;
            return wasSaid ? 0 : ACK_LOST_SEGMENT;
        }
        peer.contiguous = peer.next;
        return ACK_LOST_SEGMENT;
    }

    /// Whether it brings again what was there, and why it might.
    private int byRepetition(TcpHalf self, TcpHalf peer, long reorderNanos) {
        boolean goesBack = self.nextKnown && TcpSequence.before(seq, self.next);
        if (length > 1 && self.next - 1 == seq) {
            // a byte probed before, and now the data itself
            goesBack = false;
        }
        if (length > 0 && peer.spoke && peer.ack != 0 && TcpSequence.notAfter(seq + length, peer.ack)) {
            return RETRANSMISSION | SPURIOUS_RETRANSMISSION;
        }
        if (!goesBack) {
            return 0;
        }
        if (peer.duplicateAcks >= 2 && peer.ack == seq && isWithin(peer.time, FAST_NANOS)) {
            return RETRANSMISSION | FAST_RETRANSMISSION;
        }
        long limit = reorderNanos == 0 ? REORDER_NANOS : reorderNanos;
        if (isWithin(self.nextTime, limit) && self.next != end()) {
            return OUT_OF_ORDER;
        }
        return RETRANSMISSION;
    }

    /// Whether the segment came within so long after a moment; not if either has no time.
    private boolean isWithin(long since, long limit) {
        return time != TcpMeter.NO_TIME && since != TcpMeter.NO_TIME && time - since < limit;
    }

    /// The sequence number after the segment; SYN and FIN take one.
    private int end() {
        return seq + length + ((flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0);
    }

    /// Moves what is known of the sender on past this segment.
    void remember(TcpHalf self, int bits, int packet) {
        // the RST that answers a SYN is numbered 0 for want of a number (RFC 9293, section 3.5.2)
        boolean isOutside = (bits & ZERO_WINDOW_PROBE) != 0 || seq == 0 && (flags & TcpFlags.RST) != 0;
        int next = end();
        if (!isOutside && (!self.nextKnown || TcpSequence.after(next, self.next))) {
            self.nextKnown = true;
            self.next = next;
            self.nextPacket = packet;
            self.nextTime = time;
        }
        if (!isOutside && (!self.contiguousKnown || seq == self.contiguous)) {
            self.contiguousKnown = true;
            self.contiguous = self.next;
        }
        if (!self.spoke || window != self.rawWindow || self.windowFromSyn != ((flags & TcpFlags.SYN) != 0)) {
            self.windowPacket = packet;
        }
        self.spoke = true;
        self.ack = ack;
        self.rawWindow = window;
        self.windowFromSyn = (flags & TcpFlags.SYN) != 0;
        self.time = time;
        self.verdicts = bits;
    }
}
