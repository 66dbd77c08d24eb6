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

    boolean passesEvent(Timeline timeline, int event);

    boolean passesPacket(Timeline timeline, int packet);
}
