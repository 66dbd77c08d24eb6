package dev.framewalk.timeline.recording;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import dev.framewalk.timeline.column.ShortColumn;
import dev.framewalk.timeline.sweep.Clock;

/// All packets of a capture as columns: some 60 bytes a packet and no object. Packet numbers start at 1.
public final class PacketTable {
    private final LongColumn timeNanos = new LongColumn();
    private final LongColumn at = new LongColumn();
    private final IntColumn capturedLength = new IntColumn();
    private final IntColumn wireLength = new IntColumn();
    private final ShortColumn vantage = new ShortColumn();
    private final ShortColumn linkType = new ShortColumn();
    private final IntColumn conversation = new IntColumn();
    private final ByteColumn direction = new ByteColumn();
    private final ByteColumn protocol = new ByteColumn();
    private final IntColumn analysis = new IntColumn();
    private final LongColumn streamShift = new LongColumn();
    private final LongColumn acknowledgedAfter = new LongColumn();
    private final IntColumn bytesInFlight = new IntColumn();
    private Clock clock = new Clock();
    private int firstVantage;
    private volatile int firstTimed;
    private volatile boolean hasSeveralVantages;
    private final Published published;
    /// Innermost protocols, and shifts, that were learnt after their packets were published: of datagrams that only later ones could tell.
    private final Learnt<Integer> protocolLearnt = new Learnt<>();

    private final Learnt<Long> shiftLearnt = new Learnt<>();

    /// The shift of a packet that brought no new stream bytes.
    public static final long NO_STREAM = Long.MIN_VALUE;

    PacketTable(Published published) {
        this.published = published;
    }

    /// Says whose judgment on times holds.
    void clock(Clock known) {
        clock = known;
    }

    void add(long time, long position, int captured, int wire, int vantageId, int link) {
        if (timeNanos.size() == 0) {
            firstVantage = vantageId;
        } else if (vantageId != firstVantage) {
            hasSeveralVantages = true;
        }
        timeNanos.add(time);
        if (firstTimed == 0 && time != PacketSink.NO_TIME) {
            firstTimed = timeNanos.size();
        }
        at.add(position);
        capturedLength.add(captured);
        wireLength.add(wire);
        vantage.add((short) vantageId);
        linkType.add((short) link);
        conversation.add(-1);
        direction.add((byte) 0);
        protocol.add((byte) 0);
        analysis.add(0);
        streamShift.add(NO_STREAM);
        acknowledgedAfter.add(-1);
        bytesInFlight.add(-1);
    }

    /// Says what to add to a position in a packet's window to get the position in its stream.
    public void streamShift(int number, long shift) {
        if (number <= count()) {
            shiftLearnt.put(number, shift);
        } else {
            streamShift.set(number - 1, shift);
        }
    }

    public long streamShift(int number) {
        long first = streamShift.at(number - 1);
        return shiftLearnt.isAny() ? shiftLearnt.of(number, first) : first;
    }

    /// Says which conversation the packet added last belongs to.
    void belongs(int conversationId, int directionInIt, int analysisBits) {
        int last = timeNanos.size() - 1;
        conversation.set(last, conversationId);
        direction.set(last, (byte) directionInIt);
        analysis.set(last, analysisBits);
    }

    /// Says what was measured with the packet added last.
    void measured(long ackRttNanos, int inFlight) {
        int last = timeNanos.size() - 1;
        acknowledgedAfter.set(last, ackRttNanos);
        bytesInFlight.set(last, inFlight);
    }

    /// Says what the innermost protocol of a packet is. Of a datagram that may only be known with a later one.
    void innermost(int number, int protocolIndex) {
        if (number <= count()) {
            protocolLearnt.put(number, protocolIndex);
        } else {
            protocol.set(number - 1, (byte) protocolIndex);
        }
    }

    /// The conversation of the packet added last, published or not.
    int lastConversation() {
        return conversation.at(timeNanos.size() - 1);
    }

    /// Whether the capture has less of the packet added last than was on the wire.
    boolean lastIsCut() {
        int last = timeNanos.size() - 1;
        return capturedLength.at(last) < wireLength.at(last);
    }

    /// How many were added, published or not.
    int size() {
        return timeNanos.size();
    }

    /// Whether packets were captured at more than one place.
    public boolean hasSeveralVantages() {
        return hasSeveralVantages;
    }

    /// How many packets may be asked for.
    public int count() {
        return published.now().packets();
    }

    /// The recorded time of the first packet that has one; 0 before there is one.
    public long firstTimeNanos() {
        return firstTimed > 0 && firstTimed <= count() ? timeNanos(firstTimed) : 0;
    }

    /// When it was captured, in nanoseconds since the epoch, as it is recorded; `PacketSink.NO_TIME` if that is not. To compute with, ask for
    /// its [#moment].
    public long timeNanos(int number) {
        return timeNanos.at(number - 1);
    }

    /// When it was captured, in nanoseconds on a scale that never goes back at a vantage, and which is that of the recorded times until one does;
    /// [Clock#UNKNOWN] for a packet whose time is not to be computed with.
    public long moment(int number) {
        return clock.nanos(vantage(number), number, timeNanos(number));
    }

    /// Whether the clock of its vantage was set back before it was captured.
    boolean isClockSetBack(int number) {
        return clock.isSetBack(vantage(number), number);
    }

    /// By how much, at least: so far its time is before the latest at its vantage.
    long setBackNanos(int number) {
        return clock.setBackNanos(vantage(number), number);
    }

    /// Of the packet added last: by how much its time lies ahead of those that follow, or (negative) behind those before, if it was left out for that; else 0.
    long leftOutNanos(int number) {
        return clock.leftOutNanos(number);
    }

    /// Where to draw it on the scale of moments: its own, or for want of one the latest before it at its vantage; [Clock#UNKNOWN] if there is none.
    public long placeInTime(int number) {
        return clock.placed(vantage(number), number, timeNanos(number));
    }

    /// The time from one packet to another, in nanoseconds; [Clock#UNKNOWN] if either has none to compute with, if the other was captured before the
    /// one, or if the clock was set in between.
    public long between(int from, int to) {
        return between(vantage(to), moment(from), moment(to));
    }

    /// The time between two moments at a vantage; [Clock#UNKNOWN] if either is unknown, if they lie the other way round, or if the clock was set in
    /// between.
    public long between(int vantage, long fromNanos, long toNanos) {
        return fromNanos == Clock.UNKNOWN
                        || toNanos == Clock.UNKNOWN
                        || toNanos < fromNanos
                        || clock.isBroken(vantage, fromNanos, toNanos)
                ? Clock.UNKNOWN
                : toNanos - fromNanos;
    }

    /// Where its bytes begin in the capture's window.
    public long at(int number) {
        return at.at(number - 1);
    }

    public int capturedLength(int number) {
        return capturedLength.at(number - 1);
    }

    public int wireLength(int number) {
        return wireLength.at(number - 1);
    }

    public int vantage(int number) {
        return vantage.at(number - 1);
    }

    public int linkType(int number) {
        return linkType.at(number - 1) & 0xffff;
    }

    /// Id of the conversation it belongs to, or -1.
    public int conversation(int number) {
        return conversation.at(number - 1);
    }

    /// 0 if sent by the endpoint that spoke first in its conversation, else 1.
    public int direction(int number) {
        return direction.at(number - 1);
    }

    /// 1 + index of its innermost layer in [Protocols#layers()]; 0 if no layer was recognised.
    public int protocol(int number) {
        int first = protocol.at(number - 1) & 0xff;
        return protocolLearnt.isAny() ? protocolLearnt.of(number, first) : first;
    }

    /// Verdicts of the TCP analysis (`TcpAnalysis` bits); 0 for other packets.
    public int analysis(int number) {
        return analysis.at(number - 1);
    }

    /// From a segment to this packet, which acknowledges it exactly, as seen at its vantage; -1 if it acknowledges none.
    public long ackRttNanos(int number) {
        return acknowledgedAfter.at(number - 1);
    }

    /// Bytes that the sender of this packet had sent and not yet heard to be received, with those in it; -1 if it carries none
    /// or if that is not known.
    public int bytesInFlight(int number) {
        return bytesInFlight.at(number - 1);
    }

    /// The packet whose captured bytes hold this position of the capture's window, or 0.
    public int packetAt(long position) {
        int low = 1;
        int high = count();
        while (low <= high) {
            int middle = low + high >>> 1;
            if (at(middle) > position) {
                high = middle - 1;
            } else if (at(middle) + capturedLength(middle) <= position) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return 0;
    }
}
