package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// The ways in which TCP segments break rules: inside one header, and in the course of a connection.
public enum TcpAnomaly implements Anomaly {
    DATA_OFFSET_TOO_SMALL(
            "data-offset-too-small",
            Severity.ERROR,
            Rfc.of(9293, "3.1"),
            "The header says it is {measured} bytes long; no TCP header is shorter than {expected}."),
    BAD_CHECKSUM(
            "checksum-bad",
            Severity.NOTE,
            Rfc.of(9293, "3.1"),
            "The TCP checksum is {measured}; the bytes give {expected}."),
    RESERVED_BITS_SET(
            "reserved-bits-set",
            Severity.NOTE,
            Rfc.of(9293, "3.1"),
            "The reserved bits are {measured}; senders must leave them {expected}."),
    SYN_WITH_FIN(
            "syn-with-fin",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.4"),
            "The segment opens and closes at once ({measured}); a sender uses {expected}."),
    SYN_WITH_RST(
            "syn-with-rst",
            Severity.WARN,
            Rfc.of(9293, "3.10.7"),
            "The segment opens and tears down at once ({measured}); a sender uses {expected}."),
    NO_FLAGS(
            "no-flags",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.4"),
            "The segment has {measured} of the flags; every segment of a connection has {expected}."),
    URGENT_POINTER_WITHOUT_FLAG(
            "urgent-pointer-without-flag",
            Severity.NOTE,
            Rfc.of(9293, "3.1"),
            "The urgent pointer is {measured} without the URG flag; it should be {expected}."),
    ACKNOWLEDGMENT_WITHOUT_FLAG(
            "acknowledgment-without-flag",
            Severity.NOTE,
            Rfc.of(9293, "3.1"),
            "The acknowledgment number is {measured} without the ACK flag; it should be {expected}."),
    OPTION_LENGTH_TOO_SMALL(
            "option-length-too-small",
            Severity.ERROR,
            Rfc.of(9293, "3.2"),
            "An option says it is {measured} long; kind and length alone take {expected}."),
    OPTION_BEYOND_HEADER(
            "option-beyond-header",
            Severity.ERROR,
            Rfc.of(9293, "3.2"),
            "An option says it is {measured} long; the header has {expected} left."),
    OPTION_LENGTH_WRONG(
            "option-length-wrong",
            Severity.WARN,
            Rfc.of(9293, "3.2"),
            "An option of this kind is {measured} long; it should be {expected}."),
    OPTION_ONLY_IN_SYN(
            "option-only-in-syn",
            Severity.WARN,
            Rfc.of(9293, "3.2"),
            "The option {measured} stands in a segment without SYN; it counts only in {expected}."),
    BYTES_AFTER_END_OF_OPTIONS(
            "bytes-after-end-of-options",
            Severity.NOTE,
            Rfc.of(9293, "3.2"),
            "After the end of the options there is {measured}; the padding must be {expected}."),
    WINDOW_SCALE_TOO_LARGE(
            "window-scale-too-large",
            Severity.WARN,
            Rfc.of(7323, "2.3"),
            "The window scale is {measured}; receivers use {expected} instead of anything larger."),
    SACK_EDGES_REVERSED(
            "sack-edges-reversed",
            Severity.WARN,
            Rfc.of(2018, "3"),
            "A SACK block goes from {measured}; its right edge must lie after {expected}."),
    OVERLAP_CONFLICT(
            "overlap-conflict",
            Severity.ERROR,
            Rfc.of(9293, "3.10.7.4"),
            "Two packets bring different bytes for the same place ({measured} bytes); those of packet {expected} stay."),
    DATA_BEYOND_WINDOW(
            "data-beyond-window",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.4"),
            "The segment reaches {measured} bytes past the last acknowledgment; the receiver allowed {expected}."),
    DATA_AFTER_FIN(
            "data-after-fin",
            Severity.WARN,
            Rfc.of(9293, "3.6"),
            "{measured} bytes come after the FIN, where there should be {expected}."),
    FIN_MOVED(
            "fin-moved",
            Severity.WARN,
            Rfc.of(9293, "3.6"),
            "A FIN claims that the stream ends at byte {measured}; {expected} bytes were already there or promised."),
    FIN_BEFORE_SYN(
            "fin-before-syn",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.3"),
            "A FIN with number {measured} comes from an end that has not sent its SYN; the other end drops it."),
    RESET_OUTSIDE_WINDOW(
            "reset-outside-window",
            Severity.WARN,
            Rfc.of(9293, "3.5.3"),
            "The RST has sequence number {measured}; its receiver expects {expected} and ignores it."),
    SYN_IN_OPEN_CONNECTION(
            "syn-in-open-connection",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.4"),
            "A SYN with number {measured} comes in a connection that is open; the initial number was {expected}."),
    HELD_TOO_MUCH(
            "held-too-much",
            Severity.WARN,
            Rfc.of(9293, "3.10.7.4"),
            "{measured} bytes wait behind a hole, more than the {expected} that are kept; the hole is given up.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    TcpAnomaly(String name, Severity severity, Rfc rfc, String sentence) {
        this.id = "x.tcp." + name;
        this.severity = severity;
        this.rfc = rfc;
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
