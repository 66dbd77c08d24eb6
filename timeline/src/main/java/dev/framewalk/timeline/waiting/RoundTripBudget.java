package dev.framewalk.timeline.waiting;

import java.util.List;

/// What each round trip of a conversation was spent on, from the look-up of the name to the first answer. Immutable.
///
/// @param roundTripNanos the shortest time that a question and its answer took between the ends; -1 if none was seen
/// @param parts          in the order of time
public record RoundTripBudget(long roundTripNanos, List<RoundTrip> parts) {
    static final RoundTripBudget NONE = new RoundTripBudget(-1, List.of());

    public RoundTripBudget {
        parts = List.copyOf(parts);
    }
}
