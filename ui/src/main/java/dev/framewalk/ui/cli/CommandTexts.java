package dev.framewalk.ui.cli;

import dev.framewalk.decoders.text.Texts;
import java.util.Objects;
import java.util.ResourceBundle;

/// The words of the command line, from `texts.properties`.
final class CommandTexts {
    private static final Texts TEXTS = Texts.beside(CommandTexts.class, "texts");

    /// For picocli, which looks up the words of help itself.
    static final ResourceBundle BUNDLE = Objects.requireNonNull(TEXTS.bundle());

    private CommandTexts() {}

    /// The text under a key with values in it; in the file, `{0}` is the first value.
    static String of(String key, Object... values) {
        return TEXTS.text(key, values);
    }
}
