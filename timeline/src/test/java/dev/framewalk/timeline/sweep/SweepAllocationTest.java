package dev.framewalk.timeline.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.framewalk.capture.CaptureFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A counting sweep makes no object per packet: over tens of thousands of segments of a transfer it allocates next to nothing.
class SweepAllocationTest {
    private static final int HEADERS = 14 + 20 + 20;
    private static final int PAYLOAD = 100;
    private static final int PACKETS = 60_000;

    @Test
    void aTransferIsSweptWithoutObjectsPerPacket(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("transfer.pcap");
        Files.write(file, transfer());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] counted = new long[1];
        try (CaptureFile capture = CaptureFile.open(file)) {
            Sweep sweep = new Sweep(capture, new Protocols(DecodeAs.NOTHING), new SweepListener() {
                @Override
                public void packetDone(int number) {
                    counted[0]++;
                }
            }, false);
            // tables grow to their size and classes are loaded
            sweep.read(PACKETS / 3);
            long before = threads.getCurrentThreadAllocatedBytes();
            sweep.read(PACKETS);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(counted[0]).isEqualTo(PACKETS);
            assertThat(allocated).as("bytes for %d packets", PACKETS * 2 / 3).isLessThan(20_000);
        }
    }

    /// Data and acknowledgments of one connection in turn, joined midway, as classic pcap.
    private static byte[] transfer() {
        ByteBuffer out = ByteBuffer.allocate(24 + PACKETS * (16 + HEADERS + PAYLOAD)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        int sequence = 1000;
        for (int i = 0; i < PACKETS; i++) {
            boolean isData = i % 2 == 0;
            int payload = isData ? PAYLOAD : 0;
            out.putInt(1_000_000 + i / 10_000).putInt(i % 10_000 * 100).putInt(HEADERS + payload).putInt(HEADERS + payload);
            out.order(ByteOrder.BIG_ENDIAN);
            out.put(new byte[12]).putShort((short) 0x0800);
            out.putShort((short) 0x4500).putShort((short) (40 + payload)).putInt(0x00004000);
            out.put((byte) 64).put((byte) 6).putShort((short) 0);
            out.putInt(isData ? 0x0a000001 : 0x0a000002).putInt(isData ? 0x0a000002 : 0x0a000001);
            out.putShort((short) (isData ? 40000 : 4000)).putShort((short) (isData ? 4000 : 40000));
            out.putInt(isData ? sequence : 5000).putInt(isData ? 5000 : sequence);
            out.putShort((short) 0x5010).putShort((short) 0xffff).putInt(0);
            out.position(out.position() + payload);
            out.order(ByteOrder.LITTLE_ENDIAN);
            sequence += payload;
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
