package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.text.Texts;

/// The few words of this package that stand inside values, in the language of the machine.
final class HpackSentences {
    private static final Texts SENTENCES = Texts.beside(HpackSentences.class, "sentences");

    private HpackSentences() {}

    static String newName() {
        return SENTENCES.say("hpack.new-name");
    }

    static String noEntry(long index) {
        return SENTENCES.say("hpack.no-entry", "index", index);
    }

    static String unknown(long index, HpackUnseen why) {
        return SENTENCES.say("hpack.unknown." + why.name(), "index", index);
    }

    static String capacityUnknown() {
        return SENTENCES.say("hpack.capacity-unknown");
    }
}
