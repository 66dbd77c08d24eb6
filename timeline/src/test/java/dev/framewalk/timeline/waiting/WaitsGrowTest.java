package dev.framewalk.timeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What waited in a conversation that grows")
final class WaitsGrowTest {
    private static final long LARGEST = 2_000_000;
    private static final int COMPARISONS = 4;

    @ParameterizedTest(name = "{0} packets at a time")
    @ValueSource(ints = {3, 50})
    void isThatOfTheWholeForSamples(int slice) throws IOException {
        try (Stream<Path> files = Files.walk(Captures.SAMPLES)) {
            compare(files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList(), slice);
        }
    }

    @ParameterizedTest(name = "{0} packets at a time")
    @ValueSource(ints = {3, 50})
    void isThatOfTheWholeForCapturesOfOthers(int slice) throws IOException {
        compare(Captures.corpusFiles(), slice);
    }

    private static void compare(List<Path> files, int slice) throws IOException {
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            if (Files.size(file) <= LARGEST) {
                try (Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING)) {
                    compare(timeline, slice, file.toString());
                }
            }
        }
    }

    @ParameterizedTest(name = "at the server: {0}, with losses: {1}")
    @CsvSource({"false, true", "true, true", "false, false"})
    void isThatOfTheWholeAndCostsNoMoreTheLongerItIs(boolean isAtServer, boolean isTroubled) throws IOException {
        byte[] pcap = capture(isAtServer, isTroubled, 4000);
        try (Timeline timeline = open(pcap)) {
            Waits waits = Waits.of(timeline);
            while (timeline.advance(200) > 0 || !timeline.isComplete()) {
                if (timeline.conversationCount() > 0) {
                    waits.in(0);
                }
            }
            assertThat(timeline.packets().count()).isGreaterThan(16_000);
            assertThat(told(waits, 0)).isEqualTo(told(new Waits(timeline), 0)).hasSizeGreaterThan(1000);
            // each is read when it is told, looked at for what it waited for and for whose its bytes are, and again while it is not settled
            assertThat(waits.looks()).isBetween((long) timeline.eventCount(), 5L * timeline.eventCount());
        }
    }

    private static byte[] capture(boolean isAtServer, boolean isTroubled, int requests) {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection = new GeneratedConnection(capture, new Random(1), 20_000, 80, isAtServer);
        if (!isTroubled) {
            connection.withoutTrouble();
        }
        for (int i = 0; i < requests; i++) {
            connection
                    .client(("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII))
                    .server(("HTTP/1.1 200 OK\r\nContent-Length: 1500\r\n\r\n" + "x".repeat(1500)).getBytes(StandardCharsets.US_ASCII));
        }
        connection.play();
        return capture.pcap(number -> true);
    }

    private static Timeline open(byte[] pcap) throws IOException {
        return Timeline.open(CaptureFile.open(new ByteArrayInputStream(pcap), "growing"), DecodeAs.NOTHING);
    }

    private static void compare(Timeline timeline, int slice, String name) throws IOException {
        Waits waits = Waits.of(timeline);
        int next = 0;
        while (timeline.advance(slice) > 0 || !timeline.isComplete()) {
            for (int id = 0; id < timeline.conversationCount(); id++) {
                waits.in(id);
            }
            int packets = timeline.packets().count();
            if (packets >= next) {
                next = packets + slice * 2 + packets / COMPARISONS;
                compare(timeline, waits, name + " after packet " + packets);
            }
        }
        compare(timeline, waits, name);
    }

    private static void compare(Timeline timeline, Waits waits, String name) {
        Waits fresh = new Waits(timeline);
        for (int id = 0; id < timeline.conversationCount(); id++) {
            assertThat(told(waits, id)).as("%s, conversation %d", name, id).isEqualTo(told(fresh, id));
        }
    }

    /// All that is said of a conversation, but for what was seen on other ones.
    private static List<String> told(Waits waits, int id) {
        ConversationWaits all = waits.in(id);
        List<String> told = new ArrayList<>();
        for (Wait wait : all.all()) {
            if (wait.cause() != WaitCause.CONNECTION_QUEUE) {
                told.add(wait.toString());
            }
        }
        all.holes().forEach(hole -> told.add(hole.toString()));
        all.roundTrips().parts().forEach(part -> told.add(part.toString()));
        for (Side side : Side.values()) {
            told.add(all.standpoint(side) + " " + all.blocked(side).most());
        }
        return told;
    }
}
