package dev.framewalk.ui.words;

import java.util.Locale;

/// How numbers and durations are written: groups of three with a narrow space, and a unit that fits.
public final class Figures {
    private static final char NARROW_SPACE = '\u202f';

    private Figures() {}

    /// `1 284 301`.
    public static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder(digits.length() + 4);
        if (number < 0) {
            text.append('−');
        }
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(NARROW_SPACE);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /// `350 ns`, `12.4 µs`, `12.4 ms`, `14.2 s`, `3 min 20 s`, `2 h 05 min`.
    public static String duration(long nanoseconds) {
        if (nanoseconds < 0) {
            return "−" + duration(nanoseconds == Long.MIN_VALUE ? Long.MAX_VALUE : -nanoseconds);
        }
        if (nanoseconds < 1_000) {
            return nanoseconds + NARROW_SPACE_TEXT + "ns";
        }
        if (nanoseconds < 999_950) {
            return decimal(nanoseconds / 1e3) + NARROW_SPACE_TEXT + "µs";
        }
        if (nanoseconds < 999_950_000) {
            return decimal(nanoseconds / 1e6) + NARROW_SPACE_TEXT + "ms";
        }
        long seconds = nanoseconds / 1_000_000_000;
        if (seconds < 120) {
            return decimal(nanoseconds / 1e9) + NARROW_SPACE_TEXT + "s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + NARROW_SPACE_TEXT + "min " + seconds % 60 + NARROW_SPACE_TEXT + "s";
        }
        return String.format(Locale.ROOT, "%d%sh %02d%smin", seconds / 3600, NARROW_SPACE, seconds / 60 % 60, NARROW_SPACE);
    }

    /// Seconds with six decimals, as packet lists write them: `0.012400`.
    public static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.6f", nanoseconds / 1e9);
    }

    private static final String NARROW_SPACE_TEXT = String.valueOf(NARROW_SPACE);

    private static String decimal(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
