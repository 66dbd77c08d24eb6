package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;

/// A time, and how we know it.
///
/// @param nanoseconds since the beginning of the capture; for an unknown moment the nearest known one, which only
///                    places it
public record Moment(long nanoseconds, Certainty certainty) {
    public static Moment observed(long nanoseconds) {
        return new Moment(nanoseconds, Certainty.OBSERVED);
    }

    public static Moment inferred(long nanoseconds, String rule) {
        return new Moment(nanoseconds, new Certainty.Inferred(rule));
    }

    public static Moment unknown(long nearest, String reason) {
        return new Moment(nearest, new Certainty.Unknown(reason));
    }

    public boolean isUnknown() {
        return certainty instanceof Certainty.Unknown;
    }

    public boolean isInferred() {
        return certainty instanceof Certainty.Inferred;
    }

    /// Read off the wire, or computed from what was read without choice.
    public boolean isKnown() {
        return !isUnknown() && !isInferred();
    }
}
