package dev.framewalk.timeline.link;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;

/// The time between two events.
final class Elapsed {
    private Elapsed() {}

    static long nanos(Timeline timeline, int from, int to) {
        return timeline.packets().timeNanos(timeline.packetOf(to)) - timeline.packets().timeNanos(timeline.packetOf(from));
    }

    static String between(Timeline timeline, int from, int to) {
        return Quantities.duration(Math.max(0, nanos(timeline, from, to)));
    }
}
