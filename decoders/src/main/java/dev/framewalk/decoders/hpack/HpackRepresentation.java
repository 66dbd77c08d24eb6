package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Rfc;

/// The five kinds of instruction that a header block is made of, told apart by their first bits (RFC 7541, section 6).
public enum HpackRepresentation {
    /// Name and value stand in a table: `1` and the index.
    INDEXED(0b1, 1, "6.1", "Indexed Header Field"),
    /// The field is written out (its name perhaps by index) and enters the dynamic table: `01`.
    INCREMENTAL_INDEXING(0b01, 2, "6.2.1", "Literal Header Field with Incremental Indexing"),
    /// The dynamic table gets another capacity: `001`. No header field.
    SIZE_UPDATE(0b001, 3, "6.3", "Dynamic Table Size Update"),
    /// The field is written out and no one on the way may ever put it into a table: `0001`.
    NEVER_INDEXED(0b0001, 4, "6.2.3", "Literal Header Field Never Indexed"),
    /// The field is written out and does not enter the table: `0000`.
    WITHOUT_INDEXING(0b0000, 4, "6.2.2", "Literal Header Field without Indexing");

    private final int pattern;
    private final int patternBits;
    private final Rfc rfc;
    private final String title;

    HpackRepresentation(int pattern, int patternBits, String section, String title) {
        this.pattern = pattern;
        this.patternBits = patternBits;
        this.rfc = Rfc.of(7541, section);
        this.title = title;
    }

    /// The kind of instruction that a byte begins.
    public static HpackRepresentation of(int firstByte) {
        if ((firstByte & 0x80) != 0) {
            return INDEXED;
        }
        if ((firstByte & 0x40) != 0) {
            return INCREMENTAL_INDEXING;
        }
        if ((firstByte & 0x20) != 0) {
            return SIZE_UPDATE;
        }
        return (firstByte & 0x10) != 0 ? NEVER_INDEXED : WITHOUT_INDEXING;
    }

    /// The first bits, as a number.
    public int pattern() {
        return pattern;
    }

    /// How many bits the pattern has; the rest of the byte is the prefix of the number that follows.
    public int patternBits() {
        return patternBits;
    }

    /// How many bits of the first byte belong to the number.
    public int prefixBits() {
        return 8 - patternBits;
    }

    public Rfc rfc() {
        return rfc;
    }

    /// What the RFC calls it.
    public String title() {
        return title;
    }

    /// What the RFC calls it, with where the name comes from: `Literal Header Field without Indexing - New Name`.
    public String title(boolean isNewName) {
        return this == INDEXED || this == SIZE_UPDATE ? title : title + (isNewName ? " - New Name" : " - Indexed Name");
    }

    /// Names for the pattern's bits.
    CodePoints names(boolean isNewName) {
        return ignored -> title(isNewName);
    }
}
