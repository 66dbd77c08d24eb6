package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.FieldReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One header block, decoded: its fields, what was wrong with it, and the table that it left behind.
///
/// @param fields        the header fields in their order, as far as they are kept
/// @param findings      broken rules, the first few of them
/// @param encodedLength how many bytes the block has
/// @param listSize      how large the whole header list is (RFC 9113, section 6.5.2), fields that are not kept included
/// @param notKept       how many fields are not in the list, because it became too large
/// @param insertions    how many entries it inserted
/// @param evictions     how many entries it evicted, as far as they were known
/// @param after         the table behind it
public record HpackBlock(
        List<HpackField> fields,
        List<HpackFinding> findings,
        int encodedLength,
        long listSize,
        int notKept,
        int insertions,
        int evictions,
        HpackTable after) {
    /// Reads a block as far as the reader's limit: the one parse, for skimming and for explaining.
    ///
    /// @param before the table before it
    public static HpackBlock parse(FieldReader reader, HpackTable before) {
        return parse(reader, before, 0);
    }

    /// Reads a block that is one of many.
    ///
    /// @param tag what entries shall remember about the block that inserted them
    public static HpackBlock parse(FieldReader reader, HpackTable before, long tag) {
        HpackLimits limits = HpackLimits.USUAL;
        return new HpackReading(new HpackWorkingTable(before, limits.tableOctets()), limits).read(reader, tag);
    }

    /// Whether an endpoint that gets it ends the connection (COMPRESSION_ERROR).
    public boolean endsConnection() {
        for (HpackFinding finding : findings) {
            if (finding.anomaly().endsConnection()) {
                return true;
            }
        }
        return false;
    }

    /// Whether name and value of every field are known, and all fields are kept.
    public boolean isKnown() {
        for (HpackField field : fields) {
            if (!field.isKnown()) {
                return false;
            }
        }
        return notKept == 0;
    }

    /// The value of the first field with this name; null if there is none or its value is not known.
    public @Nullable String value(String name) {
        for (HpackField field : fields) {
            if (name.equals(field.name())) {
                return field.value();
            }
        }
        return null;
    }

    /// How many bytes HTTP/1.1 would need for the fields that are kept and known ([HpackField#textLength()]).
    public long textLength() {
        long length = 0;
        for (HpackField field : fields) {
            length += field.textLength();
        }
        return length;
    }
}
