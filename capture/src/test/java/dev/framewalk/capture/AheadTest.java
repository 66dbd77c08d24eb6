package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Looking ahead of the reading")
final class AheadTest {
    /// More than is unpacked at once.
    private static final int PACKETS = 12_000;

    @TempDir
    private Path folder = Path.of("");

    private CaptureFile open(byte[] bytes, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return CaptureFile.open(file);
    }

    /// Reads everything, and looks ahead from within the first packet.
    private static void seesTheSame(CaptureFile capture) throws IOException {
        List<Seen> seen = new ArrayList<>();
        List<Seen> ahead = new ArrayList<>();
        CaptureFile.Ahead look = capture.ahead();
        PacketSink sink = Seen.sink(seen);
        while (capture.read(
                        (number, vantage, linkType, time, at, captured, wire) -> {
                            if (number == 1) {
                                assertThat(look.read(Seen.sink(ahead), PACKETS - 2_000)).isEqualTo(PACKETS - 2_000);
                            }
                            sink.packet(number, vantage, linkType, time, at, captured, wire);
                        },
                        1000)
                > 0) {
            // to the end
        }
        assertThat(seen).hasSize(PACKETS);
        assertThat(ahead).isEqualTo(seen.subList(0, PACKETS - 2_000));
        assertThat(look.read(Seen.sink(ahead), PACKETS)).isEqualTo(2_000);
        assertThat(ahead).isEqualTo(seen);
        assertThat(capture.isComplete()).isTrue();
        assertThat(capture.problems()).isEmpty();
    }

    @Test
    void showsThePacketsThatComeAndTakesNoneFromTheReading() throws IOException {
        try (CaptureFile capture = open(CompressedCaptureTest.capture(PACKETS), "plain.pcap")) {
            seesTheSame(capture);
        }
    }

    @Test
    void unpacksWhatItNeedsWithoutTheReadingTakingThatForTheEnd() throws IOException {
        try (CaptureFile capture = open(CompressedCaptureTest.gzip(CompressedCaptureTest.capture(PACKETS)), "packed.pcap.gz")) {
            seesTheSame(capture);
        }
    }

    @Test
    void endsAtDamageWithoutAWord() throws IOException {
        byte[] whole = CompressedCaptureTest.capture(10);
        byte[] cut = Arrays.copyOf(whole, whole.length - 5);
        try (CaptureFile capture = open(cut, "cut.pcap")) {
            List<Seen> ahead = new ArrayList<>();
            CaptureFile.Ahead look = capture.ahead();
            assertThat(look.read(Seen.sink(ahead), 100)).isEqualTo(9);
            assertThat(capture.packetCount()).isZero();
            assertThat(capture.problems()).isEmpty();
        }
    }
}
