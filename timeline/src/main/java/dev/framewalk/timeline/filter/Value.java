package dev.framewalk.timeline.filter;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Display;
import java.util.HexFormat;
import java.util.Locale;

/// One value that filters compare: a number, a text, or bytes (which addresses are, too).
public sealed interface Value {
    /// An unsigned number, or a moment or duration in seconds as the field says.
    @SuppressWarnings("AvoidCommonTypeNames") // nobody outside says it without Value in front
    record Number(double number, long exact) implements Value {
        public static Number of(long exact) {
            return new Number(exact, exact);
        }

        public static Number of(double number) {
            return new Number(number, (long) number);
        }
    }

    record Text(String text) implements Value {}

    /// Bytes; addresses have 4, 6 or 16.
    @SuppressWarnings("ArrayRecordComponent") // compares what the array holds
    record Octets(byte[] bytes) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Octets that && java.util.Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }

    /// The value as text, for `contains`, `matches`, `lower` and messages.
    default String asText() {
        return switch (this) {
            case Number number -> number.number() == number.exact()
                    ? Long.toString(number.exact())
                    : Double.toString(number.number());
            case Text text -> text.text();
            case Octets octets -> switch (octets.bytes().length) {
                case 4 -> Display.ipv4(Bytes.captured(octets.bytes()), 0);
                case 16 -> Display.ipv6(Bytes.captured(octets.bytes()), 0);
                default -> HexFormat.ofDelimiter(":").formatHex(octets.bytes());
            };
        };
    }

    /// Length in characters or bytes; digits for numbers.
    default int length() {
        return switch (this) {
            case Text text -> text.text().length();
            case Octets octets -> octets.bytes().length;
            case Number ignored -> asText().length();
        };
    }

    /// The bytes of the value: the bytes themselves, or the text in UTF-8.
    default byte[] asBytes() {
        return switch (this) {
            case Octets octets -> octets.bytes();
            case Text text -> text.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case Number number -> asText().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
    }

    default Value lower() {
        return new Text(asText().toLowerCase(Locale.ROOT));
    }

    default Value upper() {
        return new Text(asText().toUpperCase(Locale.ROOT));
    }
}
