package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.text.Quantities;

/// How the times of one axis are written: one unit and one number of decimals for all, so that they can be
/// compared by looking.
public record AxisClock(String headKey, long unit, int decimals) {
    public static AxisClock of(long first, long last) {
        double duration = (double) last - first;
        if (duration >= 10e9) {
            return new AxisClock("column.time.s", 1_000_000_000, 3);
        }
        if (duration >= 1e9) {
            return new AxisClock("column.time.ms", 1_000_000, 1);
        }
        if (duration >= 10e6) {
            return new AxisClock("column.time.ms", 1_000_000, 2);
        }
        return new AxisClock("column.time.us", 1_000, 1);
    }

    public String format(long nanoseconds) {
        return Quantities.fixed((double) nanoseconds / unit, decimals);
    }
}
