package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The rules of TLS that traffic breaks.
public enum TlsAnomaly implements Anomaly {
    NOT_TLS("not-tls", Severity.WARN, 8446, "5.1"),
    RESYNCHRONIZED("resynchronized", Severity.NOTE, 8446, "5.1"),
    RECORD_TOO_LONG("record-too-long", Severity.ERROR, 8446, "5.1"),
    EMPTY_RECORD("empty-record", Severity.WARN, 8446, "5.1"),
    RECORD_CUT("record-cut", Severity.WARN, 8446, "5.1"),
    RECORD_DOES_NOT_OPEN("record-does-not-open", Severity.WARN, 8446, "5.2"),
    NO_INNER_TYPE("no-inner-type", Severity.ERROR, 8446, "5.4"),
    MESSAGE_TOO_LONG("message-too-long", Severity.ERROR, 8446, "4"),
    MESSAGE_INTERRUPTED("message-interrupted", Severity.ERROR, 8446, "5.1"),
    LENGTH_MISMATCH("length-mismatch", Severity.ERROR, 8446, "3.4"),
    TRAILING_BYTES("trailing-bytes", Severity.WARN, 8446, "4"),
    EXTENSION_MALFORMED("extension-malformed", Severity.WARN, 8446, "4.2"),
    EXTENSION_TWICE("extension-twice", Severity.ERROR, 8446, "4.2"),
    SESSION_ID_TOO_LONG("session-id-too-long", Severity.ERROR, 8446, "4.1.2"),
    CERTIFICATE_UNREADABLE("certificate-unreadable", Severity.WARN, 5280, "4.1"),
    CHANGE_NOT_ONE("change-not-one", Severity.WARN, 5246, "7.1"),
    ALERT_LENGTH("alert-length", Severity.WARN, 8446, "6"),
    HEARTBEAT_OVERREACHES("heartbeat-overreaches", Severity.ERROR, 6520, "4"),
    CLOSED_WITHOUT_NOTICE("closed-without-notice", Severity.CHAT, 8446, "6.1"),
    OLD_VERSION("old-version", Severity.NOTE, 8996, "1"),
    WEAK_SUITE("weak-suite", Severity.WARN, 9325, "4.1"),
    SUITE_NOT_OFFERED("suite-not-offered", Severity.ERROR, 8446, "4.1.3"),
    DOWNGRADE_MARK("downgrade-mark", Severity.NOTE, 8446, "4.1.3");

    private final Rule rule;

    TlsAnomaly(String id, Severity severity, int rfc, String section) {
        rule = new Rule("x.tls." + id, severity, Rfc.of(rfc, section));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
