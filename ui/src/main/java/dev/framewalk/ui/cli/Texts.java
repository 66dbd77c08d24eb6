package dev.framewalk.ui.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the command line, from `texts.properties`.
final class Texts {
    static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "dev.framewalk.ui.cli.texts",
            Locale.getDefault(),
            Texts.class.getClassLoader(),
            // no bundle of the language means English, whatever the machine's own language is
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Texts() {}

    /// The text under a key with values in it. In the file, `'` is written twice and `{0}` is the first value.
    static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
    }
}
