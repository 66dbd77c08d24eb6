package dev.framewalk.timeline.link;

import dev.framewalk.decoders.text.Texts;

/// What links say, from `links.properties`.
final class LinkWords {
    private static final Texts WORDS = Texts.beside(LinkWords.class, "links");

    private LinkWords() {}

    static String say(String key, Object... namesAndValues) {
        return WORDS.say(key, namesAndValues);
    }
}
