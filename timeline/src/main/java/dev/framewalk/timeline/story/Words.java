package dev.framewalk.timeline.story;

import dev.framewalk.decoders.text.Texts;

/// All words that the timeline says itself, from `words.properties`, in the language of the machine.
public final class Words {
    private static final Texts WORDS = Texts.beside(Words.class, "words");

    private Words() {}

    public static Texts here() {
        return WORDS;
    }
}
