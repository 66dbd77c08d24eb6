package dev.framewalk.timeline.search;

import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.filter.FieldCatalog;
import dev.framewalk.timeline.filter.Filter;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Filters over the events of a timeline.
public final class EventFilters {
    private EventFilters() {}

    /// What is known of filters' names: the same for all timelines, and read by the first who asks.
    private static final class Catalog {
        static final FieldCatalog OF_ALL =
                new FieldCatalog(
                        TimelineFields.protocols(),
                        TimelineFields.explanations(),
                        EventSubject.OWN_FIELDS,
                        EventSubject.AT_HAND);
    }

    /// Every name that a filter over events may use.
    public static FieldCatalog catalog() {
        return Catalog.OF_ALL;
    }

    /// Which events of a timeline pass a filter, asked one by one. What is given is for one thread and for a short time: it keeps what it has
    /// found out about the packets and the conversation it was asked about last. Whoever asks about many takes [FilterAnswers].
    public static IntPredicate passing(Timeline timeline, Filter filter) {
        if (filter.isEverything()) {
            return event -> true;
        }
        return passing(timeline, filter, TimelineFields.only(filter.fields()));
    }

    /// @param wanted the fields that trees are made with
    static IntPredicate passing(Timeline timeline, Filter filter, Wanted wanted) {
        EventSubject subject = new EventSubject(timeline, wanted);
        return event -> filter.test(subject.on(event));
    }

    /// The events that are steps at a depth and pass a filter, ascending.
    public static int[] steps(Timeline timeline, Depth depth, Filter filter) {
        FilterAnswers answers = new FilterAnswers(timeline, filter);
        int count = timeline.eventCount();
        answers.answer(count);
        return IntStream.range(0, count)
                .filter(event -> timeline.isStep(event, depth) && answers.passes(event))
                .toArray();
    }
}
