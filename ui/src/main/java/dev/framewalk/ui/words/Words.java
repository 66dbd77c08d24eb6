package dev.framewalk.ui.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The words of the application, from `words.properties`.
public final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "dev.framewalk.ui.words.words",
            Locale.getDefault(),
            Words.class.getClassLoader(),
            // no bundle of the language means English, whatever the machine's own language is
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {}

    /// The text under a key with values in it. In the file, `'` is written twice and `{0}` is the first value.
    public static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
    }

    /// The text under a key, or another where there is none.
    public static String orElse(String key, String other) {
        try {
            return of(key);
        } catch (MissingResourceException absent) {
            return other;
        }
    }

    /// `key.one` for 1, `key.many` for all other numbers, with the number written in groups of three as `{0}`.
    public static String counted(String key, long number) {
        return of(number == 1 ? key + ".one" : key + ".many", Figures.count(number));
    }
}
