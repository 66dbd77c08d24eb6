package dev.framewalk.bytes;

/// A range of bits inside a window. Bits, because protocol fields do not respect byte borders.
///
/// @param bitFrom   first bit; bit 0 is the most significant bit of byte 0
/// @param bitLength number of bits; 0 for a place without extent
public record ByteRange(long bitFrom, long bitLength) {
    public ByteRange {
        if (bitFrom < 0 || bitLength < 0) {
            throw new IllegalArgumentException("negative range " + bitFrom + "+" + bitLength);
        }
    }

    public static ByteRange ofBytes(long from, long length) {
        return new ByteRange(from * 8, length * 8);
    }

    /// The first byte touched.
    public long byteFrom() {
        return bitFrom >>> 3;
    }

    /// One past the last byte touched.
    public long byteTo() {
        return bitFrom + bitLength + 7 >>> 3;
    }

    public long byteLength() {
        return byteTo() - byteFrom();
    }

    public boolean isWholeBytes() {
        return (bitFrom & 7) == 0 && (bitLength & 7) == 0;
    }

    public long bitTo() {
        return bitFrom + bitLength;
    }

    public boolean contains(ByteRange other) {
        return other.bitFrom >= bitFrom && other.bitTo() <= bitTo();
    }
}
