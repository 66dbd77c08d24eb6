package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The rules of HTTP/2 that traffic breaks, each with what an endpoint does that meets it.
public enum Http2Anomaly implements Anomaly {
    PREFACE_BAD("preface-bad", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "3.4"),
    FIRST_NOT_SETTINGS("first-not-settings", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "3.4"),
    FRAME_TOO_LARGE("frame-too-large", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FRAME_SIZE_ERROR, 9113, "4.2"),
    FRAME_SIZE("frame-size", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FRAME_SIZE_ERROR, 9113, "4.2"),
    SETTINGS_SIZE("settings-size", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FRAME_SIZE_ERROR, 9113, "6.5"),
    ACK_WITH_PAYLOAD("ack-with-payload", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FRAME_SIZE_ERROR, 9113, "6.5"),
    TOO_MANY_SETTINGS("too-many-settings", Severity.WARN, Scope.CONNECTION, Http2ErrorCode.ENHANCE_YOUR_CALM, 9113, "10.5"),
    SETTING_VALUE("setting-value", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.5.2"),
    INITIAL_WINDOW_TOO_LARGE("initial-window-too-large", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FLOW_CONTROL_ERROR, 9113, "6.5.2"),
    ACK_UNEXPECTED("ack-unexpected", Severity.WARN, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.5.3"),
    PONG_UNEXPECTED("pong-unexpected", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "6.7"),
    RESERVED_BIT("reserved-bit", Severity.CHAT, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.1"),
    FLAG_UNUSED("flag-unused", Severity.CHAT, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.1"),
    STREAM_ZERO("stream-zero", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.1"),
    STREAM_NOT_ZERO("stream-not-zero", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.5"),
    PADDING_TOO_LONG("padding-too-long", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.1"),
    PADDING_NOT_ZERO("padding-not-zero", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "6.1"),
    INCREMENT_ZERO("increment-zero", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.9"),
    SELF_DEPENDENCY("self-dependency", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 7540, "5.3.1"),
    ALTSVC_ORIGIN("altsvc-origin", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 7838, "4"),
    CONTINUATION_UNEXPECTED("continuation-unexpected", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.10"),
    BLOCK_INTERRUPTED("block-interrupted", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.2"),
    BLOCK_TOO_LONG("block-too-long", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.ENHANCE_YOUR_CALM, 9113, "10.5.1"),
    CONTINUATION_FLOOD("continuation-flood", Severity.WARN, Scope.CONNECTION, Http2ErrorCode.ENHANCE_YOUR_CALM, 9113, "10.5"),
    EVEN_STREAM("even-stream", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "5.1.1"),
    ODD_STREAM("odd-stream", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "5.1.1"),
    STREAM_NOT_HIGHER("stream-not-higher", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "5.1.1"),
    SERVER_HEADERS("server-headers", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.4"),
    IDLE_STREAM("idle-stream", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "5.1"),
    STREAM_CLOSED("stream-closed", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.STREAM_CLOSED, 9113, "5.1"),
    HEADERS_AFTER_CLOSE("headers-after-close", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.STREAM_CLOSED, 9113, "5.1"),
    TOO_MANY_STREAMS("too-many-streams", Severity.ERROR, Scope.STREAM, Http2ErrorCode.REFUSED_STREAM, 9113, "5.1.2"),
    WINDOW_EXCEEDED("window-exceeded", Severity.ERROR, Scope.STREAM, Http2ErrorCode.FLOW_CONTROL_ERROR, 9113, "6.9.1"),
    CONNECTION_WINDOW_EXCEEDED("connection-window-exceeded", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FLOW_CONTROL_ERROR, 9113, "6.9.1"),
    WINDOW_OVERFLOW("window-overflow", Severity.ERROR, Scope.STREAM, Http2ErrorCode.FLOW_CONTROL_ERROR, 9113, "6.9.1"),
    CONNECTION_WINDOW_OVERFLOW("connection-window-overflow", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.FLOW_CONTROL_ERROR, 9113, "6.9.1"),
    WINDOW_NEGATIVE("window-negative", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "6.9.2"),
    PUSH_DISABLED("push-disabled", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.4"),
    PUSH_FROM_CLIENT("push-from-client", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.4"),
    PUSH_PARENT("push-parent", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.6"),
    PUSH_ENABLED_BY_SERVER("push-enabled-by-server", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.PROTOCOL_ERROR, 9113, "6.5.2"),
    GOAWAY_GROWS("goaway-grows", Severity.ERROR, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "6.8"),
    STREAM_AFTER_GOAWAY("stream-after-goaway", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "6.8"),
    RAPID_RESET("rapid-reset", Severity.WARN, Scope.CONNECTION, Http2ErrorCode.ENHANCE_YOUR_CALM, 9113, "10.5"),
    FLOOD("flood", Severity.WARN, Scope.CONNECTION, Http2ErrorCode.ENHANCE_YOUR_CALM, 9113, "10.5"),
    COMPRESSION("compression", Severity.ERROR, Scope.CONNECTION, Http2ErrorCode.COMPRESSION_ERROR, 9113, "4.3"),
    BLOCK_LOST("block-lost", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.3"),
    RESYNCHRONIZED("resynchronized", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.1"),
    NOT_FRAMES("not-frames", Severity.WARN, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.1"),
    FRAME_CUT("frame-cut", Severity.WARN, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.1"),
    PSEUDO_MISSING("pseudo-missing", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3.1"),
    PSEUDO_DUPLICATE("pseudo-duplicate", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3"),
    PSEUDO_UNKNOWN("pseudo-unknown", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3"),
    PSEUDO_AFTER_REGULAR("pseudo-after-regular", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3"),
    PSEUDO_IN_TRAILERS("pseudo-in-trailers", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1"),
    PSEUDO_NOT_ALLOWED("pseudo-not-allowed", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.5"),
    PATH_EMPTY("path-empty", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3.1"),
    AUTHORITY_USERINFO("authority-userinfo", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3.1"),
    HOST_DIFFERS("host-differs", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3.1"),
    STATUS_INVALID("status-invalid", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.3.2"),
    STATUS_101("status-101", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.6"),
    NAME_UPPERCASE("name-uppercase", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.2.1"),
    NAME_INVALID("name-invalid", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.2.1"),
    VALUE_INVALID("value-invalid", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.2.1"),
    CONNECTION_FIELD("connection-field", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.2.2"),
    TE_VALUE("te-value", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.2.2"),
    CONTENT_LENGTH_DIFFERS("content-length-differs", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1.1"),
    CONTENT_LENGTH_INVALID("content-length-invalid", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1.1"),
    BODY_NOT_ALLOWED("body-not-allowed", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9110, "6.4.1"),
    INTERIM_ENDS("interim-ends", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1"),
    TRAILERS_NOT_LAST("trailers-not-last", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1"),
    DATA_BEFORE_HEADERS("data-before-headers", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 9113, "8.1"),
    EXTENDED_CONNECT_UNANNOUNCED("extended-connect-unannounced", Severity.ERROR, Scope.STREAM, Http2ErrorCode.PROTOCOL_ERROR, 8441, "4"),
    PRIORITY_IGNORED("priority-ignored", Severity.CHAT, Scope.NONE, Http2ErrorCode.NO_ERROR, 9218, "2.1"),
    NO_REQUEST("no-request", Severity.NOTE, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "8.1"),
    FRAME_NOT_KEPT("frame-not-kept", Severity.WARN, Scope.NONE, Http2ErrorCode.NO_ERROR, 9113, "4.2");

    /// How far the damage goes.
    public enum Scope {
        /// The receiver ends the connection, with GOAWAY.
        CONNECTION,
        /// The receiver ends the stream, with RST_STREAM.
        STREAM,
        /// The receiver goes on.
        NONE
    }

    private final Rule rule;
    private final Scope scope;
    private final Http2ErrorCode code;

    Http2Anomaly(String id, Severity severity, Scope scope, Http2ErrorCode code, int rfc, String section) {
        rule = new Rule("x.http2." + id, severity, Rfc.of(rfc, section));
        this.scope = scope;
        this.code = code;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /// Whether an endpoint that meets it ends the connection, the stream, or neither.
    public Scope scope() {
        return scope;
    }

    /// The code with which it does so.
    public Http2ErrorCode code() {
        return code;
    }
}
