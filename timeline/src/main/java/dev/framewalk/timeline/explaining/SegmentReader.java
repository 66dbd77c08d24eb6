package dev.framewalk.timeline.explaining;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.tcp.TcpSelective;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.FlowTrack;

/// Reads the TCP segments of one conversation again, one at a time: which bytes of the stream each carries, what it acknowledges,
/// what room it announces. Makes no object for a segment; one thread uses it.
///
/// Sequence numbers turn around every 4 GiB, stream positions do not: the reader takes each number to mean the position nearest to
/// the last one of its direction. Segments are to be read in order, or after a call of [#near(int, long)].
public final class SegmentReader {
    /// A position that is not known.
    public static final long UNKNOWN = Long.MIN_VALUE;
    /// In bytes, what lies farther from its neighbours is hardly of the same stream: no window is larger than a gigabyte, and hardly one larger than this.
    public static final long FAR = 1L << 28;

    private final Timeline timeline;
    private final FlowTrack track;
    private final LayerStack stack = new LayerStack();
    private final TcpSelective selective = new TcpSelective();
    private final long[] near = new long[2];
    private final long[] far = {Long.MAX_VALUE / 2, Long.MAX_VALUE / 2};
    /// By direction: what its numbers counted from and its window's scale when they were used first, its FIN when it was used last, and how far it was acknowledged.
    private final int[] baseUsed = new int[2];
    private final boolean[] isBaseUsed = new boolean[2];
    private final int[] scaleUsed = new int[2];
    private final boolean[] isScaleUsed = new boolean[2];
    private final long[] finUsed = {-1, -1};
    private final long[] reached = new long[2];
    private int direction;
    private int flags;
    private long from;
    private int length;
    private long acknowledged;
    private long window;

    public SegmentReader(Timeline timeline, int conversation) {
        this.timeline = timeline;
        this.track = timeline.recording().track(conversation);
    }

    /// Reads the segment of a packet; false if there is no whole TCP header.
    public boolean read(int packet) {
        timeline.recording().walk(packet, stack);
        int i = stack.lastIndexOf(Tcp.LAYER);
        if (i < 0 || stack.isQuoted(i) || stack.end(i) - stack.header(i) < Tcp.SHORTEST_HEADER) {
            return false;
        }
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        direction = timeline.packets().direction(packet);
        flags = Tcp.flags(bytes, header);
        length = (int) Math.max(0, stack.endOnWire(i) - stack.payload(i));
        // relative number 0 is the SYN, stream position 0 the byte after it
        from = position(direction, (int) Tcp.sequenceNumber(bytes, header)) + (has(TcpFlags.SYN) ? 1 : 0);
        moveOn();
        acknowledged = UNKNOWN;
        window = -1;
        if (has(TcpFlags.ACK)) {
            acknowledged = position(1 - direction, (int) Tcp.acknowledgmentNumber(bytes, header));
            reached[1 - direction] = Math.max(reached[1 - direction], acknowledged);
            finUsed[1 - direction] = track.fin(1 - direction);
            long end = track.fin(1 - direction) - 1;
            if (track.fin(1 - direction) >= 0 && acknowledged == end + 1) {
                // the FIN has a number, but is no byte
                acknowledged = end;
            }
        }
        int scale = has(TcpFlags.SYN) ? 0 : track.scale(direction);
        if (scale != FlowTrack.SCALE_UNKNOWN || Tcp.window(bytes, header) == 0) {
            window = (long) Tcp.window(bytes, header) << Math.max(0, scale);
        }
        if (!isScaleUsed[direction] && !has(TcpFlags.SYN) && Tcp.window(bytes, header) != 0) {
            scaleUsed[direction] = scale;
            isScaleUsed[direction] = true;
        }
        selective.read(bytes, header, stack.payload(i));
        return true;
    }

    /// Moves the place about which the next numbers are looked for. A RST may have any number, and so may what a stranger sends: far away the place
    /// moves only when two segments in a row agree.
    private void moveOn() {
        long end = from + length;
        if (has(TcpFlags.RST) || end <= near[direction]) {
            return;
        }
        if (end - near[direction] < FAR || Math.abs(end - far[direction]) < FAR) {
            near[direction] = end;
        }
        far[direction] = end;
    }

    /// Whether what it has read it would read the same now: as a connection grows, a late SYN or FIN may show that its numbers mean something else.
    public boolean isReadRight() {
        for (int i = 0; i < 2; i++) {
            if (isBaseUsed[i] && baseUsed[i] != track.base(i)
                    || isScaleUsed[i] && scaleUsed[i] != track.scale(i)
                    || finUsed[i] != track.fin(i) && (finUsed[i] >= 0 || reached[i] >= track.fin(i))) {
                return false;
            }
        }
        return true;
    }

    private long position(int ofDirection, int sequence) {
        if (!isBaseUsed[ofDirection]) {
            baseUsed[ofDirection] = track.base(ofDirection);
            isBaseUsed[ofDirection] = true;
        }
        long expected = near[ofDirection];
        return expected + (sequence - track.base(ofDirection) - 1 - (int) expected);
    }

    public int direction() {
        return direction;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// Stream position of its first byte.
    public long from() {
        return from;
    }

    /// How many bytes it carries.
    public int length() {
        return length;
    }

    /// All bytes of the other direction before this stream position have come to its sender; [#UNKNOWN] if it does not say.
    public long acknowledged() {
        return acknowledged;
    }

    /// The room that it announces, in bytes; -1 if the scale is not known.
    public long window() {
        return window;
    }

    /// How many blocks it acknowledges selectively.
    public int blocks() {
        return selective.blocks();
    }

    public long blockFrom(int block) {
        return position(1 - direction, selective.left(block));
    }

    public long blockTo(int block) {
        return position(1 - direction, selective.right(block));
    }

    /// Whether its first block tells of bytes that came twice.
    public boolean isFirstBlockDuplicate() {
        return selective.isFirstDuplicate();
    }

    /// Whether it has the timestamps option (RFC 7323).
    public boolean hasTimestamps() {
        return selective.hasTimestamps();
    }

    /// Its timestamp, if it has one.
    public int timestamp() {
        return selective.timestamp();
    }

    /// The timestamp of the other end that it echoes, if it has one.
    public int timestampEcho() {
        return selective.timestampEcho();
    }

    /// About which stream position the next numbers of a direction are to be looked for.
    public long near(int ofDirection) {
        return near[ofDirection];
    }

    public void near(int ofDirection, long position) {
        near[ofDirection] = position;
    }
}
