package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.IntColumn;
import java.util.Objects;

/// Which event explains which bytes of one side of a stream: outermost units, ascending, without overlap.
///
/// A message that is complete takes the place of its head and its chunks. One thread adds, any thread looks up.
public final class UnitIndex {
    private final EventTable events;
    private final IntColumn event = new IntColumn();
    private int size;

    UnitIndex(EventTable events) {
        this.events = events;
    }

    synchronized void add(Unit unit, int eventIndex) {
        if (unit.length() == 0) {
            return;
        }
        while (size > 0 && from(size - 1) >= unit.from() && to(size - 1) <= unit.to()) {
            size--;
        }
        int place = size;
        while (place > 0 && from(place - 1) >= unit.to()) {
            place--;
        }
        if (place > 0 && to(place - 1) > unit.from()) {
            return;
        }
        if (size == event.size()) {
            event.add(0);
        }
        // a datagram that is told late lies before others
        for (int i = size; i > place; i--) {
            event.set(i, event.at(i - 1));
        }
        event.set(place, eventIndex);
        size++;
    }

    /// Position of the first unit that ends after this stream position, or -1 if there is none.
    public synchronized int firstAfter(long streamPosition) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (to(middle) <= streamPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size ? low : -1;
    }

    public synchronized int size() {
        return size;
    }

    public synchronized long from(int index) {
        return unit(index).from();
    }

    public synchronized long to(int index) {
        return unit(index).to();
    }

    public synchronized int event(int index) {
        return event.at(index);
    }

    private Unit unit(int index) {
        return Objects.requireNonNull(events.unit(event.at(index)));
    }
}
