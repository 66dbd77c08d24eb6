package dev.framewalk.ui.words;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;

/// The words of the application, from `words.properties`.
public final class Words {
    private static final Texts TEXTS = Texts.beside(Words.class, "words");

    private Words() {}

    /// The text under a key with values in it; in the file, `{0}` is the first value.
    public static String of(String key, Object... values) {
        return TEXTS.text(key, values);
    }

    /// The text under a key, or another where there is none.
    public static String orElse(String key, String other) {
        return TEXTS.has(key) ? of(key) : other;
    }

    /// `key.one` for 1, `key.many` for all other numbers, with the number as `{0}`.
    public static String counted(String key, long number) {
        return of(number == 1 ? key + ".one" : key + ".many", Quantities.count(number));
    }
}
