package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// The rules of HPACK that header blocks break. Those of severity ERROR make an endpoint end the connection (COMPRESSION_ERROR).
@SuppressWarnings("ImmutableEnumChecker") // a record of a number and a string
public enum HpackAnomaly implements Anomaly {
    INDEX_ZERO("index-zero", Severity.ERROR, 7541, "6.1", "The index is 0, which means no entry."),
    INDEX_BEYOND_TABLE(
            "index-beyond-table",
            Severity.ERROR,
            7541,
            "2.3.3",
            "The index is {measured}; the tables end at {expected}."),
    INTEGER_OVERFLOW(
            "integer-overflow", Severity.ERROR, 7541, "5.1", "A number is {measured}; accepted is {expected}."),
    INTEGER_PADDED(
            "integer-padded", Severity.NOTE, 7541, "5.1", "A number is written in {measured} bytes; {expected} would do."),
    BLOCK_CUT(
            "block-cut",
            Severity.ERROR,
            7541,
            "4",
            "The block ends inside an instruction: {measured} left, {expected} needed."),
    HUFFMAN_END_OF_STRING(
            "huffman-end-of-string",
            Severity.ERROR,
            7541,
            "5.2",
            "The code for end of string stands in a string after {measured} octets; it must not be there."),
    HUFFMAN_PADDING_TOO_LONG(
            "huffman-padding-too-long",
            Severity.ERROR,
            7541,
            "5.2",
            "{measured} bits at the end of a string are no code; padding has at most {expected}."),
    HUFFMAN_PADDING_NOT_ONES(
            "huffman-padding-not-ones",
            Severity.ERROR,
            7541,
            "5.2",
            "The last bits of a string are {measured}; padding is {expected}."),
    SIZE_UPDATE_TOO_LARGE(
            "size-update-too-large",
            Severity.ERROR,
            7541,
            "6.3",
            "The table is to hold {measured} bytes; the receiver allows {expected}."),
    SIZE_UPDATE_NOT_FIRST(
            "size-update-not-first",
            Severity.ERROR,
            7541,
            "4.2",
            "A table size update stands behind {measured} header fields; it must stand at the beginning of the block."),
    SIZE_UPDATE_MISSING(
            "size-update-missing",
            Severity.ERROR,
            7541,
            "4.2",
            "The receiver lowered its limit, and the block begins with {measured}; expected is an update to at most {expected} bytes."),
    SIZE_UPDATE_REPEATED(
            "size-update-repeated",
            Severity.WARN,
            7541,
            "4.2",
            "{measured} table size updates stand at the beginning of the block; at most {expected} are needed."),
    ENTRY_TOO_LARGE(
            "entry-too-large",
            Severity.NOTE,
            7541,
            "4.4",
            "The entry needs {measured} bytes and the table holds {expected}: the table is emptied and the entry not kept."),
    LIST_TOO_LARGE(
            "list-too-large",
            Severity.WARN,
            9113,
            "10.5.1",
            "The block unpacks to {measured} bytes of header fields; only {expected} are kept here."),
    STRING_TOO_LONG(
            "string-too-long",
            Severity.WARN,
            9113,
            "10.5.1",
            "A text has {measured} octets; only {expected} are kept here.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    HpackAnomaly(String id, Severity severity, int rfc, String section, String sentence) {
        this.id = "x.hpack." + id;
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

    /// Whether an endpoint that meets it ends the connection with COMPRESSION_ERROR.
    public boolean endsConnection() {
        return severity == Severity.ERROR;
    }
}
