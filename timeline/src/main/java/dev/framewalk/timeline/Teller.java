package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.StreamEvent;

/// Tells events as sentences, with the values in them.
final class Teller {
    private final Timeline timeline;

    Teller(Timeline timeline) {
        this.timeline = timeline;
    }

    String sentence(int event) {
        Object detail = timeline.events().detail(event);
        if (detail instanceof StreamEvent told) {
            return told.sentence();
        }
        return timeline.events().id(event);
    }
}
