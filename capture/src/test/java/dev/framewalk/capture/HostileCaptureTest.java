package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileCaptureTest {
    private static final int[] NASTY = {0, 1, 3, 4, 7, 8, 11, 12, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, -1};

    @TempDir
    Path folder;

    static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (boolean big : new boolean[] {false, true}) {
            ByteOrder order = PcapngReaderTest.order(big);
            seeds.add(PcapngReaderTest.everything(big, new ArrayList<>(), new ArrayList<>()));
            seeds.add(PcapReaderTest.threePackets(0xa1b2c3d4, order));
            seeds.add(PcapReaderTest.threePackets(0xa1b2cd34, order));
        }
        seeds.add(snoop());
        seeds.add(CompressedCaptureTest.gzip(CompressedCaptureTest.capture(30)));
        seeds.add(CompressedCaptureTest.zstd(CompressedCaptureTest.capture(30)));
        seeds.add(CompressedCaptureTest.lz4(CompressedCaptureTest.capture(300)));
        return seeds;
    }

    static byte[] snoop() {
        java.nio.ByteBuffer file = java.nio.ByteBuffer.allocate(16 + 2 * 88);
        file.put("snoop\0\0\0".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(4);
        for (int i = 0; i < 2; i++) {
            file.putInt(1500).putInt(61).putInt(88).putInt(0).putInt(1_700_000_000).putInt(7);
            file.put(PcapBytes.payload(64, i));
        }
        return file.array();
    }

    @Test
    @Timeout(120)
    void noMutationOfAnyFormatMakesAnExceptionOrAnotherThanOneStop() throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(20_261_122);
        Path path = folder.resolve("mutant");
        for (byte[] seed : seeds()) {
            for (int round = 0; round < 500; round++) {
                byte[] mutant = mutated(seed, random);
                Files.write(path, mutant);
                long before = threads.getCurrentThreadAllocatedBytes();
                try (CaptureFile capture = CaptureFile.open(path)) {
                    long[] bytes = new long[1];
                    int packets = 0;
                    int got;
                    do {
                        Bytes[] window = {capture.bytes()};
                        got = capture.read(
                                (number, vantage, linkType, time, at, captured, wire) -> {
                                    window[0] = capture.bytes();
                                    assertThat(captured).isNotNegative();
                                    assertThat(at + captured).isLessThanOrEqualTo(window[0].length());
                                    bytes[0] += captured;
                                },
                                5);
                        packets += got;
                    } while (got > 0);
                    // the chunk, the windows of the compressors, and the assertions of this test
                    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
                    assertThat(capture.isComplete()).isTrue();
                    assertThat(packets).isEqualTo(capture.packetCount());
                    for (int number = 0; number <= packets + 1; number++) {
                        assertThat(capture.annotations(number)).isNotNull();
                    }
                    assertThat(capture.problems().stream()
                                    .filter(problem -> problem.severity() == CaptureProblem.Severity.STOPPED))
                            .as(capture.problems().toString())
                            .hasSizeLessThanOrEqualTo(1);
                    capture.problems().forEach(problem -> assertThat(problem.sentence()).endsWith("."));
                    if (round % 10 == 0) {
                        CaptureEdit edit = new CaptureEdit(capture).comment(1, List.of("noted")).removeSecrets();
                        edit.save(folder.resolve("edited"));
                    }
                }
            }
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt();
                case 2 -> {
                    int value = NASTY[random.nextInt(NASTY.length)];
                    int word = at & ~3;
                    for (int b = 0; b < 4 && word + b < mutant.length; b++) {
                        mutant[word + b] = (byte) (random.nextBoolean() ? value >>> 8 * b : value >>> 24 - 8 * b);
                    }
                }
                default -> mutant = java.util.Arrays.copyOf(mutant, Math.max(1, at));
            }
        }
        return mutant;
    }

    @ParameterizedTest
    @CsvSource({
        "'474d425500000000', Microsoft Network Monitor",
        "'7f454c460201', ELF",
        "'504b030400', ZIP",
        "'425a6839', bzip2",
    })
    void aForeignFileIsNamed(String hex, String name) throws IOException {
        assertNamed(java.util.HexFormat.of().parseHex(hex), name);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"log\":{\"version\":\"1.2\",\"entries\":[]}}', HTTP archive",
        "'{\"a\": 1}', JSON",
        "'<!DOCTYPE html><html>', web page",
        "'<?xml version=\"1.0\"?>', XML",
        "'CLIENT_RANDOM 0011 2233', key log",
        "'0000  00 11 22 33', hex dump",
        "'hello there', plain text",
    })
    void aTextIsNamed(String text, String name) throws IOException {
        assertNamed(text.getBytes(StandardCharsets.UTF_8), name);
        assertNamed((text + "\n" + "x".repeat(2000)).getBytes(StandardCharsets.UTF_8), name);
    }

    private void assertNamed(byte[] file, String name) throws IOException {
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).isEmpty();
            assertThat(capture.format().kind()).isEqualTo(CaptureFormat.Kind.UNKNOWN);
            assertThat(capture.isComplete()).isTrue();
            assertThat(capture.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                    .contains(name));
        }
    }

    @Test
    void snoopIsRead() throws IOException {
        byte[] whole = snoop();
        for (int length = 1; length <= whole.length; length++) {
            try (CaptureFile capture = Seen.open(folder, java.util.Arrays.copyOf(whole, length))) {
                assertThat(Seen.in(capture)).hasSize(length < 104 ? 0 : length < 192 ? 1 : 2);
                assertThat(capture.problems()).hasSize(length == 16 || length == 104 || length == 192 ? 0 : 1);
            }
        }
        try (CaptureFile capture = Seen.open(folder, whole)) {
            assertThat(Seen.in(capture).getFirst())
                    .isEqualTo(new Seen(1, 0, 1, 1_700_000_000_000_007_000L, 40, 61, 1500));
        }
    }
}
