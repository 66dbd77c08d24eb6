package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngReaderTest {
    private static final long TIME = 1_700_000_000_123_456L;

    @TempDir
    Path folder;

    static ByteOrder order(boolean big) {
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /// A file with every kind of block, and where each block ends.
    static byte[] everything(boolean big, List<Integer> blockEnds, List<Integer> packetEnds) {
        PcapngBytes file = new PcapngBytes(order(big));
        List<Runnable> steps = List.of(
                () -> file.section(file.option(1, "about the file"), file.option(3, "an OS"), file.end()),
                () -> file.interfaceOf(
                        1,
                        100,
                        file.option(2, "eth0"),
                        file.option(3, "uplink"),
                        file.option(9, new byte[] {9}),
                        file.option(11, "\0tcp port 80"),
                        file.option(13, new byte[] {4}),
                        file.option64(8, 1_000_000_000L),
                        file.end()),
                () -> file.name(1, new byte[] {10, 0, 0, 1}, "client.example", "c"),
                () -> file.secrets(Secrets.TLS_KEY_LOG, "CLIENT_RANDOM 00 11\n"),
                () -> file.packet(
                        0,
                        TIME * 1000,
                        PcapBytes.payload(61, 1),
                        file.option(1, "first"),
                        file.option(1, "second"),
                        file.option32(2, 0b0000_1010),
                        file.option64(4, 17),
                        file.end()),
                () -> file.interfaceOf(101, 0),
                () -> file.packet(1, TIME, PcapBytes.payload(20, 2)),
                () -> file.simplePacket(1500, PcapBytes.payload(100, 3)),
                () -> file.oldPacket(1, 3, TIME, PcapBytes.payload(5, 4)),
                () -> file.custom(true, 32473, PcapBytes.payload(8, 5)),
                () -> file.journal("__REALTIME_TIMESTAMP=" + TIME + "\nMESSAGE=hello\n"),
                () -> file.block(0x12345, new byte[16]),
                () -> file.statistics(0, TIME * 1000, file.option64(4, 100), file.option64(5, 7), file.end()));
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            blockEnds.add(file.length());
            if (i == 4 || i >= 6 && i <= 10) {
                packetEnds.add(file.length());
            }
        }
        return file.bytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindOfBlockIsUnderstood(boolean big) throws IOException {
        try (CaptureFile capture = Seen.open(folder, everything(big, new ArrayList<>(), new ArrayList<>()))) {
            List<Seen> seen = Seen.in(capture);
            assertThat(capture.problems()).isEmpty();
            assertThat(seen).hasSize(6);
            assertThat(seen.get(0)).satisfies(packet -> {
                assertThat(packet.timeNanos()).isEqualTo(TIME * 1000);
                assertThat(packet.bytes(capture)).isEqualTo(PcapBytes.payload(61, 1));
            });
            assertThat(seen.get(1)).satisfies(packet -> {
                assertThat(packet.vantage()).isEqualTo(1);
                assertThat(packet.linkType()).isEqualTo(LinkType.RAW_IP);
                assertThat(packet.timeNanos()).isEqualTo(TIME * 1000);
            });
            assertThat(seen.get(2)).satisfies(packet -> {
                assertThat(packet.timeNanos()).isEqualTo(PacketSink.NO_TIME);
                assertThat(packet.captured()).isEqualTo(100);
                assertThat(packet.wire()).isEqualTo(1500);
            });
            assertThat(seen.get(4).linkType()).isEqualTo(LinkType.CUSTOM_BLOCK);
            assertThat(seen.get(4).bytes(capture)).isEqualTo(PcapBytes.payload(8, 5));
            assertThat(seen.get(5)).satisfies(entry -> {
                assertThat(entry.linkType()).isEqualTo(LinkType.JOURNAL_ENTRY);
                assertThat(entry.timeNanos()).isEqualTo(TIME * 1000);
                assertThat(new String(entry.bytes(capture))).endsWith("MESSAGE=hello\n");
            });
            assertThat(capture.vantages()).hasSize(2);
            assertThat(capture.vantages().getFirst()).satisfies(vantage -> {
                assertThat(vantage.name()).isEqualTo("eth0");
                assertThat(vantage.description()).isEqualTo("uplink");
                assertThat(vantage.filter()).isEqualTo("tcp port 80");
                assertThat(vantage.frameCheckBytes()).isEqualTo(4);
                assertThat(vantage.speedBitsPerSecond()).isEqualTo(1_000_000_000L);
                assertThat(vantage.timeResolution()).isEqualTo("1 ns");
                assertThat(vantage.label()).isEqualTo("eth0");
            });
            assertThat(capture.vantages().get(1).label()).isEqualTo("interface 1");
            assertThat(capture.sectionComments()).containsExactly("about the file");
            assertThat(capture.comments(1)).containsExactly("first", "second");
            assertThat(capture.comments(2)).isEmpty();
            assertThat(capture.annotatedPackets()).containsExactly(1, 4);
            assertThat(capture.annotations(1)).satisfies(annotations -> {
                assertThat(annotations.direction()).isEqualTo(PacketAnnotations.Direction.OUTBOUND);
                assertThat(annotations.reception()).isEqualTo(PacketAnnotations.Reception.MULTICAST);
                assertThat(annotations.droppedBefore()).hasValue(17);
            });
            assertThat(capture.annotations(4).droppedBefore()).hasValue(3);
            assertThat(capture.names()).singleElement().satisfies(name -> {
                assertThat(name.names()).containsExactly("client.example", "c");
                assertThat(name.address().toArray()).containsExactly(10, 0, 0, 1);
            });
            assertThat(capture.secrets()).singleElement().satisfies(secrets -> {
                assertThat(secrets.type()).isEqualTo(Secrets.TLS_KEY_LOG);
                assertThat(new String(secrets.bytes().toArray())).isEqualTo("CLIENT_RANDOM 00 11\n");
                assertThat(secrets.packetNumber()).isEqualTo(1);
                assertThat(secrets.toString()).doesNotContain("CLIENT_RANDOM");
            });
            assertThat(capture.statistics()).singleElement().satisfies(statistics -> {
                assertThat(statistics.received()).isEqualTo(100);
                assertThat(statistics.dropped()).isEqualTo(7);
                assertThat(statistics.timeNanos()).isEqualTo(TIME * 1000);
                assertThat(statistics.delivered()).isEqualTo(-1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPrefixGivesTheWholePacketsInItAndOneProblem(boolean big) throws IOException {
        List<Integer> blockEnds = new ArrayList<>();
        List<Integer> packetEnds = new ArrayList<>();
        byte[] whole = everything(big, blockEnds, packetEnds);
        for (int length = 0; length < whole.length; length++) {
            try (CaptureFile capture = Seen.open(folder, Arrays.copyOf(whole, length))) {
                int cut = length;
                assertThat(Seen.in(capture))
                        .as("cut at %d", length)
                        .hasSize((int) packetEnds.stream().filter(end -> end <= cut).count());
                assertThat(capture.problems()).as("cut at %d", length).hasSize(blockEnds.contains(length) ? 0 : 1);
            }
        }
    }

    @Test
    void sectionsMayDifferInByteOrderAndCountTheirOwnInterfaces() throws IOException {
        PcapngBytes file = PcapngBytes.usual().ethernet().packet(1, TIME, new byte[10]);
        file.order(ByteOrder.BIG_ENDIAN).section().interfaceOf(228, 0).packet(0, TIME, new byte[20]);
        try (CaptureFile capture = Seen.open(folder, file.bytes())) {
            List<Seen> seen = Seen.in(capture);
            assertThat(seen).extracting(Seen::vantage).containsExactly(1, 2);
            assertThat(seen).extracting(Seen::linkType).containsExactly(1, 228);
            assertThat(capture.vantages()).extracting(Vantage::section).containsExactly(0, 0, 1);
            assertThat(capture.vantages()).extracting(Vantage::interfaceIndex).containsExactly(0, 1, 0);
            assertThat(capture.format().summary()).contains("2 sections");
        }
    }

    @Test
    void aSectionOfAnUnknownVersionKeepsWhatCameBefore() throws IOException {
        byte[] file = PcapngBytes.usual().packet(0, TIME, new byte[10]).section(2, 0, -1).bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                    .contains("Section 2 of the file is pcapng version 2.0"));
        }
    }

    @Test
    void theTwoLengthsOfABlockHaveToAgree() throws IOException {
        byte[] file = PcapngBytes.usual().packet(0, TIME, new byte[12]).packet(0, TIME, new byte[12]).bytes();
        file[file.length - 4] ^= 4;
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.id()).isEqualTo("pcapng.block-length-mismatch");
                assertThat(problem.packetNumber()).isEqualTo(2);
            });
        }
    }

    @Test
    void hostileLengthsEndReadingWithOneProblem() throws IOException {
        for (int length : new int[] {0, 8, 11, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            PcapngBytes file = PcapngBytes.usual().packet(0, TIME, new byte[12]);
            byte[] block = new byte[64];
            java.nio.ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putInt(6).putInt(length);
            assertStopsAfterOne(file.raw(block).bytes(), "pcapng.block-length");
        }
        for (int captured : new int[] {13, 262_145, -1, Integer.MIN_VALUE}) {
            assertStopsAfterOne(
                    PcapngBytes.usual()
                            .packet(0, TIME, new byte[12])
                            .packet(0, TIME, captured, 12, new byte[12])
                            .bytes(),
                    "pcapng.captured-length");
        }
        for (int index : new int[] {1, -1, Integer.MAX_VALUE}) {
            assertStopsAfterOne(
                    PcapngBytes.usual()
                            .packet(0, TIME, new byte[12])
                            .packet(index, TIME, new byte[12])
                            .bytes(),
                    "pcapng.interface");
        }
        for (int type : new int[] {1, 2, 3, 5, 6, 10, 0xbad, 0x0a0d0d0a}) {
            byte[] body = type == 0x0a0d0d0a ? new byte[] {0x4d, 0x3c, 0x2b, 0x1a} : new byte[0];
            assertStopsAfterOne(
                    PcapngBytes.usual()
                            .packet(0, TIME, new byte[12])
                            .block(type, body)
                            .bytes(),
                    "pcapng.block-short");
        }
        assertStopsAfterOne(
                PcapngBytes.usual()
                        .packet(0, TIME, new byte[12])
                        .block(0x0a0d0d0a, new byte[16])
                        .bytes(),
                "pcapng.byte-order");
    }

    private void assertStopsAfterOne(byte[] file, String problemId) throws IOException {
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.problems()).singleElement().satisfies(problem -> assertThat(problem.id())
                    .isEqualTo(problemId));
        }
    }

    @Test
    void smallDamageIsNotedAndReadingGoesOn() throws IOException {
        PcapngBytes file = PcapngBytes.usual();
        file.ethernet(file.option(2, "en0"), new byte[] {3, 0, 99, 0})
                .block(4, new byte[] {1, 0, 90, 0, 1, 2, 3, 4})
                .block(10, new byte[] {1, 2, 3, 4, 99, 0, 0, 0, 5, 6, 7, 8})
                .statistics(9, TIME)
                .packet(1, TIME, new byte[12]);
        try (CaptureFile capture = Seen.open(folder, file.bytes())) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.vantages().get(1).name()).isEqualTo("en0");
            assertThat(capture.secrets().getFirst().bytes().toArray()).containsExactly(5, 6, 7, 8);
            assertThat(capture.problems())
                    .extracting(CaptureProblem::id)
                    .containsExactly(
                            "pcapng.options",
                            "pcapng.name-record",
                            "pcapng.secrets-length",
                            "pcapng.statistics-interface");
        }
    }

    @Test
    void thereIsABoundOnInterfacesAndNotes() throws IOException {
        CaptureLimits tight = new CaptureLimits(1 << 20, 0, 3, 2);
        PcapngBytes file = PcapngBytes.usual();
        for (int i = 0; i < 5; i++) {
            file.secrets(1, "x");
        }
        file.packet(0, TIME, new byte[4]).ethernet().ethernet().ethernet();
        Path path = java.nio.file.Files.write(folder.resolve("many"), file.bytes());
        try (CaptureFile capture = CaptureFile.open(path, tight)) {
            assertThat(Seen.in(capture)).hasSize(1);
            assertThat(capture.vantages()).hasSize(3);
            assertThat(capture.secrets()).hasSize(2);
            assertThat(capture.problems())
                    .extracting(CaptureProblem::id)
                    .containsExactly("capture.too-many-notes", "pcapng.too-many-interfaces");
        }
    }

    @Test
    void resolutionAndOffsetOfAnInterfaceAreHeeded() throws IOException {
        PcapngBytes file = new PcapngBytes(ByteOrder.LITTLE_ENDIAN).section();
        file.ethernet(file.option(9, new byte[] {(byte) 0x81}), file.option64(14, 1_000_000))
                .packet(0, 5, new byte[4]);
        try (CaptureFile capture = Seen.open(folder, file.bytes())) {
            assertThat(Seen.in(capture).getFirst().timeNanos()).isEqualTo(1_000_002_500_000_000L);
            assertThat(capture.vantages().getFirst().timeResolution()).isEqualTo("2^-1 s");
            assertThat(capture.vantages().getFirst().timeOffsetSeconds()).isEqualTo(1_000_000);
        }
    }

    @Test
    void negativeTimesAreReadAsSuchAndNotedOnce() throws IOException {
        byte[] file = PcapngBytes.usual()
                .packet(0, -5_000_000, new byte[4])
                .packet(0, -4_000_000, new byte[4])
                .bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).extracting(Seen::timeNanos).containsExactly(-5_000_000_000L, -4_000_000_000L);
            assertThat(capture.problems()).hasSize(1);
        }
    }

    @Test
    void aBlockWhosePaddingWasNotCountedIsRead() throws IOException {
        byte[] body = PcapngBytes.joined(new byte[20], new byte[5], new byte[3]);
        body[12] = 5;
        body[16] = 5;
        byte[] file = PcapngBytes.usual().block(6, body).packet(0, TIME, new byte[4]).bytes();
        int at = PcapngBytes.usual().length();
        // 12 + 20 + 5 bytes, without the 3 of padding
        file[at + 4] = 37;
        file[at + 36] = 37;
        try (CaptureFile capture = Seen.open(folder, file)) {
            assertThat(Seen.in(capture)).hasSize(2);
            assertThat(capture.problems()).isEmpty();
        }
    }
}
