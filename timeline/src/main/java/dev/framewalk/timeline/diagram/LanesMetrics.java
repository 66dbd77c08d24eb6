package dev.framewalk.timeline.diagram;

/// The distances of lanes, all grown with the size of type.
///
/// @param isCompact whether rows are as low as can be, with one line of small words each
record LanesMetrics(TypeSizes type, double width, boolean isCompact) {
    double unit() {
        return type.scale();
    }

    double labels() {
        return Math.clamp(width * 0.31, 170 * unit(), 310 * unit());
    }

    double headHeight() {
        return type.small() * 1.3 + 10 * unit();
    }

    double groupHeight() {
        return isCompact ? type.small() + 8 * unit() : type.small() + 11 * unit();
    }

    double laneHeight() {
        return isCompact ? type.small() + 5 * unit() : type.label() * 1.12 + type.small() * 1.2 + 6 * unit();
    }

    double barHeight() {
        return isCompact ? laneHeight() - 5 * unit() : 15 * unit();
    }
}
