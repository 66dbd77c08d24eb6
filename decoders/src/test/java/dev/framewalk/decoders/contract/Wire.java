package dev.framewalk.decoders.contract;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.InternetChecksum;
import java.util.HexFormat;

/// Hand-made packets: headers around payloads, lengths and checksums filled in.
public final class Wire {
    public static final String CLIENT_MAC = "020000000001";
    public static final String SERVER_MAC = "020000000002";

    private Wire() {}

    /// Bytes from hexadecimal text; white space is ignored.
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public static byte[] u16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    public static byte[] u32(long value) {
        return join(u16((int) (value >>> 16)), u16((int) value));
    }

    /// `count` bytes that count up from `from`.
    public static byte[] counting(int from, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    public static byte[] ethernet(int type, byte[] payload) {
        return join(hex(SERVER_MAC), hex(CLIENT_MAC), u16(type), payload);
    }

    /// An IPv4 packet from 192.0.2.1 to 192.0.2.2 without options.
    public static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 0x1234, 0, new byte[0], payload);
    }

    /// @param fragment flags and fragment offset as they stand on the wire
    /// @param options  a multiple of 4 bytes
    public static byte[] ipv4(int protocol, int identification, int fragment, byte[] options, byte[] payload) {
        int headerLength = 20 + options.length;
        byte[] header = join(
                new byte[] {(byte) (0x40 | headerLength / 4), 0},
                u16(headerLength + payload.length),
                u16(identification),
                u16(fragment),
                new byte[] {64, (byte) protocol, 0, 0},
                hex("c0000201 c0000202"),
                options);
        int sum = InternetChecksum.sum(Bytes.captured(header), 0, header.length, 0);
        put16(header, 10, InternetChecksum.fieldFor(sum));
        return join(header, payload);
    }

    /// An IPv6 packet from 2001:db8::1 to 2001:db8::2.
    public static byte[] ipv6(int nextHeader, byte[] payload) {
        return join(
                hex("60000000"),
                u16(payload.length),
                new byte[] {(byte) nextHeader, 64},
                hex("20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002"),
                payload);
    }

    /// A UDP datagram without a checksum.
    public static byte[] udp(int from, int to, byte[] payload) {
        return join(u16(from), u16(to), u16(8 + payload.length), u16(0), payload);
    }

    /// A TCP segment with the ACK flag, without options and checksum.
    public static byte[] tcp(int from, int to, byte[] payload) {
        return join(u16(from), u16(to), u32(1000), u32(2000), hex("5010 ffff 0000 0000"), payload);
    }

    public static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }
}
