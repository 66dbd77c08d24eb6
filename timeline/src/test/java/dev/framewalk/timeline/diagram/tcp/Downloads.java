package dev.framewalk.timeline.diagram.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// A capture of a long download, written for a test: a server that sends segments of 100 bytes, one every 10 microseconds.
final class Downloads {
    private static final int PAYLOAD = 100;
    private static final int HEADERS = 14 + 20 + 20;

    private Downloads() {}

    static Path write(Path file, int segments) throws IOException {
        ByteBuffer pcap = ByteBuffer.allocate(24 + segments * (16 + HEADERS + PAYLOAD)).order(ByteOrder.LITTLE_ENDIAN);
        pcap.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        for (int i = 0; i < segments; i++) {
            pcap.putInt(1_700_000_000 + i / 100_000).putInt(i % 100_000 * 10);
            pcap.putInt(HEADERS + PAYLOAD).putInt(HEADERS + PAYLOAD);
            pcap.put(segment(i));
        }
        return Files.write(file, pcap.array());
    }

    private static byte[] segment(int number) {
        ByteBuffer frame = ByteBuffer.allocate(HEADERS + PAYLOAD);
        frame.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0});
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (40 + PAYLOAD)).putInt(0x4000);
        frame.put((byte) 64).put((byte) 6).putShort((short) 0);
        frame.put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
        frame.putShort((short) 80).putShort((short) 40_000);
        // begins near the end of the sequence numbers, so that they turn around
        frame.putInt(-1_000_000 + number * PAYLOAD).putInt(1);
        frame.put((byte) 0x50).put((byte) 0x10).putShort((short) 0x7fff).putInt(0);
        return frame.array();
    }
}
