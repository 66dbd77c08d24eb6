package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Display;

/// The data of a record in a few words, for sentences.
final class DnsValue {
    private DnsValue() {}

    /// The data as words, empty for types that have no short form and for data too short for its type.
    ///
    /// @param at      where the data begins
    /// @param length  its length
    /// @param message where the message begins
    /// @param end     one past its last byte
    static String of(Bytes bytes, int type, long at, int length, long message, long end) {
        return switch (type) {
            case DnsType.A -> length == 4 ? Display.ipv4(bytes, at) : "";
            case DnsType.AAAA -> length == 16 ? Display.ipv6(bytes, at) : "";
            case DnsType.NS, DnsType.CNAME, DnsType.DNAME, DnsType.PTR -> length > 0 ? DnsName.text(bytes, at, message, end) : "";
            case DnsType.MX -> length > 2 ? DnsName.text(bytes, at + 2, message, end) : "";
            case DnsType.SRV ->
                length > 6 ? DnsName.text(bytes, at + 6, message, end) + ":" + bytes.u16(at + 4) : "";
            case DnsType.SVCB, DnsType.HTTPS -> length > 2 ? DnsName.text(bytes, at + 2, message, end) : "";
            case DnsType.TXT, DnsType.SPF ->
                length > 0 ? Display.text(bytes, at + 1, Math.min(bytes.u8(at), length - 1)) : "";
            default -> "";
        };
    }
}
