package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The 24 bytes at the beginning of a pcap file.
///
/// @param byteOrder           order of all numbers in the file
/// @param isNanoseconds       whether fractions of a second are nanoseconds, not microseconds
/// @param isModified          whether it has the longer record headers of the "modified" kind
/// @param majorVersion        2
/// @param minorVersion        4 in all but very old files
/// @param zoneCorrection      seconds, in practice 0; times are not corrected by it, as no program does
/// @param significantFigures  accuracy of the times, in practice 0
/// @param snapLength          bytes of a packet that were kept
/// @param linkWord            link type in the lower 16 bits, and how long the frame check sequence is
public record PcapHeader(
        ByteOrder byteOrder,
        boolean isNanoseconds,
        boolean isModified,
        int majorVersion,
        int minorVersion,
        int zoneCorrection,
        int significantFigures,
        int snapLength,
        int linkWord) {

    public static final int MICROSECOND_MAGIC = 0xa1b2c3d4;
    public static final int NANOSECOND_MAGIC = 0xa1b23c4d;
    public static final int MODIFIED_MAGIC = 0xa1b2cd34;

    static final int LENGTH = 24;
    static final int RECORD = 16;
    static final int MODIFIED_RECORD = 24;

    /// A header as programs write it today: little-endian, 2.4.
    public static PcapHeader of(int linkType, int snapLength, boolean nanoseconds) {
        return new PcapHeader(ByteOrder.LITTLE_ENDIAN, nanoseconds, false, 2, 4, 0, 0, snapLength, linkType);
    }

    /// Whether four bytes are one of the magic numbers, in either order.
    static boolean isMagic(int bigEndian) {
        return isOwnMagic(bigEndian) || isOwnMagic(Integer.reverseBytes(bigEndian));
    }

    private static boolean isOwnMagic(int magic) {
        return magic == MICROSECOND_MAGIC || magic == NANOSECOND_MAGIC || magic == MODIFIED_MAGIC;
    }

    static PcapHeader read(Bytes window) {
        boolean big = isOwnMagic(window.i32(0));
        int magic = big ? window.i32(0) : window.i32Le(0);
        return new PcapHeader(
                big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                magic == NANOSECOND_MAGIC,
                magic == MODIFIED_MAGIC,
                big ? window.u16(4) : window.u16Le(4),
                big ? window.u16(6) : window.u16Le(6),
                big ? window.i32(8) : window.i32Le(8),
                big ? window.i32(12) : window.i32Le(12),
                big ? window.i32(16) : window.i32Le(16),
                big ? window.i32(20) : window.i32Le(20));
    }

    byte[] toBytes() {
        int magic = isModified ? MODIFIED_MAGIC : isNanoseconds ? NANOSECOND_MAGIC : MICROSECOND_MAGIC;
        return ByteBuffer.allocate(LENGTH)
                .order(byteOrder)
                .putInt(magic)
                .putShort((short) majorVersion)
                .putShort((short) minorVersion)
                .putInt(zoneCorrection)
                .putInt(significantFigures)
                .putInt(snapLength)
                .putInt(linkWord)
                .array();
    }

    public int linkType() {
        return linkWord & 0xffff;
    }

    /// Bytes of frame check sequence at the end of every packet; -1 if the file does not tell.
    public int frameCheckBytes() {
        // bit 26 says that the top four bits count words of two bytes
        return (linkWord & 0x0400_0000) != 0 ? (linkWord >>> 28) * 2 : -1;
    }

    public String timeResolution() {
        return isNanoseconds ? "1 ns" : "1 µs";
    }

    int recordHeaderLength() {
        return isModified ? MODIFIED_RECORD : RECORD;
    }
}
