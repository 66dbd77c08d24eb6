package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Ranges of one layer of one direction as columns, ascending, with the events that tell about them. For one thread.
final class LayerRanges {
    private final LongColumn from = new LongColumn();
    private final LongColumn to = new LongColumn();
    private final IntColumn event = new IntColumn();
    private final LongColumn stream = new LongColumn();
    private final LongColumn bytes = new LongColumn();

    /// Adds a range; what lies before the last one tells nothing new and is left out.
    ///
    /// @param ownBytes how many bytes it has in its own layer
    void add(long begin, long end, int ofEvent, long ofStream, long ownBytes) {
        int last = count() - 1;
        if (last >= 0 && begin < from.at(last) || last >= 0 && begin == from.at(last) && end <= to.at(last)) {
            return;
        }
        from.add(begin);
        to.add(Math.max(begin + 1, end));
        event.add(ofEvent);
        stream.add(ofStream);
        bytes.add(ownBytes);
    }

    int count() {
        return event.size();
    }

    /// One past the last byte of the last range.
    long end() {
        return count() == 0 ? 0 : to.at(count() - 1);
    }

    long from(int index) {
        return from.at(index);
    }

    long to(int index) {
        return to.at(index);
    }

    int event(int index) {
        return event.at(index);
    }

    long stream(int index) {
        return stream.at(index);
    }

    long bytes(int index) {
        return bytes.at(index);
    }

    /// The first range that ends after a position.
    int firstAfter(long position) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (to.at(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
