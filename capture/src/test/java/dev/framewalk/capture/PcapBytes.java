package dev.framewalk.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Builds pcap files byte by byte, apart from the code that is tested.
final class PcapBytes {
    private final ByteOrder order;
    private final int magic;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PcapBytes(int magic, ByteOrder order, int linkWord) {
        this(magic, order, 2, 4, 65535, linkWord);
    }

    PcapBytes(int magic, ByteOrder order, int major, int minor, int snapLength, int linkWord) {
        this.order = order;
        this.magic = magic;
        out.writeBytes(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) major)
                .putShort((short) minor)
                .putInt(0)
                .putInt(0)
                .putInt(snapLength)
                .putInt(linkWord)
                .array());
    }

    static PcapBytes usual() {
        return new PcapBytes(0xa1b2c3d4, ByteOrder.LITTLE_ENDIAN, 1);
    }

    PcapBytes packet(long seconds, int fraction, byte[] bytes) {
        return record(seconds, fraction, bytes.length, bytes.length, bytes);
    }

    PcapBytes record(long seconds, int fraction, int captured, int wire, byte[] bytes) {
        boolean modified = magic == 0xa1b2cd34;
        ByteBuffer head = ByteBuffer.allocate(modified ? 24 : 16)
                .order(order)
                .putInt((int) seconds)
                .putInt(fraction)
                .putInt(captured)
                .putInt(wire);
        if (modified) {
            head.putInt(7).putShort((short) 0x0800).put((byte) 4).put((byte) 0);
        }
        out.writeBytes(head.array());
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /// Bytes that can be told apart.
    static byte[] payload(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + seed);
        }
        return bytes;
    }
}
