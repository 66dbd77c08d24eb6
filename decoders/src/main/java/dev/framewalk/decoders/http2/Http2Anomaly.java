package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// The rules of HTTP/2 that traffic breaks, each with what an endpoint does that meets it.
@SuppressWarnings("ImmutableEnumChecker") // a record of a number and a string
public enum Http2Anomaly implements Anomaly {
    PREFACE_BAD(
            "preface-bad",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "3.4",
            "The client does not begin with the connection preface: {measured} instead of {expected}."),
    FIRST_NOT_SETTINGS(
            "first-not-settings",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "3.4",
            "The first frame is {measured}; it must be SETTINGS."),
    FRAME_TOO_LARGE(
            "frame-too-large",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FRAME_SIZE_ERROR,
            9113,
            "4.2",
            "The frame has {measured} bytes; the receiver allows {expected}."),
    FRAME_SIZE(
            "frame-size",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FRAME_SIZE_ERROR,
            9113,
            "4.2",
            "The length does not fit the type: {measured}, expected {expected}."),
    SETTINGS_SIZE(
            "settings-size",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FRAME_SIZE_ERROR,
            9113,
            "6.5",
            "SETTINGS has {measured} bytes; expected is {expected}."),
    ACK_WITH_PAYLOAD(
            "ack-with-payload",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FRAME_SIZE_ERROR,
            9113,
            "6.5",
            "An acknowledgement of settings carries {measured} bytes; it must carry {expected}."),
    TOO_MANY_SETTINGS(
            "too-many-settings",
            Severity.WARN,
            Scope.CONNECTION,
            Http2ErrorCode.ENHANCE_YOUR_CALM,
            9113,
            "10.5",
            "The frame holds {measured} settings; {expected} of them are looked at here."),
    SETTING_VALUE(
            "setting-value",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.5.2",
            "{measured}; allowed is {expected}."),
    INITIAL_WINDOW_TOO_LARGE(
            "initial-window-too-large",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FLOW_CONTROL_ERROR,
            9113,
            "6.5.2",
            "SETTINGS_INITIAL_WINDOW_SIZE is {measured}; the most is {expected}."),
    ACK_UNEXPECTED(
            "ack-unexpected",
            Severity.WARN,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.5.3",
            "Settings are acknowledged, and none were waiting for it."),
    PONG_UNEXPECTED(
            "pong-unexpected",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "6.7",
            "A PING is answered that was not seen."),
    RESERVED_BIT(
            "reserved-bit",
            Severity.CHAT,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.1",
            "The reserved bit is {measured}; senders leave it at {expected}."),
    FLAG_UNUSED(
            "flag-unused",
            Severity.CHAT,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.1",
            "Flags that mean nothing in this frame are set: {measured}."),
    STREAM_ZERO(
            "stream-zero",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.1",
            "{measured} stands on stream 0; it belongs to {expected}."),
    STREAM_NOT_ZERO(
            "stream-not-zero",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.5",
            "{measured}; it belongs to {expected}."),
    PADDING_TOO_LONG(
            "padding-too-long",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.1",
            "The padding is said to have {measured} bytes, and only {expected} are left."),
    PADDING_NOT_ZERO(
            "padding-not-zero",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "6.1",
            "The padding holds {measured}; senders fill it with zeros."),
    INCREMENT_ZERO(
            "increment-zero",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.9",
            "WINDOW_UPDATE adds {measured} bytes; it must add {expected}."),
    SELF_DEPENDENCY(
            "self-dependency",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            7540,
            "5.3.1",
            "The stream depends on itself ({measured})."),
    ALTSVC_ORIGIN(
            "altsvc-origin",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            7838,
            "4",
            "ALTSVC carries {measured}; here it should carry {expected}."),
    CONTINUATION_UNEXPECTED(
            "continuation-unexpected",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.10",
            "CONTINUATION follows no unfinished field block."),
    BLOCK_INTERRUPTED(
            "block-interrupted",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.2",
            "{measured} interrupts a field block; only {expected} may follow."),
    BLOCK_TOO_LONG(
            "block-too-long",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.ENHANCE_YOUR_CALM,
            9113,
            "10.5.1",
            "The field block has more than {expected} bytes and was given up."),
    CONTINUATION_FLOOD(
            "continuation-flood",
            Severity.WARN,
            Scope.CONNECTION,
            Http2ErrorCode.ENHANCE_YOUR_CALM,
            9113,
            "10.5",
            "The field block is spread over {measured} CONTINUATION frames so far."),
    EVEN_STREAM(
            "even-stream",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "5.1.1",
            "The client opens stream {measured}; its streams have odd numbers."),
    ODD_STREAM(
            "odd-stream",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "5.1.1",
            "The server opens stream {measured}; its streams have even numbers."),
    STREAM_NOT_HIGHER(
            "stream-not-higher",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "5.1.1",
            "Stream {measured} is opened after stream {expected}; numbers must grow."),
    SERVER_HEADERS(
            "server-headers",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.4",
            "The server sends HEADERS on stream {measured}, which nobody has opened."),
    IDLE_STREAM(
            "idle-stream",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "5.1",
            "{measured} names a stream that nobody has opened yet."),
    STREAM_CLOSED(
            "stream-closed",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.STREAM_CLOSED,
            9113,
            "5.1",
            "{measured} comes after its sender has ended the stream."),
    HEADERS_AFTER_CLOSE(
            "headers-after-close",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.STREAM_CLOSED,
            9113,
            "5.1",
            "HEADERS comes on stream {measured}, which is closed."),
    TOO_MANY_STREAMS(
            "too-many-streams",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.REFUSED_STREAM,
            9113,
            "5.1.2",
            "{measured} streams are open; the receiver allows {expected}."),
    WINDOW_EXCEEDED(
            "window-exceeded",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.FLOW_CONTROL_ERROR,
            9113,
            "6.9.1",
            "DATA of {measured} bytes is sent, and the window of the stream has only {expected}."),
    CONNECTION_WINDOW_EXCEEDED(
            "connection-window-exceeded",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FLOW_CONTROL_ERROR,
            9113,
            "6.9.1",
            "DATA of {measured} bytes is sent, and the window of the connection has only {expected}."),
    WINDOW_OVERFLOW(
            "window-overflow",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.FLOW_CONTROL_ERROR,
            9113,
            "6.9.1",
            "The window of the stream grows to {measured}; the most is {expected}."),
    CONNECTION_WINDOW_OVERFLOW(
            "connection-window-overflow",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.FLOW_CONTROL_ERROR,
            9113,
            "6.9.1",
            "The window of the connection grows to {measured}; the most is {expected}."),
    WINDOW_NEGATIVE(
            "window-negative",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "6.9.2",
            "The new settings make the window of a stream negative ({measured})."),
    PUSH_DISABLED(
            "push-disabled",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.4",
            "The server promises a stream, and the client has forbidden it (SETTINGS_ENABLE_PUSH = 0)."),
    PUSH_FROM_CLIENT(
            "push-from-client",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.4",
            "The client sends PUSH_PROMISE; only servers push."),
    PUSH_PARENT(
            "push-parent",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.6",
            "The promise stands on stream {measured}, on which the client waits for nothing."),
    PUSH_ENABLED_BY_SERVER(
            "push-enabled-by-server",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "6.5.2",
            "The server sets SETTINGS_ENABLE_PUSH to {measured}; it may only be {expected}."),
    GOAWAY_GROWS(
            "goaway-grows",
            Severity.ERROR,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "6.8",
            "The last stream is {measured}; an earlier GOAWAY said {expected}, and it must not grow."),
    STREAM_AFTER_GOAWAY(
            "stream-after-goaway",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "6.8",
            "Stream {measured} is opened after the other end said that it goes away (last stream {expected})."),
    RAPID_RESET(
            "rapid-reset",
            Severity.WARN,
            Scope.CONNECTION,
            Http2ErrorCode.ENHANCE_YOUR_CALM,
            9113,
            "10.5",
            "{measured} streams were reset by the client before an answer began."),
    FLOOD(
            "flood",
            Severity.WARN,
            Scope.CONNECTION,
            Http2ErrorCode.ENHANCE_YOUR_CALM,
            9113,
            "10.5",
            "{measured} have come so far from this end."),
    COMPRESSION(
            "compression",
            Severity.ERROR,
            Scope.CONNECTION,
            Http2ErrorCode.COMPRESSION_ERROR,
            9113,
            "4.3",
            "The field block cannot be decompressed: {measured}."),
    BLOCK_LOST(
            "block-lost",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.3",
            "A field block is not wholly in the capture: {measured}. What it added to the table is not known from here on."),
    RESYNCHRONIZED(
            "resynchronized",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.1",
            "{measured} bytes were passed over before frames were found again."),
    NOT_FRAMES(
            "not-frames",
            Severity.WARN,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.1",
            "Between these bytes no frames can be found: {measured}."),
    FRAME_CUT(
            "frame-cut",
            Severity.WARN,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.1",
            "The connection ends inside a frame: {measured} of {expected} bytes are there."),
    PSEUDO_MISSING(
            "pseudo-missing",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3.1",
            "{measured} is missing."),
    PSEUDO_DUPLICATE(
            "pseudo-duplicate",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3",
            "{measured} is given twice."),
    PSEUDO_UNKNOWN(
            "pseudo-unknown",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3",
            "{measured} is not a pseudo-field of {expected}."),
    PSEUDO_AFTER_REGULAR(
            "pseudo-after-regular",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3",
            "{measured} comes after an ordinary field."),
    PSEUDO_IN_TRAILERS(
            "pseudo-in-trailers",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1",
            "{measured} stands behind the body."),
    PSEUDO_NOT_ALLOWED(
            "pseudo-not-allowed",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.5",
            "{measured} is not allowed in {expected}."),
    PATH_EMPTY(
            "path-empty",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3.1",
            "The path is {measured}; it must begin with / (or be * for OPTIONS)."),
    AUTHORITY_USERINFO(
            "authority-userinfo",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3.1",
            "The authority names a user ({measured})."),
    HOST_DIFFERS(
            "host-differs",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3.1",
            "Host is {measured}, and :authority is {expected}."),
    STATUS_INVALID(
            "status-invalid",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.3.2",
            "The status code is {measured}; expected is {expected}."),
    STATUS_101(
            "status-101",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.6",
            "The status is 101 (Switching Protocols), which HTTP/2 does not have."),
    NAME_UPPERCASE(
            "name-uppercase",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.2.1",
            "The field name {measured} holds capital letters."),
    NAME_INVALID(
            "name-invalid",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.2.1",
            "The field name {measured} holds bytes that no name may hold."),
    VALUE_INVALID(
            "value-invalid",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.2.1",
            "The value of {measured} holds {expected}."),
    CONNECTION_FIELD(
            "connection-field",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.2.2",
            "{measured} belongs to one connection of HTTP/1 and must not be sent."),
    TE_VALUE(
            "te-value",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.2.2",
            "te is {measured}; it may only be {expected}."),
    CONTENT_LENGTH_DIFFERS(
            "content-length-differs",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1.1",
            "content-length says {expected}, and DATA brought {measured} bytes."),
    CONTENT_LENGTH_INVALID(
            "content-length-invalid",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1.1",
            "content-length is {measured}, which is no length."),
    BODY_NOT_ALLOWED(
            "body-not-allowed",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9110,
            "6.4.1",
            "{measured} bytes of DATA follow {expected}, which has no content."),
    INTERIM_ENDS(
            "interim-ends",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1",
            "The interim answer {measured} ends the stream."),
    TRAILERS_NOT_LAST(
            "trailers-not-last",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1",
            "A second field block without END_STREAM follows the body."),
    DATA_BEFORE_HEADERS(
            "data-before-headers",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            9113,
            "8.1",
            "DATA comes before the fields of the message."),
    EXTENDED_CONNECT_UNANNOUNCED(
            "extended-connect-unannounced",
            Severity.ERROR,
            Scope.STREAM,
            Http2ErrorCode.PROTOCOL_ERROR,
            8441,
            "4",
            "The request uses :protocol ({measured}), and the server has not announced that it knows it."),
    PRIORITY_IGNORED(
            "priority-ignored",
            Severity.CHAT,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9218,
            "2.1",
            "A priority of the old kind is sent, although both ends have given it up (SETTINGS_NO_RFC7540_PRIORITIES)."),
    NO_REQUEST(
            "no-request",
            Severity.NOTE,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "8.1",
            "No request was seen that this response answers."),
    FRAME_NOT_KEPT(
            "frame-not-kept",
            Severity.WARN,
            Scope.NONE,
            Http2ErrorCode.NO_ERROR,
            9113,
            "4.2",
            "The frame has {measured} bytes; only {expected} are kept of such frames, so it was passed over.");

    /// How far the damage goes.
    public enum Scope {
        /// The receiver ends the connection, with GOAWAY.
        CONNECTION,
        /// The receiver ends the stream, with RST_STREAM.
        STREAM,
        /// The receiver goes on.
        NONE
    }

    private final String id;
    private final Severity severity;
    private final Scope scope;
    private final Http2ErrorCode code;
    private final Rfc rfc;
    private final String sentence;

    Http2Anomaly(
            String id, Severity severity, Scope scope, Http2ErrorCode code, int rfc, String section, String sentence) {
        this.id = "x.http2." + id;
        this.severity = severity;
        this.scope = scope;
        this.code = code;
        this.rfc = Rfc.of(rfc, section);
        this.sentence = switch (scope) {
            case CONNECTION -> sentence + " This is a connection error, " + code + ".";
            case STREAM -> sentence + " This is a stream error, " + code + ".";
            case NONE -> sentence;
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    /// Whether an endpoint that meets it ends the connection, the stream, or neither.
    public Scope scope() {
        return scope;
    }

    /// The code with which it does so.
    public Http2ErrorCode code() {
        return code;
    }

    @Override
    public Rfc rfc() {
        return rfc;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
