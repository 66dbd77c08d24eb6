package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;

/// A display filter, ready to be asked.
public interface StepFilter {
    /// Lets everything pass.
    StepFilter EVERYTHING = new StepFilter() {
        @Override
        public boolean passesEvent(Timeline timeline, int event) {
            return true;
        }

        @Override
        public boolean passesPacket(Timeline timeline, int packet) {
            return true;
        }
    };

    /// Asked about an event without an answer, it finds that one answer now.
    boolean passesEvent(Timeline timeline, int event);

    boolean passesPacket(Timeline timeline, int packet);

    /// How many events have an answer that takes no time: those before this one.
    default int answered(Timeline timeline) {
        return timeline.eventCount();
    }

    /// Finds answers for a fraction of a second, where they take time.
    ///
    /// @param to no answers are needed from this event on
    default void answerOn(int to) {}

    /// Nobody asks any more: whoever is finding answers comes back soon.
    default void stop() {}
}
