package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.search.EventFilters;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/// Display filters with the names and operators that users of Wireshark know.
public final class DisplayFilters implements FilterLanguage {
    private static final int MOST = 12;

    private final Timeline timeline;

    public DisplayFilters(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public StepFilter compile(String text) throws NotUnderstood {
        return switch (Filter.compile(text, EventFilters.catalog())) {
            case Filter.Compiled.Ok ok -> new Passing(timeline, ok.filter());
            case Filter.Compiled.Wrong wrong -> throw new NotUnderstood(wrong.problem().sentence());
        };
    }

    @Override
    public List<Completion> completions(String word) {
        return Filter.complete(word, word.length(), EventFilters.catalog(), MOST).names().stream()
                .map(name -> new Completion(name, Objects.requireNonNullElse(EventFilters.catalog().label(name), "")))
                .toList();
    }

    /// A filter in force. A predicate of the timeline belongs to one thread, so each thread has its own.
    private static final class Passing implements StepFilter {
        private final ThreadLocal<IntPredicate> predicate;

        Passing(Timeline timeline, Filter filter) {
            predicate = ThreadLocal.withInitial(() -> EventFilters.passing(timeline, filter));
        }

        @Override
        public boolean passesEvent(Timeline timeline, int event) {
            return predicate.get().test(event);
        }

        /// A packet passes if it does itself, or if something does that happened with it.
        @Override
        public boolean passesPacket(Timeline timeline, int packet) {
            int count = timeline.eventCount();
            for (int event = timeline.firstEventOf(packet);
                    event < count && timeline.packetOf(event) == packet;
                    event++) {
                if (predicate.get().test(event)) {
                    return true;
                }
            }
            return false;
        }
    }
}
