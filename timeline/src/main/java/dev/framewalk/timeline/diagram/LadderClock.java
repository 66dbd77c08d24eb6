package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.text.Quantities;

/// How the times of one ladder are written: one unit and one number of decimals for all, so that they can be
/// compared by looking.
record LadderClock(String headKey, long unit, int decimals) {
    static LadderClock of(long first, long last) {
        double duration = (double) last - first;
        if (duration >= 10e9) {
            return new LadderClock("column.time.s", 1_000_000_000, 3);
        }
        if (duration >= 1e9) {
            return new LadderClock("column.time.ms", 1_000_000, 1);
        }
        if (duration >= 10e6) {
            return new LadderClock("column.time.ms", 1_000_000, 2);
        }
        return new LadderClock("column.time.us", 1_000, 1);
    }

    String format(long nanoseconds) {
        return Quantities.fixed((double) nanoseconds / unit, decimals);
    }

    /// The smallest of 1, 2, 5 · 10ⁿ nanoseconds that is not less than `least`.
    static long niceStep(double least) {
        long decade = 1;
        while (decade <= 100_000_000_000_000_000L) {
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * decade >= least) {
                    return factor * decade;
                }
            }
            decade *= 10;
        }
        return decade;
    }
}
