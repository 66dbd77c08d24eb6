package dev.framewalk.decoders.field;

import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// The hand through which every variable message is parsed: the same parse method runs with a [Skim] on the hot path
/// and with an [Explain] when somebody looks.
///
/// A reader stands at a bit inside `[from, limit)` of a window. Reading past the limit never throws: the reader
/// becomes [#isShort()], everything read from then on is 0 or empty, and the position stays. A parse method therefore
/// needs no checks before each field, only where it acts on a value.
public abstract sealed class FieldReader permits Skim, Explain {
    private Bytes source = Bytes.EMPTY;
    private long bit;
    private long limitBit;
    private long missingBits;
    private @Nullable Field shortField;
    private long cutBytes;

    /// Begins anew at byte `from` of a window, with everything before byte `limit` to read.
    void begin(Bytes window, long from, long limit) {
        source = window;
        bit = from * 8;
        limitBit = limit * 8;
        missingBits = 0;
        shortField = null;
        cutBytes = 0;
    }

    /// Says that the limit is where the capture cut the message: `bytes` more were on the wire. A parse that runs short then breaks no rule.
    public final void cut(long bytes) {
        cutBytes = Math.max(0, bytes);
    }

    /// How many bytes behind the limit were on the wire and were not captured; 0 if the limit is the message's own end.
    public final long cutBytes() {
        return cutBytes;
    }

    public final Bytes source() {
        return source;
    }

    /// The byte it stands at (the one that holds the next bit).
    public final long position() {
        return bit >>> 3;
    }

    public final long bitPosition() {
        return bit;
    }

    /// One past the last byte that may be read.
    public final long limit() {
        return limitBit >>> 3;
    }

    public final long remaining() {
        return (limitBit - bit) >>> 3;
    }

    /// Whether this many whole bytes are left.
    public final boolean has(long bytes) {
        return shortField == null && remaining() >= bytes;
    }

    /// Whether something was asked for that was not there.
    public final boolean isShort() {
        return shortField != null;
    }

    /// The field that could not be read, if any.
    public final @Nullable Field shortField() {
        return shortField;
    }

    /// How many bytes were missing for the first field that could not be read; 0 if none.
    public final long missingBytes() {
        return missingBits + 7 >>> 3;
    }

    /// Narrows what may be read to the next `bytes` bytes and returns the former limit for [#widen(long)].
    public final long narrow(long bytes) {
        long former = limitBit;
        limitBit = Math.min(former, bit + Math.max(0, bytes) * 8);
        return former;
    }

    /// Undoes [#narrow(long)]. What was left inside must have been read or skipped before.
    public final void widen(long formerLimit) {
        limitBit = formerLimit;
    }

    /// Forgets a shortage inside a narrowed part, after [#rest(Field)] took what was left of it.
    public final void recover() {
        shortField = null;
        missingBits = 0;
    }

    public final int u8(Field field) {
        return (int) bits(field, 8, null);
    }

    public final int u8(Field field, CodePoints names) {
        return (int) bits(field, 8, names);
    }

    public final int u16(Field field) {
        return (int) bits(field, 16, null);
    }

    public final int u16(Field field, CodePoints names) {
        return (int) bits(field, 16, names);
    }

    public final int u24(Field field) {
        return (int) bits(field, 24, null);
    }

    public final long u32(Field field) {
        return bits(field, 32, null);
    }

    /// 64 bits; unsigned values beyond 2^63 appear negative.
    public final long u64(Field field) {
        return bits(field, 64, null);
    }

    public final boolean flag(Field field) {
        return bits(field, 1, null) != 0;
    }

    public final long bits(Field field, int count) {
        return bits(field, count, null);
    }

    public final long bits(Field field, int count, @Nullable CodePoints names) {
        if (!take(field, count)) {
            return 0;
        }
        long value = source.bits(bit, count);
        number(field, bit, count, value, names);
        bit += count;
        return value;
    }

    /// Takes 1 to 8 whole bytes as a number whose least significant byte stands first.
    public final long littleEndian(Field field, int length, @Nullable CodePoints names) {
        if (!take(field, length * 8L)) {
            return 0;
        }
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | source.u8(position() + i);
        }
        number(field, bit, length * 8, value, names);
        bit += length * 8L;
        return value;
    }

    /// Takes `length` bytes as one field and returns where they begin, or -1 if they are not all there.
    public final long bytes(Field field, long length) {
        return bytes(field, length, null);
    }

    /// Takes `length` bytes as one field, with a text that says what they mean, and returns where they begin, or -1.
    public final long bytes(Field field, long length, @Nullable String meaning) {
        if (length < 0 || !take(field, length * 8)) {
            return -1;
        }
        long at = position();
        content(field, bit, length * 8, meaning);
        bit += length * 8;
        return at;
    }

    /// Takes `count` bits as one field that is no number, with a text that says what they mean: content that does not end at a byte
    /// border. Returns whether they were all there.
    public final boolean bitString(Field field, long count, @Nullable String meaning) {
        if (count < 0 || !take(field, count)) {
            return false;
        }
        content(field, bit, count, meaning);
        bit += count;
        return true;
    }

    /// The byte that stands `ahead` bytes after the position, or -1 where nothing may be read. Takes nothing.
    public final int peek(long ahead) {
        return shortField == null && ahead >= 0 && position() + ahead < limit() ? source.u8(position() + ahead) : -1;
    }

    /// How many bytes stand before the next byte of this value, or -1 if there is none before the limit. Takes nothing.
    public final long distanceTo(int value) {
        if (shortField != null) {
            return -1;
        }
        long at = source.indexOf((byte) value, position(), limit());
        return at < 0 ? -1 : at - position();
    }

    /// Takes a number that is written out in digits of a radix, as one field, and returns it. Reading the number ends at the first
    /// byte that is no digit (the field still covers all `length` bytes); too large a number becomes [Long#MAX_VALUE].
    public final long numeral(Field field, long length, int radix, @Nullable CodePoints names) {
        if (length < 0 || !take(field, length * 8)) {
            return 0;
        }
        long value = digits(source, position(), position() + length, radix);
        number(field, bit, Math.toIntExact(length * 8), value, names);
        bit += length * 8;
        return value;
    }

    private static long digits(Bytes source, long from, long to, int radix) {
        long value = 0;
        for (long i = from; i < to; i++) {
            int digit = Character.digit(source.u8(i), radix);
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / radix) {
                return Long.MAX_VALUE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /// Takes all that is left as one field (nothing if nothing is left) and returns where it begins.
    public final long rest(Field field) {
        long at = position();
        long left = limitBit - bit;
        if (left > 0) {
            content(field, bit, left, null);
            bit = limitBit;
        }
        return at;
    }

    /// Goes on behind bits that were taken otherwise.
    final void pass(long bits) {
        bit = Math.min(limitBit, bit + bits);
    }

    private boolean take(Field field, long count) {
        if (shortField != null) {
            return false;
        }
        if (count > limitBit - bit) {
            shortField = field;
            missingBits = count - (limitBit - bit);
            return false;
        }
        return true;
    }

    /// Opens a group: fields read until [#leave()] stand below it.
    public abstract void enter(Field group);

    /// Opens a group with a text that says what it is about.
    public abstract void enter(Field group, String meaning);

    /// Closes the group opened last.
    public abstract void leave();

    /// Closes the group opened last and says what it was about, where that is only known after reading it.
    public abstract void leave(String meaning);

    /// Notes a broken rule at the field read last.
    public abstract void anomaly(Anomaly anomaly, String measured, String expected);

    /// Notes a broken rule at a range of bytes.
    public abstract void anomaly(Anomaly anomaly, long from, long length, String measured, String expected);

    /// Adds a value that follows from what was read and does not stand on the wire itself.
    public final void derived(Field field, long number, @Nullable String text) {
        derived(field, number, text, Certainty.DERIVED);
    }

    /// Adds a value that does not stand on the wire itself, and says how it is known; or that it is not.
    public abstract void derived(Field field, long number, @Nullable String text, Certainty certainty);

    /// Whether broken rules are wanted: lets a parse method pass over what says nothing else.
    public boolean wantsAnomalies() {
        return true;
    }

    /// Whether texts and derived values are wanted: lets a parse method spare the work of making them.
    public abstract boolean isExplaining();

    abstract void number(Field field, long bitFrom, int bitCount, long value, @Nullable CodePoints names);

    abstract void content(Field field, long bitFrom, long bitCount, @Nullable String meaning);
}
