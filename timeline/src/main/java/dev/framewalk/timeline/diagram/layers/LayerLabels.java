package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.timeline.diagram.DiagramWords;
import org.jspecify.annotations.Nullable;

/// A few words for what a range of bytes is, to be written into its box.
final class LayerLabels {
    private LayerLabels() {}

    /// Of a piece of a message: what is told by the whole message is its body.
    static String part(@Nullable StreamEvent told, DiagramWords words) {
        return told instanceof MessageEvent message
                ? words.text(
                        switch (message.part()) {
                            case ASKING, ANSWERING -> "layers.head";
                            case ASKED, ANSWERED -> "layers.body";
                        })
                : of(told, words);
    }

    static String of(@Nullable StreamEvent told, DiagramWords words) {
        return switch (told) {
            case null -> "";
            case FrameEvent frame -> frame.streamNumber() == 0
                    ? frame.frame()
                    : words.text("layers.frame", frame.frame(), frame.streamNumber());
            case UnitEvent unit when !unit.unitName().isEmpty() -> unit.unitName();
            case MessageEvent message -> message(message, words);
            case ExchangeEvent part -> part.title();
            default -> last(told.id());
        };
    }

    /// An answer is named with what it answers.
    private static String message(MessageEvent message, DiagramWords words) {
        String target = message.target();
        return message.isRequest() || target == null
                ? message.title()
                : words.text("layers.answer", message.title(), target);
    }

    /// `tls.client-hello-seen` is a client hello.
    private static String last(String id) {
        String name = id.substring(id.lastIndexOf('.') + 1);
        return (name.endsWith("-seen") ? name.substring(0, name.length() - 5) : name).replace('-', ' ');
    }
}
