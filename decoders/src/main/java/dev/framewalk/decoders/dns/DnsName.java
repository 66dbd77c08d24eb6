package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A domain name as it stands in a message: labels, each behind its length, up to an empty label or a pointer to where the rest
/// stands already (RFC 1035, section 4.1.4).
///
/// ```
///   03 w w w 07 e x a m p l e 00        www.example
///   04 m a i l C0 10                    mail. + what stands at byte 16: example
///
///   | 0 0 | length of label (6) |       | 1 1 | offset from the start of the message (14) |
/// ```
///
/// Pointers are followed at most [#MOST_POINTERS] times and a name at most 255 bytes far, so that no message can keep us busy.
final class DnsName {
    /// What names in text begin with where the name is the root itself.
    static final String ROOT = "<Root>";

    /// [#wireLength]: the bytes end inside the name.
    static final int CUT = -1;
    /// [#wireLength]: a length byte that is neither a length nor a pointer; where the name ends is unknowable.
    static final int UNREADABLE = -2;

    /// A name of 255 bytes has at most 127 labels, so no honest name needs more jumps.
    private static final int MOST_POINTERS = 127;

    private static final int LONGEST = 255;
    private static final int POINTER = 0xc0;

    private DnsName() {}

    /// How many bytes the name takes at `at`, before whatever a pointer leads to; or [#CUT] or [#UNREADABLE].
    static int wireLength(Bytes bytes, long at, long limit) {
        long here = at;
        while (here < limit) {
            int length = bytes.u8(here);
            if (length == 0) {
                return (int) (here + 1 - at);
            }
            if (length >= POINTER) {
                return here + 2 <= limit ? (int) (here + 2 - at) : CUT;
            }
            if (length >= 0x40) {
                return UNREADABLE;
            }
            here += 1 + length;
        }
        return CUT;
    }

    /// Where the first pointer of the name leads, counted from the start of the message, or -1 if it has none.
    static int pointer(Bytes bytes, long at, long limit) {
        int length = wireLength(bytes, at, limit);
        return length >= 2 && bytes.u8(at + length - 2) >= POINTER && !endsInLabel(bytes, at, length)
                ? bytes.u16(at + length - 2) & 0x3fff
                : -1;
    }

    /// Whether the last two bytes are a label's end and the root, no pointer.
    private static boolean endsInLabel(Bytes bytes, long at, int length) {
        long here = at;
        while (here < at + length - 2) {
            here += 1 + bytes.u8(here);
        }
        return here != at + length - 2;
    }

    /// The first rule that the name at `at` breaks, or null.
    ///
    /// @param message where the message begins, which pointers count from
    /// @param end     one past the last byte that labels may lie in
    static @Nullable DnsAnomaly problem(Bytes bytes, long at, long message, long end) {
        return follow(bytes, at, message, end, null);
    }

    /// The name as people write it, without the final dot; bytes that are no text as `\DDD` (RFC 4343, section 2.1). Ends with `…` where
    /// the rest cannot be read.
    static String text(Bytes bytes, long at, long message, long end) {
        StringBuilder text = new StringBuilder();
        DnsAnomaly problem = follow(bytes, at, message, end, text);
        boolean isCut = problem != null && problem != DnsAnomaly.POINTER_FORWARD && problem != DnsAnomaly.POINTER_INTO_HEADER;
        return isCut ? text.append('…').toString() : text.isEmpty() ? ROOT : text.toString();
    }

    private static @Nullable DnsAnomaly follow(
            Bytes bytes, long at, long message, long end, @Nullable StringBuilder text) {
        DnsAnomaly noted = null;
        long here = at;
        long runFrom = at;
        int pointers = 0;
        int total = 1;
        while (here < end) {
            int length = bytes.u8(here);
            if (length == 0) {
                return noted;
            }
            if (length >= POINTER) {
                if (here + 2 > end) {
                    return DnsAnomaly.POINTER_OUTSIDE;
                }
                long target = message + (bytes.u16(here) & 0x3fff);
                if (target >= end) {
                    return DnsAnomaly.POINTER_OUTSIDE;
                }
                if (++pointers > MOST_POINTERS) {
                    return DnsAnomaly.POINTER_LOOP;
                }
                if (noted == null && target >= runFrom) {
                    noted = DnsAnomaly.POINTER_FORWARD;
                } else if (noted == null && target < message + DnsMessage.HEADER_BYTES) {
                    noted = DnsAnomaly.POINTER_INTO_HEADER;
                }
                here = target;
                runFrom = target;
                continue;
            }
            if (length >= 0x40) {
                return DnsAnomaly.LABEL_TYPE;
            }
            total += 1 + length;
            if (total > LONGEST) {
                // a loop that passes labels gets longer and longer: say what it is
                return noted == DnsAnomaly.POINTER_FORWARD ? DnsAnomaly.POINTER_LOOP : DnsAnomaly.NAME_TOO_LONG;
            }
            if (here + 1 + length > end) {
                return DnsAnomaly.POINTER_OUTSIDE;
            }
            if (text != null) {
                if (!text.isEmpty()) {
                    text.append('.');
                }
                label(bytes, here + 1, length, text);
            }
            here += 1 + length;
        }
        return DnsAnomaly.POINTER_OUTSIDE;
    }

    private static void label(Bytes bytes, long at, int length, StringBuilder text) {
        boolean isAscii = true;
        for (int i = 0; i < length; i++) {
            isAscii &= bytes.u8(at + i) < 0x80;
        }
        if (isAscii) {
            for (int i = 0; i < length; i++) {
                character((char) bytes.u8(at + i), text);
            }
            return;
        }
        try {
            // mDNS writes names in UTF-8 (RFC 6762, section 16)
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray(at, length)))
                    .toString();
            for (int i = 0; i < decoded.length(); i++) {
                character(decoded.charAt(i), text);
            }
        } catch (CharacterCodingException notText) {
            for (int i = 0; i < length; i++) {
                int value = bytes.u8(at + i);
                if (value < 0x80) {
                    character((char) value, text);
                } else {
                    escape(value, text);
                }
            }
        }
    }

    private static void character(char c, StringBuilder text) {
        if (c < ' ' || c == 0x7f) {
            escape(c, text);
        } else {
            if (c == '.' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private static void escape(int value, StringBuilder text) {
        text.append('\\').append((char) ('0' + value / 100)).append((char) ('0' + value / 10 % 10)).append((char) ('0' + value % 10));
    }

    /// The address that a name of the reverse tree stands for (RFC 1035, section 3.5; RFC 3596, section 2.5), or null.
    static @Nullable String reversedAddress(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        String[] labels = lower.split("\\.", -1);
        if (lower.endsWith(".in-addr.arpa") && labels.length == 6) {
            for (int i = 0; i < 4; i++) {
                if (!labels[i].matches("[0-9]{1,3}") || Integer.parseInt(labels[i]) > 255) {
                    return null;
                }
            }
            return labels[3] + "." + labels[2] + "." + labels[1] + "." + labels[0];
        }
        if (lower.endsWith(".ip6.arpa") && labels.length == 34) {
            byte[] address = new byte[16];
            for (int i = 0; i < 32; i++) {
                String nibble = labels[31 - i];
                int value = nibble.length() == 1 ? Character.digit(nibble.charAt(0), 16) : -1;
                if (value < 0) {
                    return null;
                }
                address[i / 2] |= (byte) (i % 2 == 0 ? value << 4 : value);
            }
            return dev.framewalk.decoders.field.Display.ipv6(Bytes.captured(address), 0);
        }
        return null;
    }
}
