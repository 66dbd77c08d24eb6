package dev.framewalk.decoders.http2;

import static dev.framewalk.decoders.text.Quantities.bytes;
import static dev.framewalk.decoders.text.Quantities.count;

import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpStatus;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the events of HTTP/2 are told. The words are in `sentences.properties`.
final class Http2Sentences {
    private static final Texts WORDS = Texts.beside(Http2Sentences.class, "sentences");

    /// Addresses can be thousands of letters long; the whole is in the fields.
    private static final int LONGEST_TARGET = 120;

    /// More streams are counted and not named.
    private static final int MOST_NAMED = 8;

    private Http2Sentences() {}

    static String of(Http2Event event) {
        return switch (event) {
            case Http2Event.PrefaceSeen e -> say(e.id());
            case Http2Event.FrameSeen e -> frame(e);
            case Http2Event.StreamOpened e -> say(
                    e.id() + (e.title().isEmpty() ? ".unknown" : ""), "stream", e.streamNumber(), "title", e.title());
            case Http2Event.StreamClosed e -> say(
                    e.id() + "." + word(e.closing().name()),
                    "stream",
                    e.streamNumber(),
                    "title",
                    e.title().isEmpty() ? "" : " (" + e.title() + ")");
            case Http2Event.RequestStarted e -> requestStarted(e);
            case Http2Event.RequestCompleted e -> say(
                    e.id() + completion(e.completion(), e.body()),
                    "request",
                    title(e.head()),
                    "stream",
                    e.streamNumber(),
                    "bytes",
                    bytes(e.body().length()),
                    "missing",
                    count(e.body().missing()),
                    "type",
                    type(e.head()));
            case Http2Event.Interim e -> say(
                    e.id() + (e.head().status() == 100 ? ".continue" : e.head().status() == 103 ? ".hints" : ""),
                    "status",
                    status(e.head()),
                    "request",
                    request(e.request()));
            case Http2Event.ResponseStarted e -> say(
                    e.id() + (e.isLate() ? ".late" : e.head().contentLength() >= 0 ? ".length" : ""),
                    "status",
                    status(e.head()),
                    "request",
                    request(e.request()),
                    "stream",
                    e.streamNumber(),
                    "length",
                    bytes(e.head().contentLength()),
                    "type",
                    type(e.head()));
            case Http2Event.ResponseCompleted e -> responseCompleted(e);
            case Http2Event.PushPromised e -> say(
                    e.id(), "stream", e.streamNumber(), "parent", e.parent(), "request", title(e.head()));
            case Http2Event.TrailersSeen e -> say(
                    e.id(), "stream", e.streamNumber(), "fields", fields(e.head().fields().size()));
            case Http2Event.StreamReset e -> say(
                    e.id() + "." + side(e.side()) + (e.isAfter() ? ".after" : ""),
                    "stream",
                    e.streamNumber(),
                    "title",
                    e.title().isEmpty() ? "" : " (" + e.title() + ")",
                    "code",
                    Http2ErrorCode.nameOf(e.errorCode()),
                    "why",
                    why(e.errorCode()));
            case Http2Event.GoneAway e -> goneAway(e);
            case Http2Event.SettingsApplied e -> say(
                    e.id() + (e.settings().isEmpty() ? ".none" : "") + "." + side(e.of()),
                    "settings",
                    settings(e.settings()));
            case Http2Event.AnomalySeen e -> e.anomaly().sentence(e.measured(), e.expected());
            case Http2Event.CompressionAnomalySeen e -> e.broken().sentence(e.measured(), e.expected());
        };
    }

    // ---- frames

    private static String frame(Http2Event.FrameSeen e) {
        String key = e.id();
        return switch (e.detail()) {
            case Http2Detail.Content detail -> data(e, detail);
            case Http2Detail.FieldBlock detail -> block(e, detail);
            case Http2Detail.BlockPart detail -> say(
                    key + ".part", "type", e.typeName(), "stream", e.streamNumber(), "bytes", bytes(detail.soFar()));
            case Http2Detail.Priority detail -> say(
                    key + ".priority" + (detail.isExclusive() ? ".exclusive" : ""),
                    "stream",
                    e.streamNumber(),
                    "dependency",
                    detail.dependency(),
                    "weight",
                    detail.weight());
            case Http2Detail.Reset detail -> say(
                    key + ".reset",
                    "stream",
                    e.streamNumber(),
                    "code",
                    Http2ErrorCode.nameOf(detail.errorCode()),
                    "why",
                    why(detail.errorCode()));
            case Http2Detail.Settings detail -> say(
                    key + ".settings" + (detail.settings().isEmpty() ? ".none" : "") + "." + side(e.side()),
                    "settings",
                    settings(detail.settings()));
            case Http2Detail.Acknowledged detail -> say(
                    key + ".acknowledged." + side(e.side()) + (e.windows() == null ? "" : ".windows"),
                    "settings",
                    settings(detail.applied()),
                    "before",
                    window(e.windows() == null ? Http2Windows.UNKNOWN : e.windows().streamBefore()),
                    "after",
                    window(e.windows() == null ? Http2Windows.UNKNOWN : e.windows().streamAfter()));
            case Http2Detail.Ping detail -> say(
                    key + (detail.isAnswer() ? ".pong" : ".ping"), "opaque", hex(detail.opaque(), 16));
            case Http2Detail.GoAway detail -> say(
                    key + ".go-away",
                    "last",
                    detail.lastStream(),
                    "code",
                    Http2ErrorCode.nameOf(detail.errorCode()));
            case Http2Detail.Increment detail -> increment(e, detail);
            case Http2Detail.AlternativeService detail -> say(
                    key + ".alternative",
                    "origin",
                    detail.origin().isEmpty() ? "stream " + e.streamNumber() : detail.origin(),
                    "value",
                    cut(detail.value()));
            case Http2Detail.Origins detail -> say(
                    key + ".origin" + (detail.origins().isEmpty() ? ".none" : ""), "origins", cut(detail.origins()));
            case Http2Detail.PriorityUpdate detail -> say(
                    key + ".priority-update",
                    "stream",
                    detail.stream(),
                    "priority",
                    Http2Urgency.of(detail.value()).words());
            case Http2Detail.Other detail -> say(
                    key + (Http2FrameType.isGrease(detail.type()) ? ".grease" : ".other"),
                    "type",
                    e.typeName(),
                    "stream",
                    e.streamNumber(),
                    "bytes",
                    bytes(e.length()));
            case Http2Detail.Cut detail -> say(
                    key + ".cut",
                    "type",
                    e.typeName(),
                    "stream",
                    e.streamNumber(),
                    "missing",
                    bytes(detail.missing()),
                    "bytes",
                    bytes(e.length()));
        };
    }

    private static String data(Http2Event.FrameSeen e, Http2Detail.Content detail) {
        boolean ends = (e.flags() & Http2Flags.END_STREAM) != 0;
        Http2Windows windows = e.windows();
        String padding = e.length() > detail.content() ? say("padding", "bytes", bytes(e.length() - detail.content())) : "";
        String left = windows == null ? "" : windows(windows);
        return say(
                e.id() + ".data" + (ends ? detail.content() == 0 ? ".end" : ".last" : ""),
                "stream",
                e.streamNumber(),
                "bytes",
                bytes(detail.content()),
                "padding",
                padding,
                "windows",
                left);
    }

    /// What may still be sent after a DATA frame.
    private static String windows(Http2Windows windows) {
        boolean isStream = Http2Windows.isKnown(windows.streamAfter());
        boolean isConnection = Http2Windows.isKnown(windows.connectionAfter());
        if (!isStream && !isConnection) {
            return "";
        }
        return say(
                isStream && isConnection ? "windows" : isStream ? "windows.stream" : "windows.connection",
                "stream",
                number(windows.streamAfter()),
                "connection",
                number(windows.connectionAfter()));
    }

    private static String block(Http2Event.FrameSeen e, Http2Detail.FieldBlock detail) {
        String key = e.id() + ".block." + word(detail.role().name())
                + (detail.opens() && detail.role() == Http2Detail.Role.REQUEST ? ".opens" : "");
        boolean isSmaller = detail.encodedLength() < detail.textLength();
        String size = detail.encodedLength() == 0
                ? ""
                : say(
                        isSmaller ? "size.smaller" : "size",
                        "bytes",
                        bytes(detail.encodedLength()),
                        "text",
                        count(detail.textLength()));
        return say(
                key,
                "type",
                e.typeName(),
                "stream",
                e.streamNumber(),
                "promised",
                detail.promised(),
                "title",
                detail.title().isEmpty() ? say("unknown-title") : detail.title(),
                "size",
                size,
                "fields",
                fields(detail.fields()));
    }

    private static String increment(Http2Event.FrameSeen e, Http2Detail.Increment detail) {
        Http2Windows windows = e.windows();
        boolean isConnection = e.streamNumber() == 0;
        long before = windows == null
                ? Http2Windows.UNKNOWN
                : isConnection ? windows.connectionBefore() : windows.streamBefore();
        long after = windows == null
                ? Http2Windows.UNKNOWN
                : isConnection ? windows.connectionAfter() : windows.streamAfter();
        return say(
                e.id() + ".increment" + (isConnection ? ".connection" : "")
                        + (Http2Windows.isKnown(before) ? ".known" : ""),
                "stream",
                e.streamNumber(),
                "bytes",
                bytes(detail.bytes()),
                "before",
                window(before),
                "after",
                window(after));
    }

    // ---- messages

    private static String requestStarted(Http2Event.RequestStarted e) {
        Http2Head head = e.head();
        String key = e.id();
        if (head.method() == null) {
            key += ".unknown";
        } else if (head.isConnect()) {
            key += head.protocol() == null ? ".connect" : ".extended";
        } else if (head.contentLength() > 0) {
            key += ".length";
        } else if (head.method().equals("HEAD")) {
            key += ".head";
        } else if (!head.method().equals("GET")) {
            key += ".other";
        }
        return say(
                key,
                "request",
                title(head),
                "stream",
                e.streamNumber(),
                "host",
                head.authority() == null ? "" : say("host", "host", cut(head.authority())),
                "target",
                cut(text(head.authority())),
                "protocol",
                text(head.protocol()),
                "length",
                bytes(head.contentLength()));
    }

    private static String responseCompleted(Http2Event.ResponseCompleted e) {
        Http2Head head = e.head();
        Http2Head request = e.request();
        String key = e.id();
        if (e.completion() != HttpCompletion.WHOLE) {
            key += completion(e.completion(), e.body());
        } else if (head.status() / 100 == 3 && head.location() != null) {
            key += ".redirect";
        } else if (head.status() == 304) {
            key += ".not-modified";
        } else if (request != null && "HEAD".equals(request.method())) {
            key += ".head";
        } else if (e.body().isEmpty()) {
            key += ".empty";
        } else if (!e.body().codings().isEmpty()) {
            key += ".coded";
        }
        return say(
                key,
                "status",
                status(head),
                "request",
                request(request),
                "stream",
                e.streamNumber(),
                "bytes",
                bytes(e.body().length()),
                "missing",
                count(e.body().missing()),
                "type",
                type(head),
                "codings",
                String.join(", ", e.body().codings()),
                "location",
                cut(text(head.location())));
    }

    private static String goneAway(Http2Event.GoneAway e) {
        String key = e.id() + "." + side(e.side()) + (e.errorCode() == 0 ? "" : ".error");
        String refused = e.refused().isEmpty()
                ? ""
                : say(
                        "refused",
                        "streams",
                        e.refused().stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                                + (e.refused().size() > MOST_NAMED ? ", …" : ""));
        return say(
                key,
                "last",
                e.lastStream(),
                "code",
                Http2ErrorCode.nameOf(e.errorCode()),
                "why",
                why(e.errorCode()),
                "debug",
                e.debug().isBlank() ? "" : say("debug", "text", cut(e.debug())),
                "refused",
                refused);
    }

    private static String completion(HttpCompletion completion, HttpBody body) {
        return switch (completion) {
            case WHOLE -> body.isEmpty() ? ".empty" : "";
            case WITH_HOLES -> ".holes";
            case CUT_BY_CLOSE -> ".cut";
            case CUT_BY_RESET -> ".reset";
            case CAPTURE_ENDED -> ".capture-ended";
            case PLACE_LOST -> ".lost";
        };
    }

    /// A few words about a message: `GET /style.css`, `200 OK`; empty where nothing is known.
    static String title(Http2Head head) {
        if (head.method() != null) {
            String what = head.path() != null ? head.path() : head.isConnect() ? head.authority() : null;
            return head.method() + " " + (what == null ? say("unknown-path") : cut(what));
        }
        if (head.status() > 0) {
            String phrase = HttpStatus.phraseOf(head.status());
            return phrase == null ? Integer.toString(head.status()) : head.status() + " " + phrase;
        }
        return head.path() == null ? "" : cut(head.path());
    }

    /// The status of an answer, in words where it is not known.
    private static String status(Http2Head head) {
        String title = title(head);
        return title.isEmpty() ? say("unknown-status") : title;
    }

    private static String request(@Nullable Http2Head request) {
        String title = request == null ? "" : title(request);
        return title.isEmpty() ? say("unknown-request") : title;
    }

    private static String type(Http2Head head) {
        return head.contentType() == null ? "" : say("type", "type", head.contentType());
    }

    static String settings(List<Http2Detail.Setting> settings) {
        return settings.stream()
                .limit(MOST_NAMED)
                .map(one -> Http2Setting.nameOf(one.id()) + " = " + count(one.value()))
                .collect(Collectors.joining(", ", "", settings.size() > MOST_NAMED ? ", …" : ""));
    }

    /// A window as people read it.
    static String window(long window) {
        if (!Http2Windows.isKnown(window)) {
            return say("window.unknown");
        }
        return bytes(window);
    }

    private static String number(long window) {
        return count(window);
    }

    private static String why(long code) {
        String key = "error." + Http2ErrorCode.nameOf(code);
        return WORDS.has(key) ? say(key) : say("error.other");
    }

    static String side(Side side) {
        return side == Side.CLIENT ? "client" : "server";
    }

    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The same where there is little room: `HEADERS GET /style.css`, `SETTINGS ACK`.
    static String brief(Http2Event.FrameSeen e) {
        boolean isAnswer = e.detail() instanceof Http2Detail.Acknowledged
                || e.detail() instanceof Http2Detail.Ping ping && ping.isAnswer();
        String title = e.detail() instanceof Http2Detail.FieldBlock fields ? fields.title() : "";
        if (e.detail() instanceof Http2Detail.Content content) {
            return say("http2.brief.data", "bytes", bytes(content.content()));
        }
        if (e.detail() instanceof Http2Detail.Increment more) {
            return say("http2.brief.more", "type", e.typeName(), "bytes", count(more.bytes()));
        }
        return isAnswer
                ? say("http2.brief.answer", "type", e.typeName())
                : title.isEmpty() ? e.typeName() : e.typeName() + " " + title;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TARGET ? text : text.substring(0, LONGEST_TARGET) + "…";
    }

    static String hex(long number, int digits) {
        return "0x" + java.util.HexFormat.of().toHexDigits(number, digits);
    }

    private static String fields(int count) {
        return say(count == 1 ? "field" : "fields", "count", count(count));
    }

    static String say(String key, Object... namesAndValues) {
        return WORDS.say(key, namesAndValues);
    }
}
