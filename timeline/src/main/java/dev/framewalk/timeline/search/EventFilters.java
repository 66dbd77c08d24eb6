package dev.framewalk.timeline.search;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.filter.FieldCatalog;
import dev.framewalk.timeline.filter.Filter;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Filters over the events of a timeline.
public final class EventFilters {
    private EventFilters() {}

    /// What is known of filters' names: the same for all timelines, and read by the first who asks.
    private static final class Catalog {
        static final FieldCatalog OF_ALL =
                new FieldCatalog(TimelineFields.protocols(), TimelineFields.explanations(), EventSubject.OWN_FIELDS);
    }

    /// Every name that a filter over events may use.
    public static FieldCatalog catalog() {
        return Catalog.OF_ALL;
    }

    /// Which events of a timeline pass a filter. What is given is for one thread; it keeps the fields of the packet it was asked about last.
    public static IntPredicate passing(Timeline timeline, Filter filter) {
        if (filter.isEverything()) {
            return event -> true;
        }
        EventSubject subject = new EventSubject(timeline);
        return event -> filter.test(subject.on(event));
    }

    /// The events that are steps at a depth and pass a filter, ascending.
    public static int[] steps(Timeline timeline, Depth depth, Filter filter) {
        IntStream.Builder found = IntStream.builder();
        steps(timeline, depth, filter, 0, timeline.eventCount(), () -> false, found::add);
        return found.build().toArray();
    }

    /// Finds the same piece by piece, so that a long search can be shown while it goes on, and stopped.
    ///
    /// @param from      first event to look at
    /// @param to        one past the last
    /// @param isStopped asked before each event; the search ends where it says yes
    /// @param found     takes the events in ascending order
    /// @return one past the last event that was looked at: where to go on
    public static int steps(
            Timeline timeline, Depth depth, Filter filter, int from, int to, BooleanSupplier isStopped, IntConsumer found) {
        IntPredicate passes = passing(timeline, filter);
        int event = from;
        for (; event < to && !isStopped.getAsBoolean(); event++) {
            if (timeline.isStep(event, depth) && passes.test(event)) {
                found.accept(event);
            }
        }
        return event;
    }
}
