package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.Ending;

/// Both directions of one connection as one place saw them: puts the bytes in order, judges each segment, follows the life of
/// both ends.
///
/// Directions are 0 (from the endpoint whose packet was seen first) and 1 (from the other). Packets of another vantage belong to
/// another decoder. Nothing is allocated for an ordinary segment; memory is bounded whatever comes.
public final class TcpDecoder {
    /// RFC 7323, section 2.3: 65 535 bytes, shifted by 14.
    private static final int WIDEST_WINDOW = 65_535 << 14;

    /// A SYN that is recorded late comes hardly later than this many bytes; farther away it is that of another connection of the same ports.
    private static final int MOST_BEFORE_SYN = 1 << 20;

    /// `NOP NOP timestamps`, as nearly every segment with options begins.
    private static final int NOP_NOP_TIMESTAMPS = 0x0101080a;

    private final TcpSink sink;
    private final TcpVerdicts verdicts = new TcpVerdicts();
    private final TcpOptions options = new TcpOptions();
    private final Skim skim = new Skim();
    private final TcpMeter meter = new TcpMeter();
    private final TcpLives lives;

    private TcpHalf[] halves = {new TcpHalf(), new TcpHalf()};
    private TcpClient client = TcpClient.UNKNOWN;
    private boolean portsReused;
    private boolean begun;

    // ---- what is told about the last segment
    private int direction;
    private final boolean[] isExpected = new boolean[2];
    private final int[] expected = new int[2];
    private int verdictBits;
    private int sequenceNumber;
    private int acknowledgmentNumber;

    public TcpDecoder(TcpSink sink) {
        this(sink, false);
    }

    /// @param portsReused whether an earlier connection had the same addresses and ports; see [#startsNewConnection]
    public TcpDecoder(TcpSink sink, boolean portsReused) {
        this(sink, portsReused, true);
    }

    /// @param noticesConflicts whether to remember where delivered bytes were, so that a repetition with other bytes is noticed; who
    ///                         only counts can spare the memory
    public TcpDecoder(TcpSink sink, boolean portsReused, boolean noticesConflicts) {
        for (TcpHalf half : halves) {
            half.stream.order().rememberDelivered(noticesConflicts);
        }
        this.sink = sink;
        this.lives = new TcpLives(sink, halves);
        this.portsReused = portsReused;
    }

    /// Takes one segment, in the order of capture.
    ///
    /// @param direction             0 from the endpoint that sent the first packet seen, 1 from the other
    /// @param window                where the segment is; kept by reference while its bytes wait for earlier ones
    /// @param header                where its header begins; its fixed part must be there, options may be cut
    /// @param payload               where its payload begins, or where the recording ends if that is inside the options
    /// @param capturedPayloadLength how many bytes were recorded from there on
    /// @param wirePayloadLength     how many there were on the wire from there on
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
        int headerLength = Tcp.dataOffset(window, header);
        if (headerLength < Tcp.SHORTEST_HEADER) {
            // nobody can say where its data begins; receivers drop it
            return 0;
        }
        long cutFromHeader = Math.max(0, header + headerLength - payload);
        int wire = (int) Math.max(0, wirePayloadLength - cutFromHeader);
        int captured = cutFromHeader > 0 ? 0 : Math.min(capturedPayloadLength, wire);
        TcpHalf self = halves[direction];
        TcpHalf peer = halves[1 - direction];
        int seq = window.i32(header + 4);
        int ack = window.i32(header + 8);
        int flags = Tcp.flags(window, header);
        this.direction = direction;
        sequenceNumber = seq;
        acknowledgmentNumber = ack;
        readOptions(window, header, payload, flags, ack);
        boolean hadSyn = self.synSeen;
        number(self, peer, seq, ack, flags, packetNumber);
        findClient(direction, window, header, flags);
        boolean isOtherSynAck = isOtherSynAck(self, hadSyn, seq, flags);
        if (isOtherSynAck) {
            self.renumber(seq, packetNumber);
        }
        learn(self, peer, flags, wire, packetNumber);

        // a RST moves the next number to its own, so it must be held against the number before
        boolean isWhereExpected = self.nextKnown && seq == self.next;
        int bits = verdicts.judge(
                self, peer, seq, ack, flags, Tcp.window(window, header), wire, timeNanos, meter.handshakeNanos, packetNumber);
        bits |= fastOpen(peer, flags, ack);
        if (portsReused || isOtherSynAck) {
            bits |= TcpAnalysis.REUSED_PORTS.bit();
            portsReused = false;
        }
        verdicts.remember(self, bits, packetNumber);
        verdictBits = bits;
        meter.measure(self, peer, options, seq, ack, flags, wire, packetNumber, timeNanos, bits);

        if ((flags & TcpFlags.RST) != 0) {
            lives.reset(direction, peer, seq, ack, flags, isWhereExpected, packetNumber);
        } else {
            if (!begun || halves[0].phase == TcpPhase.RESET) {
                lives.begin(direction, flags, packetNumber);
            }
            lives.open(direction, self, peer, seq, ack, flags, packetNumber);
            if ((flags & TcpFlags.ACK) != 0) {
                lives.acknowledge(direction, self, peer, ack, packetNumber);
            }
            int dataSeq = (flags & TcpFlags.SYN) != 0 ? seq + 1 : seq;
            start(self, peer, dataSeq, flags, packetNumber);
            if (wire > 0) {
                checkWindow(direction, peer, dataSeq, wire, packetNumber);
                self.stream.data(
                        direction,
                        dataSeq,
                        window,
                        payload,
                        captured,
                        wire,
                        packetNumber,
                        TcpAnalysis.KEEP_ALIVE.in(bits),
                        sink);
                if (peer.ackKnown && self.stream.order().isHolding()) {
                    // what is missing before it was acknowledged already: it will not come
                    self.stream.acknowledged(direction, peer.highestAck, sink);
                }
            }
            if ((flags & TcpFlags.FIN) != 0) {
                lives.fin(direction, self, peer, dataSeq + wire, packetNumber);
            }
            lives.finish(direction, packetNumber);
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
            lives.flush(d);
            lives.finish(d, packetNumber);
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

    /// Says before the first segment with which number a direction begins: its SYN was captured later than what it opened. It counts where the numbers
    /// that are seen lie behind it, and near.
    ///
    /// @param initialSequenceNumber that of the SYN
    public void expect(int ofDirection, int initialSequenceNumber) {
        isExpected[ofDirection] = true;
        expected[ofDirection] = initialSequenceNumber;
    }

    private boolean isBehindExpected(int ofDirection, int number) {
        int behind = number - expected[ofDirection];
        return isExpected[ofDirection] && behind > 0 && behind <= MOST_BEFORE_SYN;
    }

    /// Settles where relative numbers count from. Without a SYN the first byte seen is called 1.
    private void number(TcpHalf self, TcpHalf peer, int seq, int ack, int flags, int packet) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        if (!self.baseKnown) {
            self.baseKnown = true;
            self.base = isSyn ? seq : isBehindExpected(direction, seq) ? expected[direction] : seq - 1;
            self.basePacket = packet;
        }
        if (isSyn && (!self.synSeen || self.iss != seq && !self.phase.isOpen())) {
            self.synSeen = true;
            self.iss = seq;
            self.basePacket = packet;
        }
        if (!peer.baseKnown && (flags & TcpFlags.ACK) != 0) {
            peer.baseKnown = true;
            peer.base = isBehindExpected(1 - direction, ack) ? expected[1 - direction] : ack - 1;
            peer.basePacket = packet;
        }
    }

    /// Lets the bytes of a direction begin. Stream positions count from where relative numbers do: of a direction of which an acknowledgment was seen first, the
    /// first byte seen has as many before it as its number says. A number that cannot be (bytes before what was acknowledged, or further ahead than any
    /// window reaches) is no beginning: then both count from the first byte seen.
    private void start(TcpHalf self, TcpHalf peer, int dataSeq, int flags, int packet) {
        boolean isSynLate = isExpected[direction] && self.base == expected[direction];
        if ((flags & TcpFlags.SYN) != 0) {
            self.stream.startAt(dataSeq, 0);
            if (isSynLate) {
                self.stream.synCame(peer.ackKnown ? peer.highestAck : dataSeq);
            }
        } else if (!self.stream.hasStarted() && isSynLate) {
            self.stream.startBeforeSyn(self.base + 1);
        } else if (!self.stream.hasStarted()) {
            int before = dataSeq - 1 - self.base;
            if (before < 0 || before > WIDEST_WINDOW) {
                self.base = dataSeq - 1;
                self.basePacket = packet;
                before = 0;
            }
            self.stream.startAt(self.base + 1, before);
        }
    }

    @SuppressWarnings("ReferenceEquality") // one value stands for nothing known
    private void findClient(int direction, Bytes window, long header, int flags) {
        int connecting = flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
        halves[direction].asked |= connecting == TcpFlags.SYN && !halves[direction].spoke && !halves[direction].ackKnown;
        if (client.isCertain()) {
            if (isSimultaneousOpen()) {
                client = TcpClient.bySimultaneousOpen(client.direction());
            }
            return;
        }
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

    private int fastOpen(TcpHalf peer, int flags, int ack) {
        int connecting = flags & (TcpFlags.SYN | TcpFlags.ACK);
        if (connecting == TcpFlags.SYN && options.hasFastOpenCookie) {
            return TcpAnalysis.TFO_SYN.bit();
        }
        if (connecting == (TcpFlags.SYN | TcpFlags.ACK) && peer.synSeen && peer.synBytes > 0) {
            return ack == peer.iss + 1 + peer.synBytes ? TcpAnalysis.TFO_ACK.bit() : TcpAnalysis.TFO_IGNORED.bit();
        }
        return 0;
    }

    /// Whether a SYN/ACK begins anew with another number. Behind bytes of a connection that was joined midway it is their own, recorded late.
    private static boolean isOtherSynAck(TcpHalf self, boolean hadSyn, int seq, int flags) {
        return (flags & (TcpFlags.SYN | TcpFlags.ACK)) == (TcpFlags.SYN | TcpFlags.ACK)
                && seq != self.base
                && (hadSyn || self.stream.mayStart());
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

    // ---- what is known

    /// The direction that the client sends; a best guess until [#howWeKnowTheClient] says otherwise.
    public int clientDirection() {
        return client.direction();
    }

    public Certainty howWeKnowTheClient() {
        return client.certainty();
    }

    /// Whether both ends asked for the connection, without having heard of the other's wish (RFC 9293, section 3.5).
    public boolean isSimultaneousOpen() {
        return halves[0].asked && halves[1].asked;
    }

    public TcpPhase phase(int direction) {
        return halves[direction].phase;
    }

    /// Whether the handshake was not seen from its beginning in this direction: offset 0 is the first byte seen.
    public boolean joinedMidway(int direction) {
        return halves[direction].stream.hasStarted() && !halves[direction].synSeen;
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

    /// Whether the last segment has the timestamps option (RFC 7323).
    public boolean hasTimestamps() {
        return options.hasTimestamps;
    }

    /// The timestamp of the last segment, if it has one.
    public int timestamp() {
        return options.timestamp;
    }

    /// The timestamp of the other end that the last segment echoes, if it has one.
    public int timestampEcho() {
        return options.timestampEcho;
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
        return meter.ackRttNanos;
    }

    /// The packet whose end the last segment acknowledges exactly; 0 if none.
    public int acknowledgedPacket() {
        return meter.acknowledgedPacket;
    }

    /// Bytes that this direction has sent and the other has not acknowledged, after the last segment; -1 if it had no data or if
    /// that is not known.
    public int bytesInFlight() {
        return meter.bytesInFlight;
    }

    /// From the SYN to the acknowledgment that completes the handshake, as seen here; 0 if it was not seen.
    public long handshakeNanos() {
        return meter.handshakeNanos;
    }

    // ---- time travel

    /// Everything that is known and remembered now. Immutable; costs a copy of what waits, which usually is little.
    public TcpState state() {
        TcpMemory memory = new TcpMemory(
                halves[0].copy(), halves[1].copy(), client, portsReused, begun, meter.synTimeKnown, meter.synTime, meter.handshakeNanos);
        return memory.state();
    }

    /// Goes on from a state that was taken before. Nothing is told about a last segment until the next one.
    public void restore(TcpState state) {
        TcpMemory memory = state.memory();
        halves = new TcpHalf[] {memory.first().copy(), memory.second().copy()};
        client = memory.client();
        portsReused = memory.portsReused();
        begun = memory.begun();
        meter.synTimeKnown = memory.synTimeKnown();
        meter.synTime = memory.synTime();
        meter.handshakeNanos = memory.handshakeNanos();
        meter.forgetLast();
        lives.goOnWith(halves);
        verdictBits = 0;
    }
}
