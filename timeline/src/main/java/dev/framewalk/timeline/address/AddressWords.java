package dev.framewalk.timeline.address;

import dev.framewalk.decoders.text.Texts;

/// All that addresses say to people, from `words.properties`, in the language of the machine.
final class AddressWords {
    private static final Texts WORDS = Texts.beside(AddressWords.class, "words");

    private AddressWords() {}

    static String text(String key, Object... values) {
        return WORDS.text(key, values);
    }
}
