package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.recording.PacketNumbers;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.sweep.Clock;
import java.util.ArrayList;
import java.util.List;

/// The packets of one TCP connection in blocks of [#SIZE]: counts for pictures from far away, and where to begin to read for near ones.
final class TcpBlocks {
    static final int SIZE = 64;
    /// Gaps that may be folded; only the longest matter.
    private static final int MOST_GAPS = 64;

    private final Timeline timeline;
    private final PacketNumbers numbers;
    private final SegmentReader reader;
    private final List<Block> blocks = new ArrayList<>();
    private final List<long[]> gaps = new ArrayList<>();
    private final long[] acknowledged = {-1, -1};
    private final long[] edge = {-1, -1};
    /// Shortest time from a segment of a direction to its acknowledgment; -1 before one was measured.
    private final long[] end = new long[2];
    private long last = Long.MIN_VALUE;
    private int read;

    /// One block. Arrays have a place for each direction: the bytes that it sends, and what is said about them.
    static final class Block {
        long fromNanos = Long.MAX_VALUE;
        long toNanos = Long.MIN_VALUE;
        final long[] lowest = {Long.MAX_VALUE, Long.MAX_VALUE};
        final long[] highest = {Long.MIN_VALUE, Long.MIN_VALUE};
        final int[] count = new int[2];
        final int[] again = new int[2];
        final int[] late = new int[2];
        final long[] flight = {-1, -1};
        final long[] roundTrip = {-1, -1};
        /// Before the block.
        final long[] nearBefore = new long[2];
        final long[] acknowledgedBefore = new long[2];
        final long[] edgeBefore = new long[2];
        /// After it.
        final long[] acknowledged = new long[2];
        final long[] edge = new long[2];
    }

    TcpBlocks(Timeline timeline, int conversation) {
        this.timeline = timeline;
        this.numbers = timeline.packetsOf(conversation);
        this.reader = new SegmentReader(timeline, conversation);
    }

    /// Nanoseconds since the first packet of the capture that has a time.
    static long nanos(Timeline timeline, int packet) {
        long placed = timeline.packets().placeInTime(packet);
        return placed == Clock.UNKNOWN ? 0 : placed - timeline.firstTimeNanos();
    }

    /// Takes in the packets that there are now.
    void readOn() {
        int known = numbers.count();
        for (; read < known; read++) {
            if (read % SIZE == 0) {
                Block begun = new Block();
                for (int direction = 0; direction < 2; direction++) {
                    begun.nearBefore[direction] = reader.near(direction);
                    begun.acknowledgedBefore[direction] = acknowledged[direction];
                    begun.edgeBefore[direction] = edge[direction];
                }
                blocks.add(begun);
            }
            Block block = blocks.getLast();
            add(block, numbers.at(read));
            for (int direction = 0; direction < 2; direction++) {
                block.acknowledged[direction] = acknowledged[direction];
                block.edge[direction] = edge[direction];
            }
        }
    }

    private void add(Block block, int packet) {
        PacketTable packets = timeline.packets();
        long nanos = nanos(timeline, packet);
        block.fromNanos = Math.min(block.fromNanos, nanos);
        block.toNanos = Math.max(block.toNanos, nanos);
        if (last != Long.MIN_VALUE && nanos > last) {
            gap(last, nanos);
        }
        last = Math.max(last, nanos);
        if (TcpAnalysis.RECORDED_TWICE.in(timeline.packets().analysis(packet)) || !reader.read(packet)) {
            return;
        }
        int direction = reader.direction();
        int other = 1 - direction;
        if (reader.length() > 0) {
            block.lowest[direction] = Math.min(block.lowest[direction], reader.from());
            block.highest[direction] = Math.max(block.highest[direction], reader.from() + reader.length());
            end[direction] = Math.max(end[direction], reader.from() + reader.length());
            block.count[direction]++;
            int analysis = packets.analysis(packet);
            if (TcpAnalysis.isAnyRetransmission(analysis)) {
                block.again[direction]++;
            } else if (TcpAnalysis.OUT_OF_ORDER.in(analysis)) {
                block.late[direction]++;
            }
            block.flight[direction] = Math.max(block.flight[direction], packets.bytesInFlight(packet));
        }
        if (reader.acknowledged() != SegmentReader.UNKNOWN && !reader.has(TcpFlags.RST)) {
            acknowledged[other] = Math.max(acknowledged[other], reader.acknowledged());
            if (reader.window() >= 0) {
                edge[other] = reader.acknowledged() + reader.window();
            }
        }
        long roundTrip = packets.ackRttNanos(packet);
        if (roundTrip >= 0) {
            block.roundTrip[other] = Math.max(block.roundTrip[other], roundTrip);
        }
    }

    private void gap(long from, long to) {
        if (gaps.size() == MOST_GAPS) {
            int least = 0;
            for (int i = 1; i < gaps.size(); i++) {
                if (gaps.get(i)[1] - gaps.get(i)[0] < gaps.get(least)[1] - gaps.get(least)[0]) {
                    least = i;
                }
            }
            if (gaps.get(least)[1] - gaps.get(least)[0] >= to - from) {
                return;
            }
            gaps.remove(least);
        }
        gaps.add(new long[] {from, to});
    }

    int packets() {
        return read;
    }

    /// The packets' numbers.
    int packet(int index) {
        return numbers.at(index);
    }

    List<Block> all() {
        return blocks;
    }

    long firstNanos() {
        return blocks.isEmpty() ? 0 : blocks.getFirst().fromNanos;
    }

    long lastNanos() {
        return last == Long.MIN_VALUE ? 0 : last;
    }

    /// The longest gaps between packets, as pairs of times, in order of time.
    List<long[]> gaps() {
        return gaps.stream().sorted((one, other) -> Long.compare(one[0], other[0])).toList();
    }

    /// One past the last byte of a direction.
    long end(int direction) {
        return end[direction];
    }
}
