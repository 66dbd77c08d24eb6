package dev.framewalk.timeline.link;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;

/// The time between two events.
final class Elapsed {
    private Elapsed() {}

    /// In nanoseconds; `Clock.UNKNOWN` where nobody can say.
    static long nanos(Timeline timeline, int from, int to) {
        return timeline.packets().between(timeline.packetOf(from), timeline.packetOf(to));
    }

    static String between(Timeline timeline, int from, int to) {
        return Quantities.duration(nanos(timeline, from, to));
    }
}
