package dev.framewalk.timeline.story;

import dev.framewalk.decoders.stream.Sentences;
import java.util.Locale;
import java.util.ResourceBundle;

/// All words that the timeline says itself, from `words.properties`: templates with `{name}` in them, and values with their units.
///
/// A key with `.one` behind it stands in where the value `{count}` is 1.
public final class Words {
    private static final Words DEFAULT = new Words(Locale.getDefault());

    private final ResourceBundle bundle;

    private Words(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "dev.framewalk.timeline.story.words",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// In the language of the machine.
    public static Words here() {
        return DEFAULT;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// The template under a key with its values filled in; the key itself where there is none, so that nothing is ever hidden.
    ///
    /// @param namesAndValues a name, its value, a name, its value, ...
    public String say(String key, Object... namesAndValues) {
        boolean isOne = "1".equals(String.valueOf(valueOf("count", namesAndValues))) && has(key + ".one");
        String chosen = isOne ? key + ".one" : key;
        if (!has(chosen)) {
            return key;
        }
        String template = bundle.getString(chosen);
        StringBuilder text = new StringBuilder(template.length() + 64);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(template, at, open)
                    .append(valueOf(template.substring(open + 1, close), namesAndValues));
            at = close + 1;
        }
        return text.append(template, at, template.length()).toString();
    }

    private static Object valueOf(String name, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return "{" + name + "}";
    }

    /// `18 825`.
    public String count(long number) {
        return number < 0 ? "-" + Sentences.count(-number) : Sentences.count(number);
    }

    /// `1 byte`, `1448 bytes`.
    public String bytes(long number) {
        return say("bytes", "count", count(number));
    }

    /// The numbers that people give the bytes `[from, to)` of a stream, counted from 1: `bytes 1449 to 2896`, `byte 7`.
    public String range(long from, long to) {
        return to - from == 1
                ? say("range.one", "from", count(from + 1))
                : say("range", "from", count(from + 1), "to", count(to));
    }

    /// A length of time with three digits that matter: `20.3 ms`, `1.52 s`, `870 µs`.
    public String duration(long nanos) {
        long size = Math.abs(nanos);
        String sign = nanos < 0 ? "-" : "";
        if (size == 0) {
            return say("milliseconds", "value", 0);
        }
        if (size < 1_000) {
            return sign + say("nanoseconds", "value", size);
        }
        if (size < 999_500) {
            return sign + say("microseconds", "value", digits(size / 1e3));
        }
        if (size < 999_500_000L) {
            return sign + say("milliseconds", "value", digits(size / 1e6));
        }
        if (size < 119_500_000_000L) {
            return sign + say("seconds", "value", digits(size / 1e9));
        }
        return sign + say("minutes", "value", digits(size / 60e9));
    }

    private static String digits(double value) {
        int places = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        // 20.0 ms says no more than 20 ms
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }
}
