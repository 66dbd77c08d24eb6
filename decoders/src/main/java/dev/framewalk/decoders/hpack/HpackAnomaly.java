package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The rules of HPACK that header blocks break. Those of severity ERROR make an endpoint end the connection (COMPRESSION_ERROR).
public enum HpackAnomaly implements Anomaly {
    INDEX_ZERO("index-zero", Severity.ERROR, 7541, "6.1"),
    INDEX_BEYOND_TABLE("index-beyond-table", Severity.ERROR, 7541, "2.3.3"),
    INTEGER_OVERFLOW("integer-overflow", Severity.ERROR, 7541, "5.1"),
    INTEGER_PADDED("integer-padded", Severity.NOTE, 7541, "5.1"),
    BLOCK_CUT("block-cut", Severity.ERROR, 7541, "4"),
    HUFFMAN_END_OF_STRING("huffman-end-of-string", Severity.ERROR, 7541, "5.2"),
    HUFFMAN_PADDING_TOO_LONG("huffman-padding-too-long", Severity.ERROR, 7541, "5.2"),
    HUFFMAN_PADDING_NOT_ONES("huffman-padding-not-ones", Severity.ERROR, 7541, "5.2"),
    SIZE_UPDATE_TOO_LARGE("size-update-too-large", Severity.ERROR, 7541, "6.3"),
    SIZE_UPDATE_NOT_FIRST("size-update-not-first", Severity.ERROR, 7541, "4.2"),
    SIZE_UPDATE_MISSING("size-update-missing", Severity.ERROR, 7541, "4.2"),
    SIZE_UPDATE_REPEATED("size-update-repeated", Severity.WARN, 7541, "4.2"),
    ENTRY_TOO_LARGE("entry-too-large", Severity.NOTE, 7541, "4.4"),
    LIST_TOO_LARGE("list-too-large", Severity.WARN, 9113, "10.5.1"),
    STRING_TOO_LONG("string-too-long", Severity.WARN, 9113, "10.5.1");

    private final Rule rule;

    HpackAnomaly(String id, Severity severity, int rfc, String section) {
        rule = new Rule("x.hpack." + id, severity, Rfc.of(rfc, section));
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /// Whether an endpoint that meets it ends the connection with COMPRESSION_ERROR.
    public boolean endsConnection() {
        return severity() == Severity.ERROR;
    }
}
