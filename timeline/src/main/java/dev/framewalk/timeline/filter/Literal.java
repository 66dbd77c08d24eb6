package dev.framewalk.timeline.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A value written in a filter.
sealed interface Literal {
    record Exactly(Value value) implements Literal {}

    /// `10.0.0.0/8`.
    @SuppressWarnings("ArrayRecordComponent") // read from a filter once and never compared
    record Network(byte[] address, int bits) implements Literal {
        boolean holds(Value value) {
            if (!(value instanceof Value.Octets octets) || octets.bytes().length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                if (((octets.bytes()[i >> 3] ^ address[i >> 3]) & 0x80 >> (i & 7)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// `5..9`, both ends included.
    record Between(Value low, Value high) implements Literal {}

    /// Reads an unquoted literal.
    static Literal read(String word) {
        int range = word.indexOf("..");
        if (range > 0 && range + 2 < word.length()) {
            return new Between(value(word.substring(0, range)), value(word.substring(range + 2)));
        }
        int slash = word.indexOf('/');
        if (slash > 0) {
            byte[] address = address(word.substring(0, slash));
            Long bits = number(word.substring(slash + 1));
            if (address != null && bits != null && bits >= 0 && bits <= address.length * 8L) {
                return new Network(address, (int) (long) bits);
            }
        }
        return new Exactly(value(word));
    }

    private static Value value(String word) {
        Long number = number(word);
        if (number != null) {
            return Value.Number.of(number);
        }
        try {
            return Value.Number.of(Double.parseDouble(word));
        } catch (NumberFormatException notANumber) {
            // something else, then
        }
        if (word.equalsIgnoreCase("true")) {
            return Value.Number.of(1);
        }
        if (word.equalsIgnoreCase("false")) {
            return Value.Number.of(0);
        }
        byte[] address = address(word);
        if (address != null) {
            return new Value.Octets(address);
        }
        byte[] bytes = bytes(word);
        return bytes == null ? new Value.Text(word) : new Value.Octets(bytes);
    }

    private static @Nullable Long number(String word) {
        try {
            if (word.startsWith("0x") || word.startsWith("0X")) {
                return Long.parseUnsignedLong(word, 2, word.length(), 16);
            }
            return Long.parseLong(word);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /// IPv4 and IPv6 addresses as they are written; never asks a name server, because only digits and separators get through.
    private static byte @Nullable [] address(String word) {
        boolean looksLikeIpv4 = word.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        boolean looksLikeIpv6 = word.contains("::") || word.matches("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){7}");
        if (!looksLikeIpv4 && !(looksLikeIpv6 && word.matches("[0-9a-fA-F:.]+"))) {
            return null;
        }
        try {
            return InetAddress.getByName(word).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    /// `aa:bb:cc`, `aa-bb-cc`, `aabbcc` with separators only: a bare word of hex digits stays a text.
    private static byte @Nullable [] bytes(String word) {
        if (!word.matches("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2})+")) {
            return null;
        }
        return HexFormat.of().parseHex(word.replace(":", "").replace("-", ""));
    }
}
