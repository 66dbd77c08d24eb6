package dev.framewalk.timeline.accounting;

import dev.framewalk.decoders.hpack.HpackField;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2Head;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header fields of one message cost: as they were sent, and as HTTP/1.1 would have written them.
///
/// What HTTP/1.1 would have written is the start line, one line for each field, and the empty line. HTTP/2 may cut cookies into several fields
/// (RFC 9113, section 8.2.3); HTTP/1.1 has them in one line, and so they are counted.
///
/// @param kind          what kind of message
/// @param side          who sent it
/// @param exchange      its exchange; in HTTP/2 its stream
/// @param title         a few words: `GET /style.css`
/// @param fields        how many fields
/// @param sent          bytes as sent: the head of HTTP/1.1, the compressed block of HTTP/2
/// @param framing       bytes around a compressed block: headers of frames, padding, priority; 0 in HTTP/1.1
/// @param asText        bytes as HTTP/1.1 writes them; too few where fields are unknown
/// @param cookiesSent   of `sent`, those for Cookie and Set-Cookie
/// @param cookiesAsText of `asText`, those for Cookie and Set-Cookie
/// @param unknown       fields whose text is not known, because the table they refer to was not seen
public record HeaderCost(
        Kind kind,
        Side side,
        long exchange,
        String title,
        int fields,
        long sent,
        long framing,
        long asText,
        long cookiesSent,
        long cookiesAsText,
        int unknown) {
    /// Which head of an exchange.
    public enum Kind {
        REQUEST,
        INTERIM,
        RESPONSE,
        TRAILERS,
        PROMISE
    }

    private static final int EMPTY_LINE = 2;

    /// How many bytes less than text; negative if more.
    public long saved() {
        return asText - sent;
    }

    /// What an event of HTTP/2 says about it; null if it does not bring a head.
    public static @Nullable HeaderCost of(StreamEvent event) {
        return switch (event) {
            case Http2Event.RequestStarted started ->
                of(Kind.REQUEST, started.unit(), started.streamNumber(), started.title(), started.head());
            case Http2Event.ResponseStarted started ->
                of(Kind.RESPONSE, started.unit(), started.streamNumber(), started.title(), started.head());
            case Http2Event.Interim interim ->
                of(Kind.INTERIM, interim.unit(), interim.streamNumber(), Integer.toString(interim.head().status()), interim.head());
            case Http2Event.PushPromised promise ->
                of(Kind.PROMISE, promise.unit(), promise.streamNumber(), promise.title(), promise.head());
            case Http2Event.TrailersSeen trailers ->
                of(Kind.TRAILERS, trailers.unit(), trailers.streamNumber(), "", trailers.head());
            default -> null;
        };
    }

    private static HeaderCost of(Kind kind, Unit unit, long stream, String title, Http2Head head) {
        long asText = EMPTY_LINE;
        long cookiesSent = 0;
        long cookiesAsText = 0;
        boolean hasCookie = false;
        for (HpackField field : head.fields()) {
            long text = field.textLength();
            String value = field.value();
            if ("cookie".equals(field.name()) && value != null) {
                // the second and later ones join the first: "; " and the value
                text = hasCookie ? value.length() + 2L : text;
                hasCookie = true;
                cookiesSent += field.encodedLength();
                cookiesAsText += text;
            } else if ("set-cookie".equals(field.name())) {
                cookiesSent += field.encodedLength();
                cookiesAsText += text;
            }
            asText += text;
        }
        return new HeaderCost(
                kind,
                unit.side(),
                stream,
                title,
                head.fields().size(),
                head.encodedLength(),
                Math.max(0, unit.length() - head.encodedLength()),
                asText,
                cookiesSent,
                cookiesAsText,
                head.unknown());
    }

    /// What a head of HTTP/1.1 cost; it is sent as it is counted.
    ///
    /// @param fields its fields
    static HeaderCost ofText(HttpMessageEvent message, List<HttpField> fields) {
        long cookies = 0;
        for (HttpField field : fields) {
            if (field.is("cookie") || field.is("set-cookie")) {
                cookies += field.name().length() + field.value().length() + 4L;
            }
        }
        long length = message.headLength();
        return new HeaderCost(
                message.isRequest() ? Kind.REQUEST : Kind.RESPONSE,
                message.side(),
                message.exchange(),
                message.title(),
                fields.size(),
                length,
                0,
                length,
                Math.min(cookies, length),
                Math.min(cookies, length),
                0);
    }

    /// Whether an event brings the head of a message of HTTP/1.1.
    static boolean isTextHead(StreamEvent event) {
        return event instanceof HttpMessageEvent message
                && !(event instanceof Http2Event)
                && (message.part() == Part.ASKING || message.part() == Part.ANSWERING)
                && message.headLength() > 0;
    }
}
