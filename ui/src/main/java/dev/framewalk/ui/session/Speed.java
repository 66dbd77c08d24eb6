package dev.framewalk.ui.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast a capture plays.
///
/// @param realTime       how many seconds of the capture pass in a second; 0 if steps are counted instead
/// @param stepsPerSecond steps in a second; 0 if time is followed instead
public record Speed(double realTime, double stepsPerSecond) {
    public static final Speed STEP_A_SECOND = new Speed(0, 1);
    /// What users may choose.
    public static final List<Speed> CHOICES = List.of(
            new Speed(0, 0.5),
            STEP_A_SECOND,
            new Speed(0, 2),
            new Speed(0, 5),
            new Speed(0.001, 0),
            new Speed(0.01, 0),
            new Speed(0.1, 0),
            new Speed(1, 0),
            new Speed(10, 0));

    /// Waits longer than this are cut short: nobody learns from them.
    static final long LONGEST_WAIT_NANOS = 3_000_000_000L;

    /// How long to wait before the next step.
    ///
    /// @param gapNanos how long nothing happened in the capture
    long waitNanos(long gapNanos) {
        if (stepsPerSecond > 0) {
            return (long) (1e9 / stepsPerSecond);
        }
        return (long) Math.min(LONGEST_WAIT_NANOS, Math.max(0, gapNanos / realTime));
    }

    static @Nullable Speed parse(String text) {
        for (Speed choice : CHOICES) {
            if (choice.toString().equals(text)) {
                return choice;
            }
        }
        return null;
    }
}
