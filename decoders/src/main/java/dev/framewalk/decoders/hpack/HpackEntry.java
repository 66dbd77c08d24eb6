package dev.framewalk.decoders.hpack;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One header field in a table of HPACK. Immutable; its text is shared by every field that refers to it.
///
/// Names and values are octets (RFC 7541, section 5.2); each character of a text here is one octet.
public final class HpackEntry {
    /// What each entry is taken to need beside its text (RFC 7541, section 4.1).
    public static final int OVERHEAD = 32;

    private final @Nullable String name;
    private final String value;
    private final long insertion;
    private final long tag;

    /// The field that referred to this entry last: in a steady connection the next one is equal to it. A race over it is harmless,
    /// since what it holds is immutable and checked before it is used.
    private @Nullable HpackField lastReference;

    HpackEntry(@Nullable String name, String value, long insertion, long tag) {
        this.name = name;
        this.value = value;
        this.insertion = insertion;
        this.tag = tag;
    }

    /// The name; null where it was taken from an entry that is not known.
    public @Nullable String name() {
        return name;
    }

    public String value() {
        return value;
    }

    /// How many entries had been inserted in this direction when it was, itself included, as far as was seen; 0 for the static table.
    public long insertion() {
        return insertion;
    }

    /// What the caller of the decoder said about the block that inserted it (where its bytes were); 0 for the static table.
    public long tag() {
        return tag;
    }

    public boolean isStatic() {
        return insertion == 0;
    }

    public boolean isNameKnown() {
        return name != null;
    }

    /// What it counts for in the table: octets of name and value and [#OVERHEAD]; at least so much where the name is not known.
    public int size() {
        return (name == null ? 0 : name.length()) + value.length() + OVERHEAD;
    }

    /// A field that refers to this entry by an index alone.
    HpackField reference(int index, int encodedLength) {
        HpackField last = lastReference;
        if (last == null || last.index() != index || last.encodedLength() != encodedLength) {
            last = new HpackField(name, value, HpackRepresentation.INDEXED, index, false, false, encodedLength);
            lastReference = last;
        }
        return last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof HpackEntry entry
                        && insertion == entry.insertion
                        && tag == entry.tag
                        && value.equals(entry.value)
                        && Objects.equals(name, entry.name);
    }

    @Override
    public int hashCode() {
        return value.hashCode() * 31 + Long.hashCode(insertion);
    }

    @Override
    public String toString() {
        return (name == null ? "?" : name) + ": " + value;
    }
}
