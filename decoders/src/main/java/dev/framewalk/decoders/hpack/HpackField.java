package dev.framewalk.decoders.hpack;

import org.jspecify.annotations.Nullable;

/// One header field of a block, and how it was written.
///
/// Names and values are octets (RFC 7541, section 5.2); each character of a text here is one octet.
///
/// @param name           the name; null if it stands in an entry that is not known
/// @param value          the value; null if it stands in an entry that is not known
/// @param representation which kind of instruction it was written with
/// @param index          the index that was given (for the whole field, or for its name alone); 0 if both are written out
/// @param isNameHuffman  whether the name is written out in Huffman codes
/// @param isValueHuffman whether the value is written out in Huffman codes
/// @param encodedLength  how many bytes of the block it took
public record HpackField(
        @Nullable String name,
        @Nullable String value,
        HpackRepresentation representation,
        int index,
        boolean isNameHuffman,
        boolean isValueHuffman,
        int encodedLength) {
    /// Whether name and value are both known.
    public boolean isKnown() {
        return name != null && value != null;
    }

    /// Whether it is marked as never to be put into a table, by no one on the way (RFC 7541, section 7.1.3).
    public boolean isNeverIndexed() {
        return representation == HpackRepresentation.NEVER_INDEXED;
    }

    /// Whether it was added to the dynamic table (unless it was too large for it).
    public boolean isInserted() {
        return representation == HpackRepresentation.INCREMENTAL_INDEXING;
    }

    /// Whether the index (if any) is one of the dynamic table.
    public boolean isFromDynamicTable() {
        return index > HpackTable.STATIC_COUNT;
    }

    /// What it counts for in a header list: octets of name and value and 32 (RFC 9113, section 6.5.2); unknown texts count as empty.
    public int listSize() {
        return (name == null ? 0 : name.length()) + (value == null ? 0 : value.length()) + HpackEntry.OVERHEAD;
    }

    /// How many bytes HTTP/1.1 would need for it: `name: value` and CRLF. The fields that begin with a colon count for what they are in
    /// a start line: a method and a space; the path and ` HTTP/1.1` and CRLF; a status line without a phrase; `Host` for the
    /// authority; nothing for the scheme, which HTTP/1.1 does not send. 0 if the field is not known.
    public int textLength() {
        if (name == null || value == null) {
            return 0;
        }
        int length = value.length();
        return switch (name) {
            case ":method" -> length + 1;
            case ":path" -> length + 11;
            case ":scheme" -> 0;
            case ":authority" -> length + 8;
            case ":status" -> length + 12;
            default -> name.length() + length + 4;
        };
    }

    @Override
    public String toString() {
        return (name == null ? "?" : name) + ": " + (value == null ? "?" : value);
    }
}
