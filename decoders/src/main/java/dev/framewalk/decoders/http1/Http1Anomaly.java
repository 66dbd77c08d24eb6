package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The rules of HTTP/1 that traffic breaks.
public enum Http1Anomaly implements Anomaly {
    LEADING_EMPTY_LINE("leading-empty-line", Severity.CHAT, 9112, "2.2"),
    BARE_LINE_FEED("bare-line-feed", Severity.WARN, 9112, "2.2"),
    BARE_CARRIAGE_RETURN("bare-carriage-return", Severity.ERROR, 9112, "2.2"),
    NOT_HTTP("not-http", Severity.WARN, 9112, "2.2"),
    HEAD_TOO_LONG("head-too-long", Severity.ERROR, 9112, "2.2"),
    HEAD_CUT("head-cut", Severity.WARN, 9112, "8"),
    BAD_REQUEST_LINE("bad-request-line", Severity.ERROR, 9112, "3"),
    VERSION_MISSING("version-missing", Severity.NOTE, 1945, "5"),
    VERSION_UNKNOWN("version-unknown", Severity.ERROR, 9112, "2.3"),
    UNFAMILIAR_METHOD("unfamiliar-method", Severity.CHAT, 9110, "16.1"),
    TARGET_FORM("target-form", Severity.WARN, 9112, "3.2"),
    BAD_STATUS_LINE("bad-status-line", Severity.NOTE, 9112, "4"),
    STATUS_INVALID("status-invalid", Severity.ERROR, 9110, "15"),
    CONTROL_IN_START_LINE("control-in-start-line", Severity.ERROR, 9112, "2.2"),
    OBSOLETE_FOLDING("obsolete-folding", Severity.WARN, 9112, "5.2"),
    SPACE_BEFORE_COLON("space-before-colon", Severity.ERROR, 9112, "5.1"),
    NO_COLON("no-colon", Severity.ERROR, 9112, "5"),
    EMPTY_NAME("empty-name", Severity.ERROR, 9110, "5.1"),
    BAD_NAME("bad-name", Severity.ERROR, 9110, "5.1"),
    NON_ASCII_VALUE("non-ascii-value", Severity.NOTE, 9110, "5.5"),
    CONTROL_IN_VALUE("control-in-value", Severity.ERROR, 9110, "5.5"),
    HOST_MISSING("host-missing", Severity.ERROR, 9112, "3.2"),
    HOST_TWICE("host-twice", Severity.ERROR, 9112, "3.2"),
    LENGTH_REPEATED("length-repeated", Severity.WARN, 9112, "6.3"),
    LENGTH_CONFLICT("length-conflict", Severity.ERROR, 9112, "6.3"),
    LENGTH_INVALID("length-invalid", Severity.ERROR, 9112, "6.3"),
    LENGTH_AND_ENCODING("length-and-encoding", Severity.ERROR, 9112, "6.3"),
    ENCODING_IN_OLD_VERSION("encoding-in-old-version", Severity.ERROR, 9112, "6.1"),
    CHUNKED_NOT_LAST("chunked-not-last", Severity.ERROR, 9112, "6.3"),
    CHUNKED_TWICE("chunked-twice", Severity.ERROR, 9112, "6.1"),
    UNKNOWN_TRANSFER_CODING("unknown-transfer-coding", Severity.ERROR, 9112, "6.1"),
    FRAMING_NOT_ALLOWED("framing-not-allowed", Severity.WARN, 9110, "8.6"),
    UPGRADE_WITHOUT_CONNECTION("upgrade-without-connection", Severity.NOTE, 9110, "7.8"),
    SWITCH_UNASKED("switch-unasked", Severity.ERROR, 9110, "15.2.2"),
    CHUNK_SIZE_INVALID("chunk-size-invalid", Severity.ERROR, 9112, "7.1"),
    CHUNK_EXTENSION_INVALID("chunk-extension-invalid", Severity.WARN, 9112, "7.1.1"),
    CHUNK_END_MISSING("chunk-end-missing", Severity.ERROR, 9112, "7.1"),
    TRAILER_NOT_ALLOWED("trailer-not-allowed", Severity.ERROR, 9110, "6.5.1"),
    BODY_CUT("body-cut", Severity.WARN, 9112, "8"),
    RESPONSE_WITHOUT_REQUEST("response-without-request", Severity.NOTE, 9112, "9.2"),
    EARLY_RESPONSE("early-response", Severity.NOTE, 9112, "9.5"),
    REQUEST_AFTER_CLOSE("request-after-close", Severity.NOTE, 9112, "9.6"),
    RESYNCHRONIZED("resynchronized", Severity.NOTE, 9112, "8");

    private final Rule rule;

    Http1Anomaly(String id, Severity severity, int rfc, String section) {
        rule = new Rule("x.http." + id, severity, Rfc.of(rfc, section));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
