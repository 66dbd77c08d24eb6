package dev.framewalk.decoders.field;

/// One kind of value that a protocol carries.
///
/// The id is public API: filter name, golden-text key, explanation key, help link. Where Wireshark has a name for the
/// same thing the id is Wireshark's; ours begin with `x.`.
///
/// @param id   stable dotted name, such as `tcp.flags.syn`
/// @param type what the bits are
/// @param rfc  where it is defined
public record Field(String id, FieldType type, Rfc rfc) {
    /// Bytes that were there and that nobody explained.
    public static final Field UNDECODED = new Field("x.undecoded", FieldType.UNDECODED, Rfc.other(""));

    public static Field number(String id, Rfc rfc) {
        return new Field(id, FieldType.NUMBER, rfc);
    }

    public static Field hex(String id, Rfc rfc) {
        return new Field(id, FieldType.HEX, rfc);
    }

    public static Field flag(String id, Rfc rfc) {
        return new Field(id, FieldType.FLAG, rfc);
    }

    public static Field text(String id, Rfc rfc) {
        return new Field(id, FieldType.TEXT, rfc);
    }

    public static Field bytes(String id, Rfc rfc) {
        return new Field(id, FieldType.BYTES, rfc);
    }

    public static Field group(String id, Rfc rfc) {
        return new Field(id, FieldType.GROUP, rfc);
    }

    public static Field mac(String id, Rfc rfc) {
        return new Field(id, FieldType.MAC_ADDRESS, rfc);
    }

    public static Field ipv4(String id, Rfc rfc) {
        return new Field(id, FieldType.IPV4_ADDRESS, rfc);
    }

    public static Field ipv6(String id, Rfc rfc) {
        return new Field(id, FieldType.IPV6_ADDRESS, rfc);
    }

    @Override
    public String toString() {
        return id;
    }
}
