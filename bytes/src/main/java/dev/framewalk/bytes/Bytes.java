package dev.framewalk.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A read-only window over bytes, with the [Origin] that says what they were made of.
///
/// Positions are relative to the window and are `long`s. Multi-byte reads are in network order (big-endian) unless
/// the name ends in `Le`. Reads outside the window throw [IndexOutOfBoundsException]: decoders ask
/// [#length()] first, so one that throws is our own bug and never a property of the traffic.
///
/// Instances are immutable and may be shared between threads. The memory below may be a mapped file; it stays
/// valid as long as the arena that mapped it is open.
public final class Bytes {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG_LE =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle ARRAY_LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    /// No bytes at all.
    public static final Bytes EMPTY = captured(new byte[0]);

    private final MemorySegment segment;
    private final long length;
    /// The array below, if there is one: reading it directly is much less for the compiler to chew on than reading a segment, which
    /// counts in runs of a second.
    private final byte @Nullable [] array;

    private final int base;
    private final Origin origin;

    private Bytes(MemorySegment segment, byte @Nullable [] array, int base, Origin origin) {
        this.segment = segment;
        this.length = segment.byteSize();
        this.array = array;
        this.base = base;
        this.origin = origin;
    }

    /// Bytes as they were recorded: the root of every chain of origins.
    public static Bytes captured(MemorySegment segment) {
        return new Bytes(segment.asReadOnly(), null, 0, Origin.CAPTURED);
    }

    /// Bytes as they were recorded, from an array that nobody changes any more.
    public static Bytes captured(byte[] array) {
        return new Bytes(MemorySegment.ofArray(array).asReadOnly(), array, 0, Origin.CAPTURED);
    }

    /// Bytes that were made of others.
    public static Bytes derived(byte[] array, Origin origin) {
        return new Bytes(MemorySegment.ofArray(array).asReadOnly(), array, 0, origin);
    }

    /// Puts pieces of other windows together, in order, into one contiguous window that knows where each came from.
    ///
    /// @throws IllegalArgumentException if the sum of lengths does not fit an array
    public static Bytes joined(Origin.Derivation derivation, List<Origin.Part> pieces) {
        long total = 0;
        for (Origin.Part piece : pieces) {
            total += piece.length();
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("cannot join " + total + " bytes into one array");
        }
        byte[] array = new byte[(int) total];
        for (Origin.Part piece : pieces) {
            piece.source().copyTo(piece.sourceFrom(), array, (int) piece.from(), (int) piece.length());
        }
        return derived(array, new Origin(derivation, pieces));
    }

    public long length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public Origin origin() {
        return origin;
    }

    /// Where in the array so many bytes begin; all of them are inside the window. The check is the one that the compiler knows.
    private int place(long at, int size) {
        return base + (int) Objects.checkIndex(at, length - (size - 1));
    }

    public int u8(long at) {
        byte[] heap = array;
        return heap != null ? heap[place(at, 1)] & 0xff : segment.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    public int u16(long at) {
        byte[] heap = array;
        if (heap != null) {
            int i = place(at, 2);
            return (heap[i] & 0xff) << 8 | heap[i + 1] & 0xff;
        }
        return segment.get(SHORT, at) & 0xffff;
    }

    public int u24(long at) {
        return u8(at) << 16 | u16(at + 1);
    }

    public long u32(long at) {
        return i32(at) & 0xffff_ffffL;
    }

    /// 32 bits as they stand, sign bit included.
    public int i32(long at) {
        byte[] heap = array;
        if (heap != null) {
            int i = place(at, 4);
            return heap[i] << 24 | (heap[i + 1] & 0xff) << 16 | (heap[i + 2] & 0xff) << 8 | heap[i + 3] & 0xff;
        }
        return segment.get(INT, at);
    }

    /// 64 bits as they stand; unsigned values beyond 2^63 appear negative.
    public long i64(long at) {
        return Long.reverseBytes(i64Le(at));
    }

    public int u16Le(long at) {
        return Short.reverseBytes((short) u16(at)) & 0xffff;
    }

    public long u32Le(long at) {
        return i32Le(at) & 0xffff_ffffL;
    }

    public int i32Le(long at) {
        return Integer.reverseBytes(i32(at));
    }

    public long i64Le(long at) {
        byte[] heap = array;
        return heap != null ? (long) ARRAY_LONG_LE.get(heap, place(at, 8)) : segment.get(LONG_LE, at);
    }

    /// Up to 64 bits that begin at a bit position (bit 0 is the most significant bit of byte 0), as an unsigned number.
    public long bits(long bitFrom, int count) {
        if (count < 0 || count > 64) {
            throw new IllegalArgumentException("bit count " + count);
        }
        long value = 0;
        long bit = bitFrom;
        int left = count;
        while (left > 0) {
            int inByte = (int) (bit & 7);
            int take = Math.min(8 - inByte, left);
            int piece = u8(bit >>> 3) >>> (8 - inByte - take) & ((1 << take) - 1);
            value = value << take | piece;
            bit += take;
            left -= take;
        }
        return value;
    }

    /// The position of the first byte of this value in `[from, to)`, or -1.
    ///
    /// Looks at eight bytes at a time: texts are searched for line ends on the hot path.
    public long indexOf(byte value, long from, long to) {
        long wanted = (value & 0xffL) * ONES;
        long at = from;
        for (; at + 8 <= to; at += 8) {
            // a byte that equals the value becomes 0; the borrow then sets its top bit (and perhaps those of later bytes)
            long differing = i64Le(at) ^ wanted;
            long zeros = differing - ONES & ~differing & TOPS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < to; at++) {
            if ((byte) u8(at) == value) {
                return at;
            }
        }
        return -1;
    }

    /// Whether all bytes of `[from, to)` are visible ASCII or spaces (0x20 to 0x7e).
    public boolean isPrintableAscii(long from, long to) {
        return firstNotPrintable(from, to) == to;
    }

    /// The position of the first byte of `[from, to)` that is neither visible ASCII nor a space (0x20 to 0x7e), or `to`. In ordinary
    /// lines of text that is where they end.
    public long firstNotPrintable(long from, long to) {
        long at = from;
        for (; at + 8 <= to; at += 8) {
            long eight = i64Le(at);
            long belowSpace = eight - ONES * 0x20 & ~eight;
            long delete = eight ^ ONES * 0x7f;
            long isDelete = delete - ONES & ~delete;
            // a borrow can only reach bytes behind the first one that is found
            long found = (eight | belowSpace | isDelete) & TOPS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            int one = u8(at);
            if (one < 0x20 || one > 0x7e) {
                return at;
            }
        }
        return to;
    }

    /// A window inside this one. Its origin is this window's, narrowed.
    public Bytes slice(long from, long length) {
        Objects.checkFromIndexSize(from, length, this.length);
        return from == 0 && length == this.length
                ? this
                : new Bytes(
                        segment.asSlice(from, length),
                        array,
                        array == null ? 0 : base + (int) from,
                        Origin.sliceOf(this, from, length));
    }

    public void copyTo(long from, byte[] target, int at, int length) {
        byte[] heap = array;
        if (heap != null) {
            System.arraycopy(heap, base + (int) Objects.checkFromIndexSize(from, length, this.length), target, at, length);
            return;
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, target, at, length);
    }

    public byte[] toArray(long from, int length) {
        byte[] copy = new byte[length];
        copyTo(from, copy, 0, length);
        return copy;
    }

    public byte[] toArray() {
        return toArray(0, Math.toIntExact(length()));
    }

    public String text(long from, int length, Charset charset) {
        return new String(toArray(from, length), charset);
    }

    /// Whether the bytes in both ranges are the same.
    public boolean matches(long from, Bytes other, long otherFrom, long length) {
        return MemorySegment.mismatch(segment, from, from + length, other.segment, otherFrom, otherFrom + length) < 0;
    }

    /// Whether both windows begin at the same byte of the same memory.
    @SuppressWarnings("ReferenceEquality") // the same array, not one with the same content
    boolean sharesMemory(Bytes other) {
        return array != null || other.array != null
                ? array == other.array && base == other.base
                : segment.isNative() && other.segment.isNative() && segment.address() == other.segment.address();
    }

    /// The memory itself, read-only, for libraries that take a [MemorySegment].
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public String toString() {
        return length + " bytes, " + origin.derivation().name().toLowerCase(java.util.Locale.ROOT);
    }
}
