package dev.framewalk.timeline.order;

import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// The segments with data of one direction, in the order of capture: which bytes each carried on the wire, captured or cut.
final class Segments {
    private final LongColumn from = new LongColumn();
    private final IntColumn length = new IntColumn();
    private final IntColumn packet = new IntColumn();
    /// The timestamp of its sender; [#NO_STAMP] if it has none.
    private final LongColumn stamp = new LongColumn();

    static final long NO_STAMP = -1;

    void add(long first, int bytes, int packetNumber, long timestamp) {
        from.add(first);
        length.add(bytes);
        packet.add(packetNumber);
        stamp.add(timestamp);
    }

    int count() {
        return packet.size();
    }

    /// The first segment that is not before a packet.
    int indexOf(int packetNumber) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (packet.at(middle) < packetNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long from(int segment) {
        return from.at(segment);
    }

    long to(int segment) {
        return from.at(segment) + length.at(segment);
    }

    int packet(int segment) {
        return packet.at(segment);
    }

    long stamp(int segment) {
        return stamp.at(segment);
    }
}
