package dev.framewalk.timeline.story;

import dev.framewalk.decoders.text.Texts;

/// All words that the timeline says itself, from `words.properties`, in the language of the machine.
public final class StoryWords {
    private static final Texts WORDS = Texts.beside(StoryWords.class, "words");

    private StoryWords() {}

    public static Texts here() {
        return WORDS;
    }
}
