package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The ways in which TCP segments break rules: inside one header, and in the course of a connection.
public enum TcpAnomaly implements Anomaly {
    DATA_OFFSET_TOO_SMALL("data-offset-too-small", Severity.ERROR, Rfc.of(9293, "3.1")),
    BAD_CHECKSUM("checksum-bad", Severity.NOTE, Rfc.of(9293, "3.1")),
    RESERVED_BITS_SET("reserved-bits-set", Severity.NOTE, Rfc.of(9293, "3.1")),
    SYN_WITH_FIN("syn-with-fin", Severity.WARN, Rfc.of(9293, "3.10.7.4")),
    SYN_WITH_RST("syn-with-rst", Severity.WARN, Rfc.of(9293, "3.10.7")),
    NO_FLAGS("no-flags", Severity.WARN, Rfc.of(9293, "3.10.7.4")),
    URGENT_POINTER_WITHOUT_FLAG("urgent-pointer-without-flag", Severity.NOTE, Rfc.of(9293, "3.1")),
    ACKNOWLEDGMENT_WITHOUT_FLAG("acknowledgment-without-flag", Severity.NOTE, Rfc.of(9293, "3.1")),
    OPTION_LENGTH_TOO_SMALL("option-length-too-small", Severity.ERROR, Rfc.of(9293, "3.2")),
    OPTION_BEYOND_HEADER("option-beyond-header", Severity.ERROR, Rfc.of(9293, "3.2")),
    OPTION_LENGTH_WRONG("option-length-wrong", Severity.WARN, Rfc.of(9293, "3.2")),
    OPTION_ONLY_IN_SYN("option-only-in-syn", Severity.WARN, Rfc.of(9293, "3.2")),
    BYTES_AFTER_END_OF_OPTIONS("bytes-after-end-of-options", Severity.NOTE, Rfc.of(9293, "3.2")),
    WINDOW_SCALE_TOO_LARGE("window-scale-too-large", Severity.WARN, Rfc.of(7323, "2.3")),
    SACK_EDGES_REVERSED("sack-edges-reversed", Severity.WARN, Rfc.of(2018, "3")),
    OVERLAP_CONFLICT("overlap-conflict", Severity.ERROR, Rfc.of(9293, "3.10.7.4")),
    DATA_BEYOND_WINDOW("data-beyond-window", Severity.WARN, Rfc.of(9293, "3.10.7.4")),
    DATA_AFTER_FIN("data-after-fin", Severity.WARN, Rfc.of(9293, "3.6")),
    FIN_MOVED("fin-moved", Severity.WARN, Rfc.of(9293, "3.6")),
    FIN_BEFORE_SYN("fin-before-syn", Severity.WARN, Rfc.of(9293, "3.10.7.3")),
    RESET_OUTSIDE_WINDOW("reset-outside-window", Severity.WARN, Rfc.of(9293, "3.5.3")),
    SYN_IN_OPEN_CONNECTION("syn-in-open-connection", Severity.WARN, Rfc.of(9293, "3.10.7.4")),
    HELD_TOO_MUCH("held-too-much", Severity.WARN, Rfc.of(9293, "3.10.7.4"));

    private final Rule rule;

    TcpAnomaly(String name, Severity severity, Rfc rfc) {
        rule = new Rule("x.tcp." + name, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
