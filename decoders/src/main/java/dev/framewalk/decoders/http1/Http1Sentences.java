package dev.framewalk.decoders.http1;

import static dev.framewalk.decoders.text.Quantities.bytes;
import static dev.framewalk.decoders.text.Quantities.count;

import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.text.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the events of HTTP/1 are told. The words are in `sentences.properties`.
final class Http1Sentences {
    private static final Texts WORDS = Texts.beside(Http1Sentences.class, "sentences");

    /// Addresses can be thousands of letters long; the whole is in the fields.
    private static final int LONGEST_TARGET = 120;

    private Http1Sentences() {}

    static String of(Http1Event event) {
        return switch (event) {
            case Http1Event.RequestStarted e -> requestStarted(e);
            case Http1Event.RequestCompleted e -> requestCompleted(e);
            case Http1Event.ResponseStarted e -> responseStarted(e);
            case Http1Event.ResponseCompleted e -> responseCompleted(e);
            case Http1Event.Interim e -> say(e.id() + variant(e.line().code()), "status", e.line(), "request", request(e.request()));
            case Http1Event.HeadSeen e -> say(
                    e.id(),
                    "line",
                    line(e.head().start()),
                    "fields",
                    fields(e.head().headers().count()),
                    "bytes",
                    bytes(e.head().length()));
            case Http1Event.HeadPartlySeen e -> say(e.id(), "line", line(e.head().start()));
            case Http1Event.ChunkSeen e -> e.data().length() == 0
                    ? say(e.id() + ".last", "index", count(e.index()))
                    : say(e.id(), "index", count(e.index()), "bytes", bytes(e.data().length()));
            case Http1Event.TrailersSeen e -> say(e.id(), "fields", fields(e.count()));
            case Http1Event.Upgraded e -> e.isTunnel()
                    ? say(e.id() + ".tunnel", "target", e.request() == null ? "" : e.request().target())
                    : say(e.id(), "token", e.token());
            case Http1Event.AnomalySeen e -> e.anomaly().sentence(e.measured(), e.expected());
        };
    }

    private static String requestStarted(Http1Event.RequestStarted e) {
        Http1Headers headers = e.head().headers();
        String key = e.id();
        if (e.line().method().equals("CONNECT")) {
            key += ".connect";
        } else if (e.head().asksToUpgrade()) {
            key += ".upgrade";
        } else if (headers.expectsContinue()) {
            key += ".expect";
        } else if (!headers.transferCodings().isEmpty()) {
            key += ".chunked";
        } else if (headers.contentLength() > 0) {
            key += ".length";
        } else if (e.line().method().equals("HEAD")) {
            key += ".head";
        } else if (!e.line().method().equals("GET")) {
            key += ".other";
        }
        return say(
                key,
                "request",
                line(e.line()),
                "target",
                cut(e.line().target()),
                "host",
                headers.host() == null ? "" : say("host", "host", headers.host()),
                "upgrade",
                text(headers.upgrade()),
                "length",
                bytes(headers.contentLength()));
    }

    private static String requestCompleted(Http1Event.RequestCompleted e) {
        return say(
                e.id() + completion(e.completion(), e.body().isEmpty()),
                "request",
                line(e.line()),
                "bytes",
                bytes(e.body().length()),
                "missing",
                count(e.body().missing()),
                "type",
                type(e.head().headers()));
    }

    private static String responseStarted(Http1Event.ResponseStarted e) {
        Http1Headers headers = e.head().headers();
        String key = e.id();
        if (e.line().code() == 0) {
            key += ".old";
        } else if (headers.isChunked()) {
            key += ".chunked";
        } else if (headers.contentLength() >= 0) {
            key += ".length";
        }
        return say(
                key,
                "status",
                e.line(),
                "request",
                request(e.request()),
                "length",
                bytes(headers.contentLength()),
                "type",
                type(headers));
    }

    private static String responseCompleted(Http1Event.ResponseCompleted e) {
        Http1Headers headers = e.head().headers();
        int code = e.line().code();
        String key = e.id();
        if (e.completion() != HttpCompletion.WHOLE) {
            key += completion(e.completion(), false);
        } else if (code / 100 == 3 && headers.location() != null) {
            key += ".redirect";
        } else if (e.framing() == Http1Framing.SWITCH) {
            key += ".switch";
        } else if (code == 304) {
            key += ".not-modified";
        } else if (e.framing() == Http1Framing.NO_BODY && e.request() != null && e.request().method().equals("HEAD")) {
            key += ".head";
        } else if (e.body().isEmpty()) {
            key += ".empty";
        } else if (!e.body().codings().isEmpty()) {
            key += ".coded";
        }
        return say(
                key,
                "status",
                e.line(),
                "request",
                request(e.request()),
                "bytes",
                bytes(e.body().length()),
                "missing",
                count(e.body().missing()),
                "type",
                type(headers),
                "codings",
                String.join(", ", e.body().codings()),
                "location",
                cut(text(headers.location())));
    }

    private static String completion(HttpCompletion completion, boolean isEmpty) {
        return switch (completion) {
            case WHOLE -> isEmpty ? ".empty" : "";
            case WITH_HOLES -> ".holes";
            case CUT_BY_CLOSE -> ".cut";
            case CUT_BY_RESET -> ".reset";
            case CAPTURE_ENDED -> ".capture-ended";
            case PLACE_LOST -> ".lost";
        };
    }

    private static String variant(int code) {
        return switch (code) {
            case 100 -> ".continue";
            case 103 -> ".hints";
            default -> "";
        };
    }

    private static String line(Http1StartLine line) {
        return switch (line) {
            case Http1StartLine.Request request -> request.method() + " " + cut(request.target());
            case Http1StartLine.Status status -> status.toString();
        };
    }

    /// The start line, shortened.
    static String title(Http1StartLine line) {
        return switch (line) {
            case Http1StartLine.Request request -> line(request)
                    + (request.versionTenths() == Http1StartLine.NO_VERSION ? "" : " " + request.version());
            case Http1StartLine.Status status -> status.code() == 0 ? status.version() : status.version() + " " + status;
        };
    }

    private static String request(@Nullable Http1Request request) {
        return request == null ? say("unknown-request") : request.method() + " " + cut(request.target());
    }

    private static String type(Http1Headers headers) {
        String type = headers.contentType();
        return type == null ? "" : say("type", "type", type);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String cut(String target) {
        return target.length() <= LONGEST_TARGET ? target : target.substring(0, LONGEST_TARGET) + "…";
    }

    /// The first of the protocols that an Upgrade field names.
    static String firstToken(String upgrade) {
        int comma = upgrade.indexOf(',');
        return (comma < 0 ? upgrade : upgrade.substring(0, comma)).strip();
    }

    private static String fields(int count) {
        return say(count == 1 ? "field" : "fields", "count", count(count));
    }

    static String words(Http1Phase life) {
        return say("life." + life.name().toLowerCase(Locale.ROOT));
    }

    static String say(String key, Object... namesAndValues) {
        return WORDS.say(key, namesAndValues);
    }
}
