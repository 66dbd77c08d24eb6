package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedCaptureTest {
    @TempDir
    Path folder;

    static byte[] capture(int packets) {
        PcapBytes file = PcapBytes.usual();
        for (int i = 0; i < packets; i++) {
            file.packet(1_700_000_000 + i, i % 1_000_000, PcapBytes.payload(60 + i % 900, i));
        }
        return file.bytes();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] zstd(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zstd = new ZstdOutputStream(out)) {
            zstd.write(bytes);
        }
        return out.toByteArray();
    }

    /// An lz4 file of independent blocks of 64 KiB.
    static byte[] lz4(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0});
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        for (int at = 0; at < bytes.length; at += 65_536) {
            int length = Math.min(65_536, bytes.length - at);
            byte[] block = new byte[compressor.maxCompressedLength(length)];
            int packed = compressor.compress(bytes, at, length, block, 0, block.length);
            boolean stored = packed >= length;
            int size = stored ? length | 1 << 31 : packed;
            out.writeBytes(new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)});
            out.write(stored ? bytes : block, stored ? at : 0, stored ? length : packed);
        }
        out.writeBytes(new byte[4]);
        return out.toByteArray();
    }

    @Test
    void linkedLz4BlocksReachBackIntoTheBlockBefore() throws IOException {
        byte[] file = HexFormat.of().parseHex("04224d18404000" // linked, 64 KiB
                + "05000080" + "4142434445" // stored: ABCDE
                + "05000000" + "10460600" + "00" // F, then 4 from 6 back: ABCD; no literals
                + "00000000");
        try (Lz4Stream stream = new Lz4Stream(new ByteArrayInputStream(file))) {
            assertThat(new String(stream.readAllBytes())).isEqualTo("ABCDEFABCD");
        }
    }

    @Test
    void gzipAndZstdAndLz4GiveThePacketsOfWhatIsInside() throws IOException {
        byte[] plain = capture(5000);
        List<Seen> expected;
        try (CaptureFile file = Seen.open(folder, plain)) {
            expected = Seen.in(file);
        }
        for (byte[] wrapped : List.of(gzip(plain), zstd(plain), lz4(plain))) {
            try (CaptureFile file = Seen.open(folder, wrapped)) {
                assertThat(Seen.in(file)).isEqualTo(expected);
                assertThat(file.problems()).isEmpty();
                assertThat(file.progress()).isEqualTo(1);
                assertThat(file.bytes().toArray()).isEqualTo(plain);
                assertThat(file.format().compression()).isNotEqualTo(CaptureFormat.Compression.NONE);
            }
        }
    }

    @Test
    void membersAndFramesThatAreGluedTogetherAreOneFile() throws IOException {
        byte[] plain = capture(500);
        byte[] first = Arrays.copyOf(plain, 10_001);
        byte[] second = Arrays.copyOfRange(plain, 10_001, plain.length);
        byte[] glued = PcapngBytes.joined(gzip(first), gzip(new byte[0]), gzip(second), new byte[512]);
        byte[] gluedZstd = PcapngBytes.joined(zstd(first), zstd(second));
        for (byte[] wrapped : List.of(glued, gluedZstd, PcapngBytes.joined(lz4(first), lz4(second)))) {
            try (CaptureFile file = Seen.open(folder, wrapped)) {
                assertThat(Seen.in(file)).hasSize(500);
                assertThat(file.problems()).isEmpty();
            }
        }
    }

    @Test
    void aCompressedFileThatIsCutAnywhereGivesWhatCouldBeUnpackedAndOneProblem() throws IOException {
        byte[] plain = capture(40);
        for (byte[] whole : List.of(gzip(plain), zstd(plain), lz4(plain))) {
            for (int length = 4; length < whole.length; length += whole.length < 1000 ? 1 : 97) {
                try (CaptureFile file = Seen.open(folder, Arrays.copyOf(whole, length))) {
                    assertThat(Seen.in(file).size()).isLessThanOrEqualTo(40);
                    assertThat(file.problems()).as("cut at %d", length).hasSize(1);
                    assertThat(file.isComplete()).isTrue();
                }
            }
        }
    }

    @Test
    void aDamagedGzipFileSaysSo() throws IOException {
        byte[] wrapped = gzip(capture(5000));
        byte[] checksum = wrapped.clone();
        checksum[wrapped.length - 8] ^= 1;
        byte[] inside = wrapped.clone();
        Arrays.fill(inside, wrapped.length / 2, wrapped.length / 2 + 50, (byte) 0xff);
        byte[] trailing = PcapngBytes.joined(wrapped, new byte[] {1, 2, 3});
        for (byte[] damaged : List.of(checksum, inside, trailing)) {
            try (CaptureFile file = Seen.open(folder, damaged)) {
                assertThat(Seen.in(file)).hasSizeGreaterThan(100);
                assertThat(file.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.id()).isIn("capture.gzip", "pcap.record-length");
                });
            }
        }
    }

    @Test
    void whatUnfoldsBeyondTheLimitStopsThereWithAMessage() throws IOException {
        byte[] bomb = gzip(PcapngBytes.joined(capture(10), new byte[64 << 20]));
        assertThat(bomb.length).isLessThan(100_000);
        Path path = Files.write(folder.resolve("bomb.pcap.gz"), bomb);
        try (CaptureFile file = CaptureFile.open(path, CaptureLimits.DEFAULT.withSpooledBytes(3 << 20))) {
            assertThat(Seen.in(file)).hasSizeGreaterThan(10);
            assertThat(file.bytes().length()).isEqualTo(3 << 20);
            assertThat(file.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                    .contains("more than 3 MiB"));
        }
    }

    @Test
    void aForeignCompressedFileIsNotUnpackedAsAWhole() throws IOException {
        byte[] wrapped = gzip(new byte[64 << 20]);
        try (CaptureFile file = Seen.open(folder, wrapped)) {
            assertThat(Seen.in(file)).isEmpty();
            assertThat(file.bytes().length()).isLessThan(4 << 20);
            assertThat(file.problems()).hasSize(1);
        }
    }

    @Test
    void compressedTwiceIsNamed() throws IOException {
        try (CaptureFile file = Seen.open(folder, gzip(gzip(capture(500))))) {
            assertThat(Seen.in(file)).isEmpty();
            assertThat(file.problems().getFirst().sentence()).contains("a gzip file inside another compressed file");
        }
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (CaptureFile file = Seen.open(folder, gzip(capture(500)))) {
            Seen.in(file);
        }
        try (var left = Files.list(temporary)) {
            // other tests of this module run one after the other in this process
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("framewalk-")
                    && name.endsWith(".capture"));
        }
    }
}
