package dev.framewalk.decoders.text;

import java.util.Locale;

/// Numbers of things, lengths of time, moments and sizes as people read them: the same everywhere, in sentences, tables, pictures and the window.
///
/// Thousands are kept together by narrow no-break spaces, a space stands before the unit, the point before decimals, and a true minus sign before what is
/// less than nothing. The units are words of `quantities.properties`.
public final class Quantities {
    private static final Texts UNITS = Texts.beside(Quantities.class, "quantities");
    private static final char NARROW_SPACE = '\u202f';
    private static final String MINUS = "−";

    private Quantities() {}

    /// A number of things: `1448`, `18 825`. Four digits are read at a glance and stay together.
    public static String count(long number) {
        String digits = Long.toString(number);
        String sign = "";
        if (number < 0) {
            sign = MINUS;
            digits = digits.substring(1);
        }
        if (digits.length() <= 4) {
            return sign + digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, NARROW_SPACE);
        }
        return sign + text;
    }

    /// A number with exactly so many decimals: what stands below each other in a column.
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.startsWith("-") ? MINUS + text.substring(1) : text;
    }

    /// Exactly so many bytes: `1 byte`, `18 825 bytes`.
    public static String bytes(long number) {
        return UNITS.say("bytes", "count", count(number));
    }

    /// About so many bytes, where there is little room: `423 bytes`, `16.4 kB`.
    public static String size(long number) {
        if (number < 10_000) {
            return bytes(number);
        }
        if (number < 9_950_000) {
            return UNITS.say("kilobytes", "value", amount(number / 1e3));
        }
        return number < 9_950_000_000L
                ? UNITS.say("megabytes", "value", amount(number / 1e6))
                : UNITS.say("gigabytes", "value", amount(number / 1e9));
    }

    private static String amount(double value) {
        return value >= 99.95 ? count(Math.round(value)) : withoutZeros(fixed(value, 1));
    }

    /// The numbers that people give the bytes `[from, to)` of a stream, counted from 1: `bytes 1449 to 2896`, `byte 7`.
    public static String range(long from, long to) {
        return to - from <= 1
                ? UNITS.say("range.one", "from", count(from + 1))
                : UNITS.say("range", "from", count(from + 1), "to", count(to));
    }

    /// A length of time that nobody knows.
    public static final long UNKNOWN = Long.MIN_VALUE;

    /// A length of time with three digits that matter: `870 ns`, `98.6 µs`, `20.3 ms`, `1.52 s`; from two minutes on `2 min 5 s`, `2 h 1 min`;
    /// `an unknown time` for [#UNKNOWN].
    public static String duration(long nanoseconds) {
        if (nanoseconds == UNKNOWN) {
            return UNITS.say("unknown-time");
        }
        if (nanoseconds < 0) {
            return MINUS + duration(-nanoseconds);
        }
        if (nanoseconds == 0) {
            return UNITS.say("milliseconds", "value", 0);
        }
        if (nanoseconds < 1_000) {
            return UNITS.say("nanoseconds", "value", nanoseconds);
        }
        // what rounds to 1000 of a unit is 1 of the next
        if (nanoseconds < 999_500) {
            return UNITS.say("microseconds", "value", digits(nanoseconds / 1e3));
        }
        if (nanoseconds < 999_500_000) {
            return UNITS.say("milliseconds", "value", digits(nanoseconds / 1e6));
        }
        if (nanoseconds < 119_500_000_000L) {
            return UNITS.say("seconds", "value", digits(nanoseconds / 1e9));
        }
        long seconds = Math.round(nanoseconds / 1e9);
        return seconds < 7_200
                ? both("minutes", seconds / 60, "seconds", seconds % 60)
                : both("hours", seconds / 3_600, "minutes", seconds % 3_600 / 60);
    }

    private static String both(String unit, long value, String smaller, long rest) {
        String text = UNITS.say(unit, "value", count(value));
        return rest == 0 ? text : text + " " + UNITS.say(smaller, "value", rest);
    }

    private static String digits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return withoutZeros(fixed(value, decimals));
    }

    /// 20.0 says no more than 20.
    private static String withoutZeros(String number) {
        return number.indexOf('.') < 0 ? number : number.replaceAll("\\.?0+$", "");
    }

    /// A moment, in seconds since another one, to the microsecond as packet lists write it: `0.012400`. Without the rounding of a double.
    public static String seconds(long nanoseconds) {
        long micros = Math.floorDiv(nanoseconds, 1_000) + (Math.floorMod(nanoseconds, 1_000) >= 500 ? 1 : 0);
        long size = Math.abs(micros);
        return String.format(Locale.ROOT, "%s%d.%06d", micros < 0 ? MINUS : "", size / 1_000_000, size % 1_000_000);
    }
}
