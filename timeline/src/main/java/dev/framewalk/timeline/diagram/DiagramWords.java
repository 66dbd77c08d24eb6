package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.stream.Sentences;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The words and numbers on pictures, in one language.
///
/// Numbers keep a decimal point in every language, as captures and filters do.
public final class DiagramWords {
    public static final DiagramWords ENGLISH = new DiagramWords(Locale.ROOT);

    private final ResourceBundle bundle;

    public DiagramWords(Locale locale) {
        bundle = ResourceBundle.getBundle(
                DiagramWords.class.getPackageName() + ".words",
                locale,
                DiagramWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The text under a key with its places filled in; the key itself where there is no text.
    public String text(String key, Object... values) {
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException absent) {
            return key;
        }
        // one pass: a filled-in value may itself contain "{0}"
        StringBuilder text = new StringBuilder(pattern.length() + 16);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int place = i + 2 < pattern.length() && c == '{' && pattern.charAt(i + 2) == '}' ? pattern.charAt(i + 1) - '0' : -1;
            if (place >= 0 && place < values.length) {
                text.append(values[place]);
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// A number of things as our sentences write it.
    public static String count(long number) {
        return Sentences.count(number);
    }

    /// What marks a repetition of a unit, with its number if it was seen.
    String again(long original) {
        return original > 0 ? text("cue.again", original) : text("cue.again.unseen");
    }

    /// A length of time with three meaningful digits: 12.4 ms, 203 µs, 1.28 s.
    public static String duration(long nanoseconds) {
        if (nanoseconds < 0) {
            return nanoseconds == Long.MIN_VALUE ? "–" : "−" + duration(-nanoseconds);
        }
        if (nanoseconds < 1_000) {
            return nanoseconds + " ns";
        }
        if (nanoseconds < 999_500) {
            return meaningful(nanoseconds, 1_000) + " µs";
        }
        if (nanoseconds < 999_500_000) {
            return meaningful(nanoseconds, 1_000_000) + " ms";
        }
        if (nanoseconds < 120_000_000_000L) {
            return meaningful(nanoseconds, 1_000_000_000) + " s";
        }
        long seconds = Math.round(nanoseconds / 1e9);
        return seconds < 7200
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String meaningful(long nanoseconds, long unit) {
        int decimals = nanoseconds >= 99.95 * unit ? 0 : nanoseconds >= 9.995 * unit ? 1 : 2;
        String text = fixed(nanoseconds / (double) unit, decimals);
        if (decimals > 0) {
            text = text.replaceAll("\\.?0+$", "");
        }
        return text;
    }

    /// A number with exactly so many decimals and a point.
    static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
