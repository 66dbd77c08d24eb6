package dev.framewalk.decoders.http1;

import org.jspecify.annotations.Nullable;

/// How the end of a message is found (RFC 9112, section 6.3).
public enum Http1Framing {
    /// It has no body, whatever its fields say.
    NO_BODY,
    /// Content-Length says how long the body is.
    LENGTH,
    /// The body comes in chunks, each with its length.
    CHUNKED,
    /// The body lasts until the connection ends.
    UNTIL_CLOSE,
    /// No body: what follows belongs to another protocol.
    SWITCH;

    /// Applies the rules in their order.
    ///
    /// @param request the request that a response answers, if known; null for requests
    public static Http1Framing of(Http1Head head, @Nullable Http1Request request) {
        Http1Headers headers = head.headers();
        return switch (head.start()) {
            case Http1StartLine.Status status -> {
                int code = status.code();
                if (code == 101) {
                    yield SWITCH;
                }
                if ((request != null && request.method().equals("HEAD")) || code / 100 == 1 || code == 204 || code == 304) {
                    yield NO_BODY;
                }
                if (request != null && request.method().equals("CONNECT") && code / 100 == 2) {
                    yield SWITCH;
                }
                if (!headers.transferCodings().isEmpty()) {
                    yield headers.isChunked() ? CHUNKED : UNTIL_CLOSE;
                }
                yield headers.contentLength() >= 0 ? ofLength(headers.contentLength()) : UNTIL_CLOSE;
            }
            case Http1StartLine.Request asked -> {
                if (!headers.transferCodings().isEmpty()) {
                    // without chunked the length of a request is unknown, and a server must refuse it (400)
                    yield headers.isChunked() ? CHUNKED : UNTIL_CLOSE;
                }
                yield headers.contentLength() >= 0 ? ofLength(headers.contentLength()) : NO_BODY;
            }
        };
    }

    private static Http1Framing ofLength(long length) {
        return length == 0 ? NO_BODY : LENGTH;
    }
}
