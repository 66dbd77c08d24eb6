package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.tcp.TcpLife.Trigger;

/// Both directions of one connection as one place saw them: puts the bytes in order, judges each segment, follows the life of
/// both ends.
///
/// Directions are 0 (from the endpoint whose packet was seen first) and 1 (from the other). Packets of another vantage belong to
/// another decoder. Nothing is allocated for an ordinary segment; memory is bounded whatever comes.
public final class TcpDecoder {
    /// `NOP NOP timestamps`, as nearly every segment with options begins.
    private static final int NOP_NOP_TIMESTAMPS = 0x0101080a;

    private final TcpSink sink;
    private final TcpVerdicts verdicts = new TcpVerdicts();
    private final TcpOptions options = new TcpOptions();
    private final Skim skim = new Skim();

    private TcpHalf[] halves = {new TcpHalf(), new TcpHalf()};
    private TcpClient client = TcpClient.UNKNOWN;
    private boolean portsReused;
    private boolean begun;
    private boolean synTimeKnown;
    private long synTime;
    private long handshakeNanos;

    // ---- what is told about the last segment
    private int direction;
    private int verdictBits;
    private int sequenceNumber;
    private int acknowledgmentNumber;
    private long ackRttNanos = -1;
    private int acknowledgedPacket;
    private int bytesInFlight = -1;

    public TcpDecoder(TcpSink sink) {
        this(sink, false);
    }

    /// @param portsReused whether an earlier connection had the same addresses and ports; see [#startsNewConnection]
    public TcpDecoder(TcpSink sink, boolean portsReused) {
        this.sink = sink;
        this.portsReused = portsReused;
    }

    /// Takes one segment, in the order of capture.
    ///
    /// @param direction             0 from the endpoint that sent the first packet seen, 1 from the other
    /// @param window                where the segment is; kept by reference while its bytes wait for earlier ones
    /// @param header                where its header begins; the whole header must be there
    /// @param payload               where its payload begins
    /// @param capturedPayloadLength how many bytes of payload were recorded
    /// @param wirePayloadLength     how many there were on the wire
    /// @param timeNanos             when it was captured
    /// @return the verdicts on this segment: bits of [TcpAnalysis]
    public int segment(
            int direction,
            Bytes window,
            long header,
            long payload,
            int capturedPayloadLength,
            int wirePayloadLength,
            int packetNumber,
            long timeNanos) {
        TcpHalf self = halves[direction];
        TcpHalf peer = halves[1 - direction];
        int seq = window.i32(header + 4);
        int ack = window.i32(header + 8);
        int flags = Tcp.flags(window, header);
        this.direction = direction;
        sequenceNumber = seq;
        acknowledgmentNumber = ack;
        readOptions(window, header, payload, flags, ack);
        number(self, peer, seq, ack, flags, packetNumber);
        findClient(direction, window, header, flags);
        boolean isOtherSynAck = isOtherSynAck(self, seq, flags);
        if (isOtherSynAck) {
            self.renumber(seq, packetNumber);
        }
        learn(self, peer, flags, wirePayloadLength, packetNumber);

        // a RST moves the next number to its own, so it must be held against the number before
        boolean isWhereExpected = self.nextKnown && seq == self.next;
        int bits = verdicts.judge(
                self, peer, seq, ack, flags, Tcp.window(window, header), wirePayloadLength, timeNanos, handshakeNanos, packetNumber);
        bits |= fastOpen(peer, flags, ack, wirePayloadLength);
        if (portsReused || isOtherSynAck) {
            bits |= TcpAnalysis.REUSED_PORTS.bit();
            portsReused = false;
        }
        verdicts.remember(self, bits, packetNumber);
        verdictBits = bits;
        measure(self, peer, seq, ack, flags, wirePayloadLength, packetNumber, timeNanos, bits);

        if ((flags & TcpFlags.RST) != 0) {
            reset(direction, peer, seq, ack, flags, isWhereExpected, packetNumber);
        } else {
            if (!begun || halves[0].phase == TcpPhase.RESET) {
                begin(direction, flags, packetNumber);
            }
            open(direction, self, peer, seq, ack, flags, packetNumber);
            if ((flags & TcpFlags.ACK) != 0) {
                acknowledge(direction, self, peer, ack, packetNumber);
            }
            int dataSeq = (flags & TcpFlags.SYN) != 0 ? seq + 1 : seq;
            if ((flags & TcpFlags.SYN) != 0 || !self.stream.started) {
                self.stream.startAt(dataSeq);
            }
            if (wirePayloadLength > 0) {
                checkWindow(direction, peer, dataSeq, wirePayloadLength, packetNumber);
                self.stream.data(
                        direction,
                        dataSeq,
                        window,
                        payload,
                        capturedPayloadLength,
                        wirePayloadLength,
                        packetNumber,
                        TcpAnalysis.KEEP_ALIVE.in(bits),
                        sink);
            }
            if ((flags & TcpFlags.FIN) != 0) {
                fin(direction, self, peer, dataSeq + wirePayloadLength, packetNumber);
            }
            finish(direction, packetNumber);
        }
        begun = true;
        return bits;
    }

    /// Whether this segment begins another connection between the same addresses and ports, so that a new decoder must take
    /// it: a SYN with another initial sequence number than the one known. Asked before [#segment]; if so, make the new decoder
    /// with `portsReused`, and tell this one [#noMoreSegments].
    public boolean startsNewConnection(int direction, Bytes window, long header) {
        TcpHalf self = halves[direction];
        return self.baseKnown
                && (Tcp.flags(window, header) & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN
                && window.i32(header + 4) != self.base;
    }

    /// No more segments come: what waits behind holes is delivered after gaps, and directions that have not ended end.
    ///
    /// @param packetNumber the last packet of the capture or the one that begins the next connection
    public void noMoreSegments(int packetNumber) {
        for (int d = 0; d < 2; d++) {
            flush(d);
            finish(d, packetNumber);
            // a refused connection ends only now, because the same SYN may be tried again and accepted
            Ending ending = halves[d].phase == TcpPhase.RESET ? Ending.RESET : Ending.CAPTURE_ENDED;
            halves[d].stream.end(d, ending, packetNumber, sink);
        }
    }

    // ---- numbers and options

    private void readOptions(Bytes window, long header, long payload, int flags, int ack) {
        options.clear();
        long at = header + Tcp.SHORTEST_HEADER;
        if (payload - at == 12 && window.i32(at) == NOP_NOP_TIMESTAMPS) {
            options.hasTimestamps = true;
            options.timestamp = window.i32(at + 4);
            options.timestampEcho = window.i32(at + 8);
        } else if (payload > at) {
            skim.begin(window, at, payload);
            options.parse(skim, (flags & TcpFlags.SYN) != 0, ack);
        }
    }

    /// Settles where relative numbers count from. Without a SYN the first byte seen is called 1.
    private static void number(TcpHalf self, TcpHalf peer, int seq, int ack, int flags, int packet) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        if (!self.baseKnown) {
            self.baseKnown = true;
            self.base = isSyn ? seq : seq - 1;
            self.basePacket = packet;
        }
        if (isSyn && (!self.synSeen || self.iss != seq && !self.phase.isOpen())) {
            self.synSeen = true;
            self.iss = seq;
            self.basePacket = packet;
        }
        if (!peer.baseKnown && (flags & TcpFlags.ACK) != 0) {
            peer.baseKnown = true;
            peer.base = ack - 1;
            peer.basePacket = packet;
        }
    }

    private void findClient(int direction, Bytes window, long header, int flags) {
        if (client.isCertain()) {
            return;
        }
        int connecting = flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
        if (connecting == TcpFlags.SYN) {
            client = TcpClient.bySyn(direction);
        } else if (connecting == (TcpFlags.SYN | TcpFlags.ACK)) {
            client = TcpClient.bySynAck(1 - direction);
        } else if (client == TcpClient.UNKNOWN) {
            client = TcpClient.byPorts(
                    direction, Tcp.sourcePort(window, header), Tcp.destinationPort(window, header));
        }
    }

    private void learn(TcpHalf self, TcpHalf peer, int flags, int length, int packet) {
        if (options.hasTimestamps) {
            self.hasTimestamps = true;
            self.timestamp = options.timestamp;
            self.timestampPacket = packet;
        }
        if ((flags & TcpFlags.SYN) == 0) {
            return;
        }
        if (options.maximumSegmentSize >= 0) {
            self.maximumSegmentSize = options.maximumSegmentSize;
            self.maximumSegmentSizePacket = packet;
        }
        if (options.sackPermitted) {
            self.sackPermitted = true;
            self.sackPermittedPacket = packet;
        }
        boolean isSynAck = (flags & TcpFlags.ACK) != 0;
        if (!isSynAck) {
            self.synBytes = length;
        }
        // RFC 7323, section 2.2: scaling is on only if both SYN segments offer it
        self.scalePacket = packet;
        if (options.windowScale < 0) {
            self.scale = TcpHalf.SCALE_OFF;
            peer.scale = TcpHalf.SCALE_OFF;
        } else if (isSynAck && peer.scale == TcpHalf.SCALE_OFF) {
            self.scale = TcpHalf.SCALE_OFF;
        } else {
            self.scale = options.windowScale;
        }
    }

    // ---- verdicts and measurements

    private int fastOpen(TcpHalf peer, int flags, int ack, int length) {
        int connecting = flags & (TcpFlags.SYN | TcpFlags.ACK);
        if (connecting == TcpFlags.SYN && options.hasFastOpenCookie) {
            return TcpAnalysis.TFO_SYN.bit();
        }
        if (connecting == (TcpFlags.SYN | TcpFlags.ACK) && peer.synSeen && peer.synBytes > 0) {
            return ack == peer.iss + 1 + peer.synBytes ? TcpAnalysis.TFO_ACK.bit() : TcpAnalysis.TFO_IGNORED.bit();
        }
        return 0;
    }

    private static boolean isOtherSynAck(TcpHalf self, int seq, int flags) {
        return (flags & (TcpFlags.SYN | TcpFlags.ACK)) == (TcpFlags.SYN | TcpFlags.ACK) && seq != self.base;
    }

    private void measure(
            TcpHalf self, TcpHalf peer, int seq, int ack, int flags, int length, int packet, long time, int bits) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        boolean hasAck = (flags & TcpFlags.ACK) != 0;
        if (isSyn && !hasAck) {
            synTimeKnown = true;
            synTime = time;
        } else if (!isSyn && hasAck && synTimeKnown && handshakeNanos == 0) {
            handshakeNanos = Math.max(0, time - synTime);
        }
        if (length > 0 || (flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0) {
            int next = seq + length + ((flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0);
            int most = peer.spoke ? TcpUnacknowledged.MOST : TcpUnacknowledged.MOST_WITHOUT_ACKNOWLEDGMENTS;
            self.unacknowledged.add(seq, next, time, packet, most);
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
            boolean isUnambiguous = peer.unacknowledged.isAscending();
            if (peer.unacknowledged.acknowledge(ack)) {
                acknowledgedPacket = peer.unacknowledged.matchPacket();
                ackRttNanos = time - peer.unacknowledged.matchTime();
                if (isUnambiguous) {
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

    private void checkWindow(int direction, TcpHalf peer, int seq, int length, int packet) {
        if (peer.edgeKnown
                && peer.scale != TcpHalf.SCALE_UNKNOWN
                && length > 1
                && TcpSequence.after(seq + length, peer.edge)) {
            sink.anomaly(
                    direction,
                    TcpAnomaly.DATA_BEYOND_WINDOW,
                    seq + length - peer.highestAck,
                    peer.edge - peer.highestAck,
                    packet);
        }
    }

    // ---- life

    private void begin(int direction, int flags, int packet) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        if (!isSyn) {
            // no arrow leads here from a reset connection
            change(direction, Trigger.IS_MET_MIDWAY, packet);
            change(1 - direction, Trigger.IS_MET_MIDWAY, packet);
        } else if ((flags & TcpFlags.ACK) == 0) {
            change(1 - direction, Trigger.IS_CONNECTED_TO, packet);
        }
    }

    private void open(int direction, TcpHalf self, TcpHalf peer, int seq, int ack, int flags, int packet) {
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

    private void acknowledge(int direction, TcpHalf self, TcpHalf peer, int ack, int packet) {
        if (peer.synSeen && TcpSequence.after(ack, peer.iss)) {
            change(1 - direction, Trigger.RECEIVES_ACK_OF_SYN, packet);
        }
        peer.stream.acknowledged(1 - direction, ack, sink);
        finish(1 - direction, packet);
        if (peer.finSeen && TcpSequence.after(ack, peer.fin)) {
            change(1 - direction, Trigger.RECEIVES_ACK_OF_FIN, packet);
        }
    }

    private void fin(int direction, TcpHalf self, TcpHalf peer, int sequence, int packet) {
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
                    self.stream.finSeen ? self.stream.finOffset : self.stream.nextOffset,
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
    private void finish(int direction, int packet) {
        TcpReassembly stream = halves[direction].stream;
        if (!stream.ended && stream.isFinished()) {
            stream.end(direction, Ending.FINISHED, packet, sink);
            change(1 - direction, Trigger.RECEIVES_FIN, packet);
        }
    }

    private void reset(
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

    private void flush(int direction) {
        TcpReassembly stream = halves[direction].stream;
        TcpHalf receiver = halves[1 - direction];
        long limit = Long.MAX_VALUE;
        if (receiver.edgeKnown && receiver.scale != TcpHalf.SCALE_UNKNOWN && stream.started) {
            limit = stream.offsetOf(receiver.edge);
        }
        stream.flush(direction, limit, sink);
    }

    private void change(int endpoint, Trigger trigger, int packet) {
        TcpHalf half = halves[endpoint];
        TcpPhase before = half.phase;
        TcpPhase after = TcpLife.after(before, trigger);
        if (after != before) {
            half.phase = after;
            half.phasePacket = packet;
            half.phaseIsInferred = !trigger.isOwnDoing();
            sink.lifeChanged(endpoint, before, after, packet);
        }
    }

    // ---- what is known

    /// The direction that the client sends; a best guess until [#howWeKnowTheClient] says otherwise.
    public int clientDirection() {
        return client.direction();
    }

    public Certainty howWeKnowTheClient() {
        return client.certainty();
    }

    public TcpPhase phase(int direction) {
        return halves[direction].phase;
    }

    /// Whether the handshake was not seen from its beginning in this direction: offset 0 is the first byte seen.
    public boolean joinedMidway(int direction) {
        return halves[direction].stream.started && !halves[direction].synSeen;
    }

    /// Sequence number of the last segment, counted from the initial one.
    public long relativeSequenceNumber() {
        return sequenceNumber - halves[direction].base & 0xffff_ffffL;
    }

    /// Acknowledgment number of the last segment, counted from the other end's initial sequence number.
    public long relativeAcknowledgmentNumber() {
        return acknowledgmentNumber - halves[1 - direction].base & 0xffff_ffffL;
    }

    /// The window of the last segment in bytes: scaled where the scale is known.
    public long scaledWindow() {
        return halves[direction].window();
    }

    /// Whether the scale of windows in the last segment's direction is unknown, because the SYN was not seen.
    public boolean isWindowScaleUnknown() {
        return halves[direction].scale == TcpHalf.SCALE_UNKNOWN;
    }

    /// Verdicts on the last segment, as `segment` returned them.
    public int verdicts() {
        return verdictBits;
    }

    /// If the last segment was a duplicate acknowledgment: how many times it has been repeated by now; else 0.
    public int duplicateAckNumber() {
        return TcpAnalysis.DUPLICATE_ACK.in(verdictBits) ? halves[direction].duplicateAcks : 0;
    }

    /// If the last segment was a duplicate acknowledgment: the packet that said the same first; else 0.
    public int duplicateAckOf() {
        return TcpAnalysis.DUPLICATE_ACK.in(verdictBits) ? halves[direction].lastNewAckPacket : 0;
    }

    /// From the segment that the last one acknowledges to that acknowledgment, as seen here; -1 if it acknowledges none exactly.
    public long ackRttNanos() {
        return ackRttNanos;
    }

    /// The packet whose end the last segment acknowledges exactly; 0 if none.
    public int acknowledgedPacket() {
        return acknowledgedPacket;
    }

    /// Bytes that this direction has sent and the other has not acknowledged, after the last segment; -1 if it had no data or if
    /// that is not known.
    public int bytesInFlight() {
        return bytesInFlight;
    }

    /// From the SYN to the acknowledgment that completes the handshake, as seen here; 0 if it was not seen.
    public long handshakeNanos() {
        return handshakeNanos;
    }

    // ---- time travel

    /// Everything that is known and remembered now. Immutable; costs a copy of what waits, which usually is little.
    public TcpState state() {
        TcpMemory memory = new TcpMemory(
                halves[0].copy(), halves[1].copy(), client, portsReused, begun, synTimeKnown, synTime, handshakeNanos);
        return memory.state();
    }

    /// Goes on from a state that was taken before. Nothing is told about a last segment until the next one.
    public void restore(TcpState state) {
        TcpMemory memory = state.memory();
        halves = new TcpHalf[] {memory.first().copy(), memory.second().copy()};
        client = memory.client();
        portsReused = memory.portsReused();
        begun = memory.begun();
        synTimeKnown = memory.synTimeKnown();
        synTime = memory.synTime();
        handshakeNanos = memory.handshakeNanos();
        verdictBits = 0;
        ackRttNanos = -1;
        acknowledgedPacket = 0;
        bytesInFlight = -1;
    }
}
