package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PcapReaderTest {
    @TempDir
    Path folder;

    static Stream<Arguments> variants() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34).map(magic -> Arguments.of(order, magic)));
    }

    static byte[] threePackets(int magic, ByteOrder order) {
        return new PcapBytes(magic, order, 1)
                .packet(1_700_000_000, 5, PcapBytes.payload(60, 1))
                .record(1_700_000_001, 999_999, 10, 1500, PcapBytes.payload(10, 2))
                .packet(0xffff_ffffL, 0, new byte[0])
                .bytes();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantGivesTheSamePackets(ByteOrder order, int magic) throws IOException {
        try (CaptureFile capture = Seen.open(folder, threePackets(magic, order))) {
            int unit = magic == 0xa1b23c4d ? 1 : 1000;
            int head = magic == 0xa1b2cd34 ? 24 : 16;
            List<Seen> seen = Seen.in(capture);
            assertThat(seen)
                    .containsExactly(
                            new Seen(1, 0, 1, 1_700_000_000_000_000_000L + 5 * unit, 24 + head, 60, 60),
                            new Seen(2, 0, 1, 1_700_000_001_000_000_000L + 999_999L * unit, 84 + 2 * head, 10, 1500),
                            new Seen(3, 0, 1, 0xffff_ffffL * 1_000_000_000L, 94 + 3 * head, 0, 0));
            assertThat(seen.get(0).bytes(capture)).isEqualTo(PcapBytes.payload(60, 1));
            assertThat(capture.problems()).isEmpty();
            assertThat(capture.isComplete()).isTrue();
            assertThat(capture.progress()).isEqualTo(1);
            assertThat(capture.format().byteOrder()).isEqualTo(order);
            assertThat(capture.format().summary()).contains("pcap 2.4", unit == 1 ? "1 ns" : "1 µs");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyPrefixGivesTheWholePacketsInItAndOneProblem(ByteOrder order, int magic) throws IOException {
        byte[] whole = threePackets(magic, order);
        int head = magic == 0xa1b2cd34 ? 24 : 16;
        List<Integer> ends = List.of(24, 84 + head, 94 + 2 * head, 94 + 3 * head);
        for (int length = 0; length < whole.length; length++) {
            try (CaptureFile capture = Seen.open(folder, Arrays.copyOf(whole, length))) {
                int cut = length;
                long expected = ends.stream().filter(end -> end <= cut).count() - 1;
                assertThat(Seen.in(capture)).as("cut at %d", length).hasSize((int) Math.max(0, expected));
                assertThat(capture.problems()).as("cut at %d", length).hasSize(ends.contains(length) ? 0 : 1);
                assertThat(capture.isComplete()).isTrue();
            }
        }
    }

    @Test
    void aPacketThatIsCutIsToldWithItsNumberAndPlace() throws IOException {
        byte[] whole = PcapBytes.usual().packet(1, 0, new byte[60]).packet(2, 0, new byte[60]).bytes();
        try (CaptureFile capture = Seen.open(folder, Arrays.copyOf(whole, whole.length - 20))) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems().getFirst().sentence())
                    .isEqualTo("Packet 2: The file ends in the middle of the packet: 40 of 60 bytes are there (at byte 100);"
                            + " the recording was interrupted, is still being written, or the copy is incomplete."
                            + " The packet before it is good and was read.");
        }
    }

    @Test
    void anAbsurdRecordLengthEndsReadingWithOneProblem() throws IOException {
        for (int length : new int[] {262_145, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            byte[] file = PcapBytes.usual()
                    .packet(1, 0, new byte[60])
                    .record(2, 0, length, 60, new byte[400_000])
                    .bytes();
            try (CaptureFile capture = Seen.open(folder, file)) {
                assertThat(Seen.in(capture)).hasSize(1);
                assertThat(capture.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo("pcap.record-length");
                    assertThat(problem.packetNumber()).isEqualTo(2);
                    assertThat(problem.offset()).isEqualTo(100);
                });
                assertThat(capture.isComplete()).isTrue();
                assertThat(capture.refresh()).isFalse();
            }
        }
    }

    @Test
    void aLargeSnapLengthAllowsLargePackets() throws IOException {
        byte[] file = new PcapBytes(0xa1b2c3d4, ByteOrder.LITTLE_ENDIAN, 2, 4, 600_000, 1)
                .packet(1, 0, new byte[500_000])
                .bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems()).isEmpty();
        }
    }

    @Test
    void theFrameCheckLengthIsNotPartOfTheLinkType() throws IOException {
        byte[] file = new PcapBytes(0xa1b2c3d4, ByteOrder.BIG_ENDIAN, 0x2400_0001).packet(1, 0, new byte[4]).bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture).getFirst().linkType()).isEqualTo(1);
            assertThat(capture.vantages().getFirst().frameCheckBytes()).isEqualTo(4);
        }
    }

    @Test
    void before23TheLengthsStandInTheOtherOrder() throws IOException {
        byte[] file = new PcapBytes(0xa1b2c3d4, ByteOrder.LITTLE_ENDIAN, 2, 2, 65535, 1)
                .record(1, 0, 1500, 20, new byte[20])
                .bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).containsExactly(new Seen(1, 0, 1, 1_000_000_000L, 40, 20, 1500));
        }
    }

    @Test
    void theModifiedMagicWithUsualRecordsIsSeenThrough() throws IOException {
        PcapBytes lying = new PcapBytes(0xa1b2c3d4, ByteOrder.LITTLE_ENDIAN, 1);
        for (int i = 0; i < 10; i++) {
            lying.packet(1_700_000_000 + i, i, PcapBytes.payload(60, i));
        }
        byte[] file = lying.bytes();
        file[0] = 0x34;
        file[1] = (byte) 0xcd;
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(10);
            assertThat(capture.problems()).isEmpty();
        }
    }

    @Test
    void anUnknownVersionIsReadAndNoted() throws IOException {
        byte[] file = new PcapBytes(0xa1b2c3d4, ByteOrder.LITTLE_ENDIAN, 9, 1, 65535, 1).packet(1, 0, new byte[9]).bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems()).singleElement().satisfies(problem -> assertThat(problem.severity())
                    .isEqualTo(CaptureProblem.Severity.NOTE));
        }
    }
}
