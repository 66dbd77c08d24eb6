package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeCaptureTest {
    @TempDir
    Path folder;

    @Test
    void packetsBeyond4GiBAreAddressed() throws IOException {
        // a sparse file: blocks of 100 MiB of a type that nobody knows, then a packet
        Path path = folder.resolve("huge.pcapng");
        byte[] head = PcapngBytes.usual().bytes();
        byte[] packet = PcapngBytes.usual().packet(0, 7, PcapBytes.payload(60, 1)).bytes();
        int packetBlock = packet.length - head.length;
        long at = head.length;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(head);
            int block = 100 << 20;
            for (int i = 0; i < 45; i++) {
                file.seek(at);
                file.writeInt(0x77777777);
                file.writeInt(Integer.reverseBytes(block));
                file.seek(at + block - 4);
                file.writeInt(Integer.reverseBytes(block));
                at += block;
            }
            file.seek(at);
            file.write(packet, head.length, packetBlock);
        }
        assertThat(Files.size(path)).isGreaterThan(1L << 32);
        try (CaptureFile capture = CaptureFile.open(path)) {
            var seen = Seen.in(capture);
            assertThat(capture.problems()).isEmpty();
            assertThat(seen).hasSize(1);
            assertThat(seen.getFirst().at()).isEqualTo(at + 28);
            assertThat(seen.getFirst().bytes(capture)).isEqualTo(PcapBytes.payload(60, 1));
        }
    }

    /// Sums, so that nothing is optimised away.
    private static final class Sum implements PacketSink {
        private long value;

        @Override
        public void packet(
                int number, int vantage, int linkType, long timeNanos, long at, int capturedLength, int wireLength) {
            value += number + vantage + linkType + timeNanos + at + capturedLength + wireLength;
        }
    }

    @Test
    void readingAllocatesNothingForAPacket() throws IOException {
        PcapBytes pcap = PcapBytes.usual();
        PcapngBytes pcapng = PcapngBytes.usual();
        byte[] payload = PcapBytes.payload(64, 1);
        for (int i = 0; i < 200_000; i++) {
            pcap.packet(i, 0, payload);
            pcapng.packet(0, i, payload);
        }
        for (byte[] bytes : java.util.List.of(pcap.bytes(), pcapng.bytes())) {
            allocated(bytes);
            long once = allocated(bytes);
            assertThat(once).as("bytes allocated for 200 000 packets").isLessThan(2_000);
        }
    }

    private long allocated(byte[] bytes) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Sum sum = new Sum();
        try (CaptureFile capture = Seen.open(folder, bytes)) {
            capture.read(sum, 1000);
            long before = threads.getCurrentThreadAllocatedBytes();
            int count = capture.read(sum, 198_000);
            long after = threads.getCurrentThreadAllocatedBytes();
            assertThat(count).isEqualTo(198_000);
            assertThat(sum.value).isNotZero();
            return after - before;
        }
    }
}
