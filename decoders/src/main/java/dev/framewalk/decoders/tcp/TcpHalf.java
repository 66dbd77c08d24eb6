package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.life.Transition;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is remembered of one endpoint: what it sent, and by that what it knows. Mutable; a copy of it is part of a [TcpState].
///
/// Each value that people see has a companion that names the packet that set it; 0 means nobody did.
final class TcpHalf {
    static final int SCALE_UNKNOWN = -1;
    static final int SCALE_OFF = -2;

    // ---- numbering
    boolean baseKnown;
    /// The sequence number that is shown as 0.
    int base;
    int basePacket;
    /// The initial sequence number was seen (in a SYN), not guessed.
    boolean synSeen;
    int iss;

    // ---- what it sent, for the verdicts
    boolean nextKnown;
    int next;
    long nextTime;
    int nextPacket;
    /// The end of what was seen without a hole.
    boolean contiguousKnown;

    int contiguous;
    boolean spoke;
    int ack;
    int rawWindow;
    long time;
    int verdicts;
    /// The other end was said to acknowledge more than was ever seen of this one.
    boolean beyondSaid;

    int duplicateAcks;
    int lastNewAckPacket;
    boolean flightKnown = true;
    boolean windowFromSyn;
    /// It asked for the connection before it had heard of the other end.
    boolean asked;
    /// Bytes of data in its SYN, which the SYN/ACK may or may not acknowledge.
    int synBytes;

    int sackBlocks;
    final int[] sackLeft = new int[TcpOptions.MOST_SACK_BLOCKS];
    final int[] sackRight = new int[TcpOptions.MOST_SACK_BLOCKS];

    // ---- what its options said
    int scale = SCALE_UNKNOWN;
    int scalePacket;
    int maximumSegmentSize;
    int maximumSegmentSizePacket;
    boolean sackPermitted;
    int sackPermittedPacket;
    boolean hasTimestamps;
    int timestamp;
    int timestampPacket;

    // ---- what it knows
    TcpPhase phase = TcpPhase.CLOSED;
    /// The step that led there; null before the first one.
    @Nullable Transition<TcpPhase, TcpLife.Trigger> phaseBy;
    int phasePacket;
    /// The phase follows from a packet of the other end, taken as received.
    boolean phaseIsInferred = true;
    boolean ackKnown;
    int highestAck;
    int ackPacket;
    int windowPacket;
    /// The furthest sequence number that it ever allowed the other end to reach.
    boolean edgeKnown;

    int edge;
    boolean finSeen;
    int fin;
    int finPacket;

    // ---- round-trip time of what it sends, from here to the other end and back
    long smoothedNanos = -1;
    long variationNanos;
    int smoothedPacket;

    final TcpUnacknowledged unacknowledged;
    final TcpStream stream;

    TcpHalf() {
        unacknowledged = new TcpUnacknowledged();
        stream = new TcpStream();
    }

    private TcpHalf(TcpHalf from) {
        unacknowledged = from.unacknowledged.copy();
        stream = from.stream.copy();
        baseKnown = from.baseKnown;
        base = from.base;
        basePacket = from.basePacket;
        synSeen = from.synSeen;
        iss = from.iss;
        nextKnown = from.nextKnown;
        next = from.next;
        nextTime = from.nextTime;
        nextPacket = from.nextPacket;
        contiguousKnown = from.contiguousKnown;
        contiguous = from.contiguous;
        spoke = from.spoke;
        ack = from.ack;
        rawWindow = from.rawWindow;
        time = from.time;
        verdicts = from.verdicts;
        beyondSaid = from.beyondSaid;
        duplicateAcks = from.duplicateAcks;
        lastNewAckPacket = from.lastNewAckPacket;
        flightKnown = from.flightKnown;
        windowFromSyn = from.windowFromSyn;
        asked = from.asked;
        synBytes = from.synBytes;
        sackBlocks = from.sackBlocks;
        System.arraycopy(from.sackLeft, 0, sackLeft, 0, sackBlocks);
        System.arraycopy(from.sackRight, 0, sackRight, 0, sackBlocks);
        scale = from.scale;
        scalePacket = from.scalePacket;
        maximumSegmentSize = from.maximumSegmentSize;
        maximumSegmentSizePacket = from.maximumSegmentSizePacket;
        sackPermitted = from.sackPermitted;
        sackPermittedPacket = from.sackPermittedPacket;
        hasTimestamps = from.hasTimestamps;
        timestamp = from.timestamp;
        timestampPacket = from.timestampPacket;
        phase = from.phase;
        phaseBy = from.phaseBy;
        phasePacket = from.phasePacket;
        phaseIsInferred = from.phaseIsInferred;
        ackKnown = from.ackKnown;
        highestAck = from.highestAck;
        ackPacket = from.ackPacket;
        windowPacket = from.windowPacket;
        edgeKnown = from.edgeKnown;
        edge = from.edge;
        finSeen = from.finSeen;
        fin = from.fin;
        finPacket = from.finPacket;
        smoothedNanos = from.smoothedNanos;
        variationNanos = from.variationNanos;
        smoothedPacket = from.smoothedPacket;
    }

    TcpHalf copy() {
        return new TcpHalf(this);
    }

    /// Forgets the numbers used so far: a SYN/ACK with another initial sequence number began anew.
    void renumber(int sequence, int packet) {
        base = sequence;
        basePacket = packet;
        finSeen = false;
    }

    boolean isSameAs(TcpHalf other) {
        return Arrays.equals(numbers(), other.numbers())
                && Objects.equals(phaseBy, other.phaseBy)
                && Arrays.equals(sackLeft, 0, sackBlocks, other.sackLeft, 0, other.sackBlocks)
                && Arrays.equals(sackRight, 0, sackBlocks, other.sackRight, 0, other.sackBlocks)
                && unacknowledged.isSameAs(other.unacknowledged)
                && stream.isSameAs(other.stream);
    }

    /// Everything that is a number, for comparing.
    private long[] numbers() {
        return new long[] {
            bit(baseKnown), base, basePacket, bit(synSeen), iss, bit(nextKnown), next, nextTime, nextPacket,
            bit(contiguousKnown), contiguous, bit(spoke), ack, rawWindow, time, verdicts, bit(beyondSaid), duplicateAcks, lastNewAckPacket,
            bit(flightKnown), bit(windowFromSyn), bit(asked), synBytes, scale, scalePacket, maximumSegmentSize, maximumSegmentSizePacket,
            bit(sackPermitted), sackPermittedPacket, bit(hasTimestamps), timestamp, timestampPacket, phase.ordinal(), phasePacket,
            bit(phaseIsInferred), bit(ackKnown), highestAck, ackPacket, windowPacket, bit(edgeKnown), edge, bit(finSeen), fin,
            finPacket, smoothedNanos, variationNanos, smoothedPacket, sackBlocks
        };
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    int hash() {
        return Arrays.hashCode(numbers());
    }

    /// The shift that applies to its window; 0 where it is off or unknown.
    int shift() {
        return scale > 0 ? scale : 0;
    }

    /// Its last window in bytes.
    long window() {
        return (long) rawWindow << (windowFromSyn ? 0 : shift());
    }
}
