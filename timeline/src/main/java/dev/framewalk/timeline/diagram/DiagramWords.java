package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.text.Texts;
import java.util.Locale;

/// The words on pictures, in one language.
public final class DiagramWords {
    public static final DiagramWords ENGLISH = new DiagramWords(Locale.ROOT);

    private final Texts texts;

    public DiagramWords(Locale locale) {
        texts = Texts.beside(DiagramWords.class, "words", locale);
    }

    /// The text under a key with its places filled in; the key itself where there is no text.
    public String text(String key, Object... values) {
        return texts.text(key, values);
    }

    public boolean has(String key) {
        return texts.has(key);
    }

    /// What marks a repetition of a unit, with its number if it was seen.
    public String again(long original) {
        return original > 0 ? text("cue.again", original) : text("cue.again.unseen");
    }
}
