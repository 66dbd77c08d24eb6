package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.tls.TlsEvent;
import dev.framewalk.decoders.tls.TlsMessage;
import dev.framewalk.decoders.tls.TlsRecord;
import org.jspecify.annotations.Nullable;

/// A few words for what a range of bytes is, to be written into its box.
final class LayerLabels {
    private LayerLabels() {}

    /// Of a piece of a message: what is told by the whole message is its body.
    static String part(@Nullable StreamEvent told, DiagramWords words) {
        return told instanceof Http1Event.Message message
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
            case Http2Event.FrameSeen frame -> frame.streamNumber() == 0
                    ? frame.typeName()
                    : words.text("layers.frame", frame.typeName(), frame.streamNumber());
            case Http2Event.PrefaceSeen preface -> words.text("layers.preface");
            case Http1Event.ChunkSeen chunk -> chunk.data().length() == 0
                    ? words.text("layers.chunk.last")
                    : words.text("layers.chunk", chunk.index());
            case Http1Event.TrailersSeen trailers -> words.text("layers.trailers");
            case TlsEvent.RecordSeen seen -> record(seen.record(), words);
            case TlsEvent.HandshakeStarted hello -> handshake(hello.message());
            case TlsEvent.ClientHelloSeen hello -> handshake(hello.message());
            case TlsEvent.ServerHelloSeen hello -> handshake(hello.message());
            case TlsEvent.HandshakeMessageSeen message -> handshake(message.message());
            case HttpMessageEvent message -> message(message, words);
            case ExchangeEvent part -> part.title();
            default -> last(told.id());
        };
    }

    /// The registry writes `client_hello`.
    private static String handshake(TlsMessage message) {
        return message.handshake().name().replace('_', ' ');
    }

    /// By what it carries; nobody can tell that of one that could not be opened.
    private static String record(TlsRecord record, DiagramWords words) {
        if (record.isProtected() && !record.isOpened()) {
            return words.text("layers.record.closed");
        }
        String key = "layers.record." + record.innerType();
        String name = words.text(key);
        return name.equals(key) ? words.text("layers.record") : name;
    }

    /// An answer is named with what it answers.
    private static String message(HttpMessageEvent message, DiagramWords words) {
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
