package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Which event explains which bytes of one side of a stream: outermost units, ascending, without overlap.
///
/// A message that is complete takes the place of its head and its chunks. One thread adds, any thread looks up.
final class UnitIndex {
    private final LongColumn from = new LongColumn();
    private final LongColumn to = new LongColumn();
    private final IntColumn event = new IntColumn();
    private int size;

    synchronized void add(Unit unit, int eventIndex) {
        if (unit.length() == 0) {
            return;
        }
        while (size > 0 && from.at(size - 1) >= unit.from() && to.at(size - 1) <= unit.to()) {
            size--;
        }
        int place = size;
        while (place > 0 && from.at(place - 1) >= unit.to()) {
            place--;
        }
        if (place > 0 && to.at(place - 1) > unit.from()) {
            return;
        }
        if (size == from.size()) {
            from.add(0);
            to.add(0);
            event.add(0);
        }
        // a datagram that is told late lies before others
        for (int i = size; i > place; i--) {
            set(i, from.at(i - 1), to.at(i - 1), event.at(i - 1));
        }
        set(place, unit.from(), unit.to(), eventIndex);
        size++;
    }

    private void set(int place, long unitFrom, long unitTo, int eventIndex) {
        from.set(place, unitFrom);
        to.set(place, unitTo);
        event.set(place, eventIndex);
    }

    /// Position of the first unit that ends after this stream position, or -1 if there is none.
    synchronized int firstAfter(long streamPosition) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (to.at(middle) <= streamPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size ? low : -1;
    }

    synchronized int size() {
        return size;
    }

    synchronized long from(int index) {
        return from.at(index);
    }

    synchronized long to(int index) {
        return to.at(index);
    }

    synchronized int event(int index) {
        return event.at(index);
    }
}
