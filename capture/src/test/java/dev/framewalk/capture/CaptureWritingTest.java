package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureWritingTest {
    @TempDir
    Path folder;

    private static Secrets keys() {
        return new Secrets(
                Secrets.TLS_KEY_LOG, Bytes.captured("CLIENT_RANDOM aa bb\n".getBytes(StandardCharsets.UTF_8)), 1);
    }

    static java.util.stream.Stream<Arguments> pcapVariants() {
        return PcapReaderTest.variants();
    }

    @ParameterizedTest
    @MethodSource("pcapVariants")
    void aPcapFileOfAnyVariantIsWrittenAsItWasRead(ByteOrder order, int magic) throws IOException {
        byte[] file = PcapReaderTest.threePackets(magic, order);
        Path copy = folder.resolve("copy.pcap");
        try (CaptureFile capture = Seen.open(folder, file);
                PcapWriter writer = PcapWriter.create(copy, PcapHeader.read(Bytes.captured(file)))) {
            boolean raw = magic == 0xa1b2cd34;
            for (Seen packet : Seen.in(capture)) {
                if (raw) {
                    writer.copy(capture, packet.at(), packet.captured());
                } else {
                    writer.packet(
                            packet.timeNanos(), capture.bytes(), packet.at(), packet.captured(), packet.wire());
                }
            }
            assertThat(copy).doesNotExist();
            writer.finish();
        }
        assertThat(copy).hasBinaryContent(file);
    }

    @Test
    void aFileThatIsNotFinishedLeavesNothingAndKeepsWhatWasThere() throws IOException {
        Path path = Files.writeString(folder.resolve("kept.pcap"), "precious");
        try (PcapWriter writer = PcapWriter.create(path, PcapHeader.of(1, 65535, true))) {
            writer.packet(5, Bytes.captured(new byte[10]), 0, 10, 10);
        }
        assertThat(path).hasContent("precious");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
        assertThatThrownBy(() -> PcapWriter.create(folder.resolve("no/such/x.pcap"), PcapHeader.of(1, 0, false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no folder");
    }

    @Test
    void aNewPcapngFileIsReadBackAsItWasMeant() throws IOException {
        Path path = folder.resolve("new.pcapng");
        byte[] payload = PcapBytes.payload(61, 3);
        NameRecord name = new NameRecord(
                0, NameRecord.Kind.IPV4, Bytes.captured(new byte[] {10, 0, 0, 1}), List.of("client", "c"));
        PacketAnnotations said = new PacketAnnotations(
                List.of("look here", "ä"),
                OptionalInt.of(1),
                OptionalLong.of(3),
                OptionalLong.of(42),
                OptionalLong.of(2),
                OptionalLong.empty(),
                0,
                0);
        try (PcapngWriter writer = PcapngWriter.create(path, List.of("made by a test"))) {
            assertThat(writer.holdsSecrets()).isFalse();
            writer.secrets(keys());
            writer.names(List.of(name));
            writer.vantage(LinkType.ETHERNET, "client");
            writer.vantage(new Vantage(
                    1, 0, 1, LinkType.RAW_IP, "tun0", "inside", "udp", "chip", "OS", List.of("note"), 96, 4, "", 0, 0));
            writer.packet(0, 1_700_000_000_123_456_789L, Bytes.captured(payload), 0, 61, 1500, said);
            writer.packet(1, -5, Bytes.captured(payload), 1, 60, 60);
            writer.packet(0, PacketSink.NO_TIME, Bytes.captured(payload), 0, 61, 61);
            assertThat(writer.holdsSecrets()).isTrue();
            writer.finish();
            assertThat(writer.bytesWritten()).isEqualTo(Files.size(path));
        }
        try (CaptureFile capture = CaptureFile.open(path)) {
            List<Seen> seen = Seen.in(capture);
            assertThat(seen).extracting(Seen::vantage).containsExactly(0, 1, 0);
            assertThat(seen)
                    .extracting(Seen::timeNanos)
                    .containsExactly(1_700_000_000_123_456_789L, -5L, PacketSink.NO_TIME);
            assertThat(seen.getFirst().bytes(capture)).isEqualTo(payload);
            assertThat(capture.annotations(1)).isEqualTo(said);
            assertThat(capture.sectionComments()).containsExactly("made by a test");
            assertThat(capture.names().getFirst().names()).containsExactly("client", "c");
            assertThat(capture.secrets().getFirst().bytes().toArray()).isEqualTo(keys().bytes().toArray());
            assertThat(capture.vantages().get(1)).satisfies(vantage -> {
                assertThat(vantage.description()).isEqualTo("inside");
                assertThat(vantage.filter()).isEqualTo("udp");
                assertThat(vantage.comments()).containsExactly("note");
                assertThat(vantage.frameCheckBytes()).isEqualTo(4);
                assertThat(vantage.snapLength()).isEqualTo(96);
            });
            assertThat(capture.problems()).extracting(CaptureProblem::id).containsExactly("pcapng.time-signed");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void savingWithoutChangesGivesTheSameBytesEvenOfADamagedFile(boolean big) throws IOException {
        byte[] whole = PcapngReaderTest.everything(big, new ArrayList<>(), new ArrayList<>());
        for (int length = 28; length <= whole.length; length += 11) {
            byte[] file = Arrays.copyOf(whole, length);
            try (CaptureFile capture = Seen.open(folder, file)) {
                Seen.in(capture);
                CaptureEdit edit = new CaptureEdit(capture);
                assertThat(edit.hasChanges()).isFalse();
                Path saved = edit.save(folder.resolve("saved")).file();
                assertThat(saved).hasBinaryContent(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void commentsAndKeysGoInAndComeOutAgainWithoutATrace(boolean big) throws IOException {
        PcapngBytes build = new PcapngBytes(PcapngReaderTest.order(big));
        build.section(1, 0, 1234).ethernet().packet(0, 1, PcapBytes.payload(33, 1));
        build.packet(0, 2, PcapBytes.payload(34, 2), build.option32(2, 1), build.option(0x8123, "mine"), build.end())
                .block(0x4242, PcapBytes.payload(20, 9))
                .packet(0, 3, PcapBytes.payload(35, 3), build.option32(2, 2));
        byte[] original = build.bytes();
        Path path = Files.write(folder.resolve("original.pcapng"), original);
        CaptureEdit.Saved saved;
        try (CaptureFile capture = CaptureFile.open(path)) {
            Seen.in(capture);
            // onto itself
            saved = new CaptureEdit(capture)
                    .comment(1, List.of("one"))
                    .comment(2, List.of("two", "zwei"))
                    .comment(3, List.of("x".repeat(70_000)))
                    .comment(99, List.of("nowhere"))
                    .sectionComments(List.of("all of it"))
                    .addSecrets(keys())
                    .save(path);
        }
        assertThat(saved.holdsSecrets()).isTrue();
        assertThat(saved.unsavedComments()).containsExactly(99);
        assertThat(saved.bytes()).isEqualTo(Files.size(path));
        try (CaptureFile capture = CaptureFile.open(path)) {
            assertThat(Seen.in(capture)).hasSize(3);
            assertThat(capture.problems()).isEmpty();
            assertThat(capture.comments(1)).containsExactly("one");
            assertThat(capture.comments(2)).containsExactly("two", "zwei");
            assertThat(String.join("", capture.comments(3))).isEqualTo("x".repeat(70_000));
            assertThat(capture.annotations(2).flags()).hasValue(1);
            assertThat(capture.sectionComments()).containsExactly("all of it");
            assertThat(capture.secrets()).hasSize(1);
            saved = new CaptureEdit(capture)
                    .comment(1, List.of())
                    .comment(2, List.of())
                    .comment(3, List.of())
                    .sectionComments(List.of())
                    .removeSecrets()
                    .save(path);
        }
        assertThat(saved.holdsSecrets()).isFalse();
        assertThat(path).hasBinaryContent(original);
    }

    @Test
    void aSimplePacketHasNoPlaceForAComment() throws IOException {
        byte[] file = PcapngBytes.usual().simplePacket(20, new byte[20]).bytes();
        try (CaptureFile capture = Seen.open(folder, file)) {
            Seen.in(capture);
            CaptureEdit.Saved saved =
                    new CaptureEdit(capture).comment(1, List.of("lost")).save(folder.resolve("saved"));
            assertThat(saved.unsavedComments()).containsExactly(1);
            assertThat(saved.file()).hasBinaryContent(file);
        }
    }

    @Test
    void aPcapFileWithCommentsBecomesPcapng() throws IOException {
        byte[] file = PcapReaderTest.threePackets(0xa1b23c4d, ByteOrder.BIG_ENDIAN);
        Path path = folder.resolve("converted.pcapng");
        List<Seen> before;
        try (CaptureFile capture = Seen.open(folder, file)) {
            before = Seen.in(capture);
            assertThat(new CaptureEdit(capture).save(path).kind()).isEqualTo(CaptureFormat.Kind.PCAP);
            assertThat(path).hasBinaryContent(file);
            CaptureEdit.Saved saved = new CaptureEdit(capture)
                    .comment(2, List.of("cut"))
                    .addSecrets(keys())
                    .save(path);
            assertThat(saved.kind()).isEqualTo(CaptureFormat.Kind.PCAPNG);
            assertThat(saved.holdsSecrets()).isTrue();
        }
        try (CaptureFile capture = CaptureFile.open(path)) {
            List<Seen> after = Seen.in(capture);
            assertThat(after).extracting(Seen::timeNanos).isEqualTo(before.stream().map(Seen::timeNanos).toList());
            assertThat(after).extracting(Seen::wire).isEqualTo(before.stream().map(Seen::wire).toList());
            assertThat(capture.comments(2)).containsExactly("cut");
            assertThat(capture.secrets()).hasSize(1);
        }
    }

    @Test
    void onlyACaptureThatWasReadToItsEndCanBeEdited() throws IOException {
        try (CaptureFile capture = Seen.open(folder, CompressedCaptureTest.capture(3))) {
            assertThatThrownBy(() -> new CaptureEdit(capture)).isInstanceOf(IllegalStateException.class);
        }
    }
}
