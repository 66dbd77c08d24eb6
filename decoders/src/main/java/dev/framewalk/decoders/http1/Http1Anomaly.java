package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// The rules of HTTP/1 that traffic breaks.
@SuppressWarnings("ImmutableEnumChecker") // a record of a number and a string
public enum Http1Anomaly implements Anomaly {
    LEADING_EMPTY_LINE("leading-empty-line", Severity.CHAT, 9112, "2.2", "An empty line stands before the message."),
    BARE_LINE_FEED("bare-line-feed", Severity.WARN, 9112, "2.2", "A line ends in LF without CR."),
    BARE_CARRIAGE_RETURN(
            "bare-carriage-return", Severity.ERROR, 9112, "2.2", "A CR stands inside a line, not before LF."),
    NOT_HTTP("not-http", Severity.WARN, 9112, "2.2", "These bytes are no HTTP message: {measured}."),
    HEAD_TOO_LONG(
            "head-too-long", Severity.ERROR, 9112, "2.2", "The head is longer than {expected} bytes and was given up."),
    HEAD_CUT("head-cut", Severity.WARN, 9112, "8", "The head ends after {measured} bytes, before its empty line."),
    BAD_REQUEST_LINE(
            "bad-request-line",
            Severity.ERROR,
            9112,
            "3",
            "The request line is {measured}; expected is {expected}."),
    VERSION_MISSING("version-missing", Severity.NOTE, 1945, "5", "The request line names no version, as in HTTP/0.9."),
    VERSION_UNKNOWN("version-unknown", Severity.ERROR, 9112, "2.3", "The version is {measured}; expected is {expected}."),
    UNFAMILIAR_METHOD("unfamiliar-method", Severity.CHAT, 9110, "16.1", "{measured} is not a registered method."),
    TARGET_FORM(
            "target-form", Severity.WARN, 9112, "3.2", "The target is {measured}; for this method it should be {expected}."),
    BAD_STATUS_LINE("bad-status-line", Severity.NOTE, 9112, "4", "The status line has {measured}; expected is {expected}."),
    STATUS_INVALID("status-invalid", Severity.ERROR, 9110, "15", "The status code is {measured}; expected is {expected}."),
    CONTROL_IN_START_LINE(
            "control-in-start-line", Severity.ERROR, 9112, "2.2", "The first line holds the control character {measured}."),
    OBSOLETE_FOLDING("obsolete-folding", Severity.WARN, 9112, "5.2", "A field value goes on in the next line."),
    SPACE_BEFORE_COLON(
            "space-before-colon", Severity.ERROR, 9112, "5.1", "White space stands between the field name and its colon."),
    NO_COLON("no-colon", Severity.ERROR, 9112, "5", "A line among the fields has no colon."),
    EMPTY_NAME("empty-name", Severity.ERROR, 9110, "5.1", "A field has no name."),
    BAD_NAME("bad-name", Severity.ERROR, 9110, "5.1", "The field name holds {measured}, which no name may hold."),
    NON_ASCII_VALUE("non-ascii-value", Severity.NOTE, 9110, "5.5", "The field value holds bytes outside ASCII."),
    CONTROL_IN_VALUE("control-in-value", Severity.ERROR, 9110, "5.5", "The field value holds the control character {measured}."),
    HOST_MISSING("host-missing", Severity.ERROR, 9112, "3.2", "A request of HTTP/1.1 has no Host field."),
    HOST_TWICE("host-twice", Severity.ERROR, 9112, "3.2", "The request has {measured} Host fields."),
    LENGTH_REPEATED(
            "length-repeated", Severity.WARN, 9112, "6.3", "Content-Length is given {measured} times, with the same value."),
    LENGTH_CONFLICT(
            "length-conflict", Severity.ERROR, 9112, "6.3", "Content-Length says both {measured} and {expected}."),
    LENGTH_INVALID("length-invalid", Severity.ERROR, 9112, "6.3", "Content-Length is no number: {measured}."),
    LENGTH_AND_ENCODING(
            "length-and-encoding",
            Severity.ERROR,
            9112,
            "6.3",
            "Content-Length {measured} and Transfer-Encoding are both given; the encoding counts."),
    ENCODING_IN_OLD_VERSION(
            "encoding-in-old-version", Severity.ERROR, 9112, "6.1", "Transfer-Encoding is used in {measured}."),
    CHUNKED_NOT_LAST(
            "chunked-not-last",
            Severity.ERROR,
            9112,
            "6.3",
            "The last transfer coding is {measured}, not chunked: the length cannot be known."),
    CHUNKED_TWICE("chunked-twice", Severity.ERROR, 9112, "6.1", "The body was chunked {measured} times."),
    UNKNOWN_TRANSFER_CODING(
            "unknown-transfer-coding", Severity.ERROR, 9112, "6.1", "The transfer coding {measured} is unknown."),
    FRAMING_NOT_ALLOWED(
            "framing-not-allowed", Severity.WARN, 9110, "8.6", "{measured} is not allowed in a response with status {expected}."),
    UPGRADE_WITHOUT_CONNECTION(
            "upgrade-without-connection",
            Severity.NOTE,
            9110,
            "7.8",
            "Upgrade is given, and Connection does not list it."),
    SWITCH_UNASKED(
            "switch-unasked", Severity.ERROR, 9110, "15.2.2", "The server switches protocols, and no request asked for it."),
    CHUNK_SIZE_INVALID("chunk-size-invalid", Severity.ERROR, 9112, "7.1", "The chunk size is no number: {measured}."),
    CHUNK_EXTENSION_INVALID(
            "chunk-extension-invalid", Severity.WARN, 9112, "7.1.1", "Behind the chunk size stands {measured}."),
    CHUNK_END_MISSING(
            "chunk-end-missing", Severity.ERROR, 9112, "7.1", "The data of the chunk is not followed by CRLF."),
    TRAILER_NOT_ALLOWED(
            "trailer-not-allowed", Severity.ERROR, 9110, "6.5.1", "{measured} is not allowed after the body."),
    BODY_CUT(
            "body-cut", Severity.WARN, 9112, "8", "The connection ended after {measured} bytes of the body; announced were {expected}."),
    RESPONSE_WITHOUT_REQUEST(
            "response-without-request", Severity.NOTE, 9112, "9.2", "No request was seen that this response answers."),
    EARLY_RESPONSE(
            "early-response", Severity.NOTE, 9112, "9.5", "The response begins before the request is complete."),
    REQUEST_AFTER_CLOSE(
            "request-after-close", Severity.NOTE, 9112, "9.6", "A message follows although the connection was to be closed."),
    RESYNCHRONIZED(
            "resynchronized", Severity.NOTE, 9112, "8", "{measured} bytes were passed over before this message was found.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    Http1Anomaly(String id, Severity severity, int rfc, String section, String sentence) {
        this.id = "x.http." + id;
        this.severity = severity;
        this.rfc = Rfc.of(rfc, section);
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
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
