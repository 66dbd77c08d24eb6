package dev.framewalk.decoders.ssdp;

import dev.framewalk.decoders.http1.Http1StartLine;
import dev.framewalk.decoders.text.Texts;

/// Tells SSDP events.
final class SsdpSentences {
    private static final Texts WORDS = Texts.beside(SsdpSentences.class, "sentences");

    private SsdpSentences() {}

    static String of(SsdpEvent.MessageSent event) {
        return switch (event.head().start()) {
            case Http1StartLine.Request request -> switch (request.method()) {
                case "M-SEARCH" -> WORDS.say("ssdp.search");
                case "NOTIFY" -> WORDS.say("ssdp.notify");
                default -> WORDS.say("ssdp.other", "method", request.method());
            };
            case Http1StartLine.Status status -> WORDS.say("ssdp.answer", "code", status.code());
        };
    }
}
