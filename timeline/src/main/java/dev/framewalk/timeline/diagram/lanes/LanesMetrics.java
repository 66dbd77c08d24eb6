package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.timeline.diagram.TypeSizes;

/// The distances of lanes, all grown with the size of type.
///
/// @param isCompact whether rows are as low as can be, with one line of small words each
public record LanesMetrics(TypeSizes type, double width, boolean isCompact) {
    public double unit() {
        return type.scale();
    }

    public double labels() {
        return Math.clamp(width * 0.31, 170 * unit(), 310 * unit());
    }

    public double headHeight() {
        return type.small() * 1.3 + 10 * unit();
    }

    public double groupHeight() {
        return isCompact ? type.small() + 8 * unit() : type.small() + 11 * unit();
    }

    public double laneHeight() {
        return isCompact ? type.small() + 5 * unit() : type.label() * 1.12 + type.small() * 1.2 + 6 * unit();
    }

    public double barHeight() {
        return isCompact ? laneHeight() - 5 * unit() : 15 * unit();
    }
}
