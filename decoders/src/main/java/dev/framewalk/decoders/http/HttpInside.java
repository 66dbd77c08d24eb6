package dev.framewalk.decoders.http;

import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Uncovering;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What HTTP knows of the channel that a message's body, or a stream of messages, is.
public final class HttpInside {
    private HttpInside() {}

    /// A channel of which one message is known.
    ///
    /// @param head    the message that opens it: a request, or an answer
    /// @param token   the value of `:protocol`; empty where there is none
    /// @param isMaybeCoded whether codings may hide what is sent in the other direction
    public static Inside of(HttpMessageEvent head, String token, boolean isMaybeCoded) {
        return of(head, token, isMaybeCoded, List.of(head));
    }

    /// A channel of which several messages are known.
    ///
    /// @param heads all messages that are known of it, the request first
    public static Inside of(HttpMessageEvent head, String token, boolean isMaybeCoded, List<StreamEvent> heads) {
        List<String> codings = head.codings();
        if (!codings.isEmpty()) {
            codings = codings.stream()
                    .filter(name -> ContentCoding.named(name) != ContentCoding.IDENTITY)
                    .toList();
        }
        if (codings.isEmpty() && isMaybeCoded) {
            codings = List.of(ContentCoding.IDENTITY.token());
        }
        String mediaType = mediaType(head.value(HttpFieldName.CONTENT_TYPE));
        return new Inside(
                Uncovering.CARRIED,
                token,
                mediaType,
                codings,
                Objects.requireNonNullElse(head.target(), ""),
                heads,
                "",
                false,
                "");
    }

    /// `text/event-stream` of `Text/Event-Stream; charset=utf-8`.
    private static String mediaType(@Nullable String value) {
        if (value == null) {
            return "";
        }
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
