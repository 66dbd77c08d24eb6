package dev.framewalk.decoders.field;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.text.Quantities;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes values as people read them.
public final class Display {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    /// Longer byte strings and texts are cut in one-line displays; the bytes view has them all.
    private static final int LONGEST = 256;

    private Display() {}

    static String of(Node node) {
        String name = node.name();
        Bytes source = node.source();
        long from = node.range().byteFrom();
        long length = node.range().byteLength();
        return switch (node.field().type()) {
            case GROUP -> name == null ? "" : name;
            case NUMBER -> withName(Long.toUnsignedString(node.number()), name);
            case HEX -> withName(hex(node.number(), bitsOf(node)), name);
            case FLAG -> flag(node);
            case MAC_ADDRESS -> length == 6 ? mac(source, from) : bytes(source, from, length);
            case IPV4_ADDRESS -> length == 4 ? ipv4(source, from) : bytes(source, from, length);
            case IPV6_ADDRESS -> length == 16 ? ipv6(source, from) : bytes(source, from, length);
            case TEXT -> name != null ? name : text(source, from, length);
            case TIME -> name != null ? name : Quantities.duration(node.number());
            case BYTES -> name != null ? name : bytes(source, from, length);
            case UNDECODED -> Quantities.bytes(length) + " not decoded";
        };
    }

    /// A bit is set or not; what follows from others is so or not.
    private static String flag(Node node) {
        boolean isOn = node.number() != 0;
        return node.range().bitLength() == 0 ? isOn ? "yes" : "no" : isOn ? "set" : "not set";
    }

    /// The width of the field; a derived value stands on no bits and takes as many whole pairs of digits as it needs, at least two.
    private static long bitsOf(Node node) {
        long bits = node.range().bitLength();
        return bits > 0 ? bits : Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(node.number()) + 7 & ~7);
    }

    private static String withName(String number, @Nullable String name) {
        return name == null ? number : number + " (" + name + ")";
    }

    /// `0x` and as many digits as the bits need.
    public static String hex(long number, long bitLength) {
        int digits = (int) Math.max(1, Math.min(16, (bitLength + 3) / 4));
        return "0x" + HexFormat.of().toHexDigits(number, digits);
    }

    public static String mac(Bytes bytes, long at) {
        return COLONS.formatHex(bytes.toArray(at, 6));
    }

    public static String ipv4(Bytes bytes, long at) {
        return bytes.u8(at) + "." + bytes.u8(at + 1) + "." + bytes.u8(at + 2) + "." + bytes.u8(at + 3);
    }

    /// An IPv6 address in the canonical form of RFC 5952.
    public static String ipv6(Bytes bytes, long at) {
        int bestFrom = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && bytes.u16(at + 2L * (i + run)) == 0) {
                run++;
            }
            if (run > bestLength) {
                bestFrom = i;
                bestLength = run;
            }
            i += run;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestFrom) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(bytes.u16(at + 2L * i)));
        }
        return text.toString();
    }

    /// Text on one line: control characters are written as escapes, long text is cut with `…`.
    public static String text(Bytes bytes, long from, long length) {
        int shown = (int) Math.min(length, LONGEST);
        String raw = bytes.text(from, shown, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        text.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return shown < length ? text.append('…').toString() : text.toString();
    }

    public static String bytes(Bytes bytes, long from, long length) {
        int shown = (int) Math.min(length, 32);
        String text = HexFormat.of().formatHex(bytes.toArray(from, shown));
        return shown < length ? text + "… (" + Quantities.bytes(length) + ")" : text;
    }
}
