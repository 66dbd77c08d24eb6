package dev.framewalk.decoders.field;

/// How the bits of a field are meant, and so how its value is written and compared.
public enum FieldType {
    /// Only holds other fields.
    GROUP,
    /// Unsigned number, written in decimal.
    NUMBER,
    /// Unsigned number, written in hexadecimal.
    HEX,
    /// One bit (or more, where any bit set means yes).
    FLAG,
    MAC_ADDRESS,
    IPV4_ADDRESS,
    IPV6_ADDRESS,
    /// Bytes that are text in the encoding of the protocol.
    TEXT,
    /// Bytes without further meaning here.
    BYTES,
    /// A duration or moment in nanoseconds; only derived fields.
    TIME,
    /// Bytes that nobody explained: said openly.
    UNDECODED
}
