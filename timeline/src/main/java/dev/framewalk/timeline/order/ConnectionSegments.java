package dev.framewalk.timeline.order;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.sweep.Clock;

/// What the segments of one connection carried and acknowledged, both ways; reads on as the connection grows.
final class ConnectionSegments {
    private static final int TROUBLE = TcpAnalysis.RETRANSMISSION.bit()
            | TcpAnalysis.FAST_RETRANSMISSION.bit()
            | TcpAnalysis.SPURIOUS_RETRANSMISSION.bit()
            | TcpAnalysis.OUT_OF_ORDER.bit()
            | TcpAnalysis.LOST_SEGMENT.bit()
            | TcpAnalysis.ACK_LOST_SEGMENT.bit()
            | TcpAnalysis.DUPLICATE_ACK.bit()
            | TcpAnalysis.ZERO_WINDOW.bit()
            | TcpAnalysis.ZERO_WINDOW_PROBE.bit()
            | TcpAnalysis.WINDOW_FULL.bit();

    private final Timeline timeline;
    private final int conversation;
    private final SegmentReader reader;
    private final Segments[] sent = {new Segments(), new Segments()};
    /// By the direction whose bytes are acknowledged.
    private final Acknowledgments[] acknowledged = {new Acknowledgments(), new Acknowledgments()};
    private final long[] shortestTrip = {-1, -1};
    private int read;
    /// The last packet whose time can be computed with; 0 if there is none.
    private int timed;

    ConnectionSegments(Timeline timeline, int conversation) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.reader = new SegmentReader(timeline, conversation);
    }

    /// Whether the verdict on a packet says that anything was lost, repeated, overtaken or held back.
    static boolean isTrouble(int analysis) {
        return (analysis & TROUBLE) != 0;
    }

    /// Whether it would read the same again. Rarely a later packet changes what earlier numbers count from, or shows that the clock was wrong with one.
    boolean isReadRight() {
        return reader.isReadRight() && (timed == 0 || timeline.packets().moment(timed) != Clock.UNKNOWN);
    }

    /// Reads up to so many packets.
    void read(int packets) {
        for (; read < packets; read++) {
            int packet = timeline.packet(conversation, read);
            timed = timeline.packets().moment(packet) == Clock.UNKNOWN ? timed : packet;
            if (!TcpAnalysis.RECORDED_TWICE.in(timeline.packets().analysis(packet)) && reader.read(packet)) {
                take(packet);
            }
        }
    }

    private void take(int packet) {
        int direction = reader.direction();
        if (reader.length() > 0) {
            sent[direction].add(
                    reader.from(),
                    reader.length(),
                    packet,
                    reader.hasTimestamps() ? reader.timestamp() & 0xffff_ffffL : Segments.NO_STAMP);
        }
        if (reader.acknowledged() != SegmentReader.UNKNOWN && !reader.has(TcpFlags.RST)) {
            acknowledged[1 - direction].add(
                    reader, packet, TcpAnalysis.DUPLICATE_ACK.in(timeline.packets().analysis(packet)));
            long trip = timeline.packets().ackRttNanos(packet);
            if (trip > 0 && (shortestTrip[1 - direction] < 0 || trip < shortestTrip[1 - direction])) {
                shortestTrip[1 - direction] = trip;
            }
        }
    }

    Segments sent(int direction) {
        return sent[direction];
    }

    /// What the other end acknowledged of a direction.
    Acknowledgments acknowledged(int direction) {
        return acknowledged[direction];
    }

    /// The shortest time from a segment of a direction to its acknowledgment, as seen at the vantage; -1 if none was measured.
    long shortestTrip(int direction) {
        return shortestTrip[direction];
    }
}
