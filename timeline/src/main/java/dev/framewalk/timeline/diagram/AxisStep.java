package dev.framewalk.timeline.diagram;

/// How far the marks of an axis stand apart: distances that people count in.
public final class AxisStep {
    private AxisStep() {}

    /// The smallest of 1, 2, 5 · 10ⁿ that is not less than `least`.
    public static long atLeast(double least) {
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
