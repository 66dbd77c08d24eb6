package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The packets of a capture during which something waited in one direction.
final class PacketSet {
    static final PacketSet ALL = new PacketSet(null, 0);

    private final @Nullable BitSet packets;
    private final int first;

    private PacketSet(@Nullable BitSet packets, int first) {
        this.packets = packets;
        this.first = first;
    }

    private record Interval(int from, int to) {}

    /// From the first packet that had to wait for a hole to the one that ended it, for all holes.
    static PacketSet whileWaiting(Disorder disorder) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < disorder.holes(); i++) {
            if (disorder.firstWaiting(i) != 0) {
                intervals.add(new Interval(disorder.firstWaiting(i), disorder.holeEnd(i)));
            }
        }
        intervals.sort(Comparator.comparingInt(Interval::from));
        int first = intervals.isEmpty() ? 0 : intervals.getFirst().from;
        BitSet packets = new BitSet();
        int covered = first;
        for (Interval interval : intervals) {
            int from = Math.max(interval.from, covered);
            if (interval.to >= from) {
                packets.set(from - first, interval.to + 1 - first);
                covered = interval.to + 1;
            }
        }
        return new PacketSet(packets, first);
    }

    boolean has(int packet) {
        return packets == null || packet >= first && packets.get(packet - first);
    }

    /// Whether no packet from this one on is in the set.
    boolean isBeyond(int packet) {
        return packets != null && packet - first >= packets.length();
    }

    /// The index of the first packet of a conversation that may be in the set.
    int firstIndex(Timeline timeline, int conversation) {
        int low = 0;
        int high = timeline.packetCount(conversation);
        while (low < high) {
            int middle = low + high >>> 1;
            if (timeline.packet(conversation, middle) < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
