package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Segments of one direction whose bytes the vantage had seen before, in the order of capture.
final class Repetitions {
    private final LongColumn from = new LongColumn();
    private final LongColumn to = new LongColumn();
    private final IntColumn packet = new IntColumn();

    void add(long segmentFrom, long segmentTo, int packetNumber) {
        from.add(segmentFrom);
        to.add(segmentTo);
        packet.add(packetNumber);
    }

    int size() {
        return packet.size();
    }

    /// The last packet before this one that brought again bytes of `[missingFrom, missingTo)`; 0 if none did.
    int last(long missingFrom, long missingTo, int before) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (packet.at(middle) < before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // a hole is filled within a few round trips of the acknowledgment that says so
        int furthest = Math.max(0, low - MOST_LOOKED_AT);
        for (int i = low - 1; i >= furthest; i--) {
            if (from.at(i) < missingTo && to.at(i) > missingFrom) {
                return packet.at(i);
            }
        }
        return 0;
    }

    private static final int MOST_LOOKED_AT = 4096;
}
