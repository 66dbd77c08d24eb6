package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.ExchangeEnding;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event that tells of an HTTP message, whatever version carried it: what was asked for, how it went, its fields and its body.
///
/// Those of parts [Part#ASKED] and [Part#ANSWERED] know the whole message. The others know its head: their body is empty, they have no
/// trailers, and [#completion()] is null.
public interface HttpMessageEvent extends MessageEvent {
    /// The method asked with; for a response that of the request it answers. Null if it is not known.
    @Override
    @Nullable String method();

    /// What it was asked of: usually a path, with its query. For a response that of the request it answers. Null if it is not known.
    @Override
    @Nullable String target();

    /// The host that was asked, with its port where one is named (`Host`, `:authority`). For a response that of the request, where it is known.
    @Override
    @Nullable String authority();

    /// The status code; 0 for a request, and for an answer that has none or whose code is not known.
    int status();

    @Override
    default String outcome() {
        return status() == 0 ? "" : Integer.toString(status());
    }

    /// RFC 9110, section 15.4: those that send the client elsewhere by themselves.
    @Override
    default boolean isRedirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    @Override
    default @Nullable String location() {
        return isRedirect() ? value(HttpFieldName.LOCATION) : null;
    }

    /// RFC 9110, sections 15.5.9, 15.5.20 and 15.6.4; RFC 8470, section 5.2; RFC 6585, section 4.
    @Override
    default boolean isForAnotherTry() {
        return switch (status()) {
            case 408, 421, 425, 429, 503 -> true;
            default -> false;
        };
    }

    /// How people write the version: `HTTP/1.1`, `HTTP/2`.
    String version();

    /// The title without the version, which hardly ever tells anything.
    @Override
    default String brief() {
        String title = title().strip();
        if (title.startsWith(version() + " ")) {
            return title.substring(version().length() + 1);
        }
        return title.endsWith(" " + version()) ? title.substring(0, title.length() - version().length() - 1) : title;
    }

    /// Where the head is: the start line and field lines of HTTP/1; the frames that carry the field block of HTTP/2.
    @Override
    Unit headUnit();

    /// The bytes that the head took on the wire (of HTTP/2: the compressed field block alone, without the headers of its frames).
    @Override
    long headLength();

    /// The fields of the head, in the order in which they were sent. Fields of HTTP/2 whose text cannot be known (the table they refer to was
    /// not seen) are left out.
    ///
    /// @param head the bytes of [#headUnit()]
    List<HttpField> fields(Bytes head);

    /// Where the fields behind the body are; null if there are none.
    default @Nullable Unit trailersUnit() {
        return null;
    }

    /// The fields behind the body.
    ///
    /// @param trailers the bytes of [#trailersUnit()]
    default List<HttpField> trailers(Bytes trailers) {
        return List.of();
    }

    /// What was done to its body, in the order in which it was done, as its head says; lower case.
    default List<String> codings() {
        return List.of();
    }

    /// Where its body is.
    default HttpBody body() {
        return HttpBody.NONE;
    }

    @Override
    default long bodyLength() {
        return body().length();
    }

    @Override
    default List<Unit> bodyPieces() {
        return body().pieces();
    }

    /// How it ended; null if it goes on.
    default @Nullable HttpCompletion completion() {
        return null;
    }

    @Override
    default @Nullable ExchangeEnding ending() {
        HttpCompletion completion = completion();
        return completion == null ? null : completion.ending();
    }

    /// The value of a field that decoders keep: `Content-Type`, `Location`, and for requests that propose h2c `HTTP2-Settings`. Null if it is not there.
    @Nullable String value(HttpFieldName name);
}
