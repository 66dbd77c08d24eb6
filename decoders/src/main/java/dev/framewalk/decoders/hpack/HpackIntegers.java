package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import org.jspecify.annotations.Nullable;

/// The parse of numbers (RFC 7541, section 5.1): a prefix of a few bits, and bytes with 7 bits each where that is too small.
/// ```
///   0   1   2   3   4   5   6   7
/// +---+---+---+---+---+---+---+---+
/// | ?   ?   ? | 1   1   1   1   1 |   all ones: 31 and more
/// +---+---+---+---+---+---+---+---+
/// | 1 |   lowest 7 bits           |   1: another byte follows
/// | 0 |   next 7 bits             |
/// +---+---------------------------+
/// ```
final class HpackIntegers {
    /// No number of HPACK means anything beyond 32 bits, the width of a setting.
    private static final long LARGEST = 0xffff_ffffL;

    private static final int MOST_BYTES = 10;

    private final HpackReading reading;

    HpackIntegers(HpackReading reading) {
        this.reading = reading;
    }

    /// Reads a number whose prefix is the rest of the current byte. Returns -1 where it is not there or makes no sense: nothing behind
    /// it can be understood then.
    long read(FieldReader reader, Field field, int prefixBits, @Nullable CodePoints names) {
        int largestPrefix = (1 << prefixBits) - 1;
        int prefix = reader.peek(0) & largestPrefix;
        if (prefix < largestPrefix) {
            return reader.bits(field, prefixBits, names);
        }
        long value = prefix;
        int bytes = 0;
        int next;
        do {
            next = reader.peek(1 + bytes);
            if (next < 0) {
                reading.noteCut(reader, 2 + bytes);
                return -1;
            }
            long part = next & 0x7f;
            value = part != 0 && bytes > 4 ? Long.MAX_VALUE : value + (part << 7 * Math.min(bytes, 5));
            bytes++;
            if (value > LARGEST || bytes > MOST_BYTES) {
                boolean isLong = value <= LARGEST;
                reading.note(
                        reader,
                        HpackAnomaly.INTEGER_OVERFLOW,
                        reader.position(),
                        bytes + 1L,
                        isLong ? "longer than " + MOST_BYTES + " bytes" : "larger than 32 bits",
                        isLong ? "at most 6 bytes" : "at most " + LARGEST);
                return -1;
            }
        } while ((next & 0x80) != 0);
        take(reader, field, prefixBits, bytes, value, names);
        int needed = bytesFor(value - largestPrefix);
        if (bytes > needed) {
            reading.note(
                    reader,
                    HpackAnomaly.INTEGER_PADDED,
                    reader.position() - bytes,
                    bytes,
                    Integer.toString(1 + bytes),
                    Integer.toString(1 + needed));
        }
        return value;
    }

    private static void take(
            FieldReader reader, Field field, int prefixBits, int bytes, long value, @Nullable CodePoints names) {
        if (!reader.isExplaining()) {
            reader.bits(HpackFields.INTEGER_PREFIX, prefixBits);
            reader.bytes(HpackFields.INTEGER_PART, bytes);
            return;
        }
        reader.enter(HpackFields.INTEGER_GROUP);
        StringBuilder sum = new StringBuilder().append((1 << prefixBits) - 1);
        reader.bits(HpackFields.INTEGER_PREFIX, prefixBits);
        for (int i = 0; i < bytes; i++) {
            reader.flag(HpackFields.INTEGER_MORE);
            long part = reader.bits(HpackFields.INTEGER_PART, 7);
            sum.append(" + ").append(part);
            if (i > 0) {
                sum.append(" × ").append(1L << 7 * i);
            }
        }
        reader.leave(sum + " = " + value);
        reader.derived(field, value, names == null ? null : names.nameOf(value));
    }

    private static int bytesFor(long rest) {
        int bytes = 1;
        for (long left = rest >>> 7; left != 0; left >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}
