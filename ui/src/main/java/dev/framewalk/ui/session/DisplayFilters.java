package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.search.FilterAnswers;
import java.util.List;
import java.util.Objects;

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

    /// A filter in force. Whoever shows what passes it asks for the same answers.
    private static final class Passing implements StepFilter {
        private final FilterAnswers answers;

        Passing(Timeline timeline, Filter filter) {
            answers = new FilterAnswers(timeline, filter);
        }

        @Override
        public boolean passesEvent(Timeline timeline, int event) {
            return answers.passes(event);
        }

        /// A packet passes if it does itself, or if something does that happened with it.
        @Override
        public boolean passesPacket(Timeline timeline, int packet) {
            int count = timeline.eventCount();
            for (int event = timeline.firstEventOf(packet);
                    event < count && timeline.packetOf(event) == packet;
                    event++) {
                if (answers.passes(event)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int answered(Timeline timeline) {
            return answers.known();
        }

        @Override
        public void answerOn(int to) {
            answers.answerOn(to);
        }

        @Override
        public void stop() {
            answers.stop();
        }
    }
}
