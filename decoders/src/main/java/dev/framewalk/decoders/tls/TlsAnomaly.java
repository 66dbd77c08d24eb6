package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// The rules of TLS that traffic breaks.
@SuppressWarnings("ImmutableEnumChecker") // a record of a number and a string
public enum TlsAnomaly implements Anomaly {
    NOT_TLS("not-tls", Severity.WARN, 8446, "5.1", "Where a record should begin stands {measured}, which no record begins with."),
    RESYNCHRONIZED(
            "resynchronized", Severity.NOTE, 8446, "5.1", "{measured} bytes were passed over before this record was found."),
    RECORD_TOO_LONG(
            "record-too-long", Severity.ERROR, 8446, "5.1", "The record has {measured} bytes; at most {expected} are allowed."),
    EMPTY_RECORD("empty-record", Severity.WARN, 8446, "5.1", "The record is empty, which is not allowed for {measured}."),
    RECORD_CUT("record-cut", Severity.WARN, 8446, "5.1", "The direction ends after {measured} of {expected} bytes of a record."),
    RECORD_DOES_NOT_OPEN(
            "record-does-not-open",
            Severity.WARN,
            8446,
            "5.2",
            "The keys are known, and yet the record does not open: {measured}."),
    NO_INNER_TYPE(
            "no-inner-type", Severity.ERROR, 8446, "5.4", "The decrypted record holds nothing but padding: its true type is missing."),
    MESSAGE_TOO_LONG(
            "message-too-long",
            Severity.ERROR,
            8446,
            "4",
            "The handshake message claims {measured} bytes; more than {expected} are not put together."),
    MESSAGE_INTERRUPTED(
            "message-interrupted",
            Severity.ERROR,
            8446,
            "5.1",
            "A record of another type ({measured}) stands between the parts of a handshake message."),
    LENGTH_MISMATCH(
            "length-mismatch", Severity.ERROR, 8446, "3.4", "A length inside the message says {measured}, but {expected} are left."),
    TRAILING_BYTES("trailing-bytes", Severity.WARN, 8446, "4", "{measured} bytes follow after the end of the message."),
    EXTENSION_MALFORMED(
            "extension-malformed", Severity.WARN, 8446, "4.2", "The extension {measured} is not built as it should be."),
    EXTENSION_TWICE("extension-twice", Severity.ERROR, 8446, "4.2", "The extension {measured} is there twice."),
    SESSION_ID_TOO_LONG(
            "session-id-too-long", Severity.ERROR, 8446, "4.1.2", "The session ID has {measured} bytes; at most 32 are allowed."),
    CERTIFICATE_UNREADABLE(
            "certificate-unreadable", Severity.WARN, 5280, "4.1", "The certificate cannot be read: {measured}."),
    CHANGE_NOT_ONE("change-not-one", Severity.WARN, 5246, "7.1", "Change cipher spec is {measured}; it should be the byte 1 alone."),
    ALERT_LENGTH("alert-length", Severity.WARN, 8446, "6", "The alert has {measured} bytes; an alert has two."),
    HEARTBEAT_OVERREACHES(
            "heartbeat-overreaches",
            Severity.ERROR,
            6520,
            "4",
            "The heartbeat claims a payload of {measured} bytes, but the record has room for {expected}."),
    CLOSED_WITHOUT_NOTICE(
            "closed-without-notice",
            Severity.CHAT,
            8446,
            "6.1",
            "The connection ends without close_notify, so the receiver cannot tell whether something was cut off."),
    OLD_VERSION("old-version", Severity.NOTE, 8996, "1", "The server chose {measured}, which must not be used any more."),
    WEAK_SUITE("weak-suite", Severity.WARN, 9325, "4.1", "The server chose {measured}, which protects little or nothing."),
    SUITE_NOT_OFFERED(
            "suite-not-offered", Severity.ERROR, 8446, "4.1.3", "The server chose {measured}, which the client did not offer."),
    DOWNGRADE_MARK(
            "downgrade-mark",
            Severity.NOTE,
            8446,
            "4.1.3",
            "The server random ends in the mark of a server that could do better than {measured}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    TlsAnomaly(String id, Severity severity, int rfc, String section, String sentence) {
        this.id = "x.tls." + id;
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
