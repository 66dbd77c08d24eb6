package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes that messages of TLS are made of: lengths before what they count, and lists (RFC 8446, section 3.4).
final class TlsVector {
    private TlsVector() {}

    /// Checks a length that was just read against what is left, and narrows reading to so many bytes. Returns the former limit.
    static long open(FieldReader reader, long length) {
        if (!reader.isShort() && length > reader.remaining()) {
            reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, Long.toString(length), Long.toString(reader.remaining()));
        }
        return reader.narrow(length);
    }

    static long open8(FieldReader reader, Field length) {
        return open(reader, reader.u8(length));
    }

    static long open16(FieldReader reader, Field length) {
        return open(reader, reader.u16(length));
    }

    static long open24(FieldReader reader, Field length) {
        return open(reader, reader.u24(length));
    }

    /// Takes what is left of the narrowed part and widens again.
    static void close(FieldReader reader, long formerLimit) {
        if (reader.remaining() > 0 && !reader.isShort()) {
            reader.rest(TlsField.BODY);
        }
        reader.widen(formerLimit);
    }

    /// A length of 8 bits and so many bytes; returns where those begin, or -1.
    static long bytes8(FieldReader reader, Field length, Field content) {
        return bytes(reader, reader.u8(length), content);
    }

    static long bytes16(FieldReader reader, Field length, Field content) {
        return bytes(reader, reader.u16(length), content);
    }

    static long bytes24(FieldReader reader, Field length, Field content) {
        return bytes(reader, reader.u24(length), content);
    }

    /// So many bytes; returns where they begin, or -1.
    static long bytes(FieldReader reader, long length, Field content) {
        if (reader.isShort() || length == 0) {
            return reader.isShort() ? -1 : reader.position();
        }
        if (length > reader.remaining()) {
            reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, Long.toString(length), Long.toString(reader.remaining()));
        }
        return reader.bytes(content, length);
    }

    /// A text of so many bytes.
    static String text(FieldReader reader, Field field, long length) {
        if (reader.isShort() || length <= 0) {
            return "";
        }
        if (length > reader.remaining()) {
            reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, Long.toString(length), Long.toString(reader.remaining()));
        }
        long at = reader.bytes(field, length);
        return at < 0 ? "" : printable(reader.source().text(at, (int) length, StandardCharsets.UTF_8));
    }

    /// The text on one line, without what would disturb a display.
    static String printable(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (Character.isISOControl(raw.charAt(i))) {
                return raw.chars()
                        .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return raw;
    }

    /// A length of 16 bits and numbers of 16 bits, below a group of their own.
    static List<Integer> numbers16(FieldReader reader, Field length, @Nullable Field group, Field field, CodePoints names) {
        int bytes = reader.u16(length);
        long former = open(reader, bytes);
        List<Integer> numbers = new ArrayList<>(Math.min(64, bytes / 2));
        if (group != null) {
            reader.enter(group);
        }
        while (reader.has(2)) {
            numbers.add(reader.u16(field, names));
        }
        if (group != null) {
            reader.leave();
        }
        close(reader, former);
        return numbers;
    }

    /// A length of 8 bits and numbers of 8 bits.
    static List<Integer> numbers8(FieldReader reader, Field length, @Nullable Field group, Field field, CodePoints names) {
        int bytes = reader.u8(length);
        long former = open(reader, bytes);
        List<Integer> numbers = new ArrayList<>(bytes);
        if (group != null) {
            reader.enter(group);
        }
        while (reader.has(1)) {
            numbers.add(reader.u8(field, names));
        }
        if (group != null) {
            reader.leave();
        }
        close(reader, former);
        return numbers;
    }
}
