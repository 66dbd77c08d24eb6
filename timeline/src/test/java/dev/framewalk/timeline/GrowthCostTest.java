package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.order.ByteOrders;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a capture that grows costs, in events that are asked what they say")
final class GrowthCostTest {
    private static final int REQUESTS = 3_000;
    private static final int PIECES = 100;

    @TempDir
    static Path folder;

    private static Path capture;

    /// One long connection with losses, and one without.
    @BeforeAll
    static void make() throws IOException {
        GeneratedConnection.anew();
        GeneratedCapture generated = new GeneratedCapture();
        for (int i = 0; i < 2; i++) {
            GeneratedConnection connection = new GeneratedConnection(generated, new Random(i), 20_000 + i, 80, i == 0);
            if (i == 1) {
                connection.withoutTrouble();
            }
            for (int k = 0; k < REQUESTS; k++) {
                connection
                        .client(("GET /" + k + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII))
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
            }
            connection.play();
        }
        capture = Files.write(folder.resolve("long.pcap"), generated.pcap(number -> true));
    }

    /// How often events were asked, and for how many of them, when lists were looked at after each piece.
    private record Cost(long asks, int events) {}

    private interface Looking {
        void look(Timeline timeline, int count);
    }

    private static Cost cost(int pieces, Looking looking) throws IOException {
        try (Timeline timeline = Timeline.open(CaptureFile.open(capture), DecodeAs.NOTHING)) {
            int piece = 4 * 2 * REQUESTS / pieces;
            while (timeline.advance(piece) > 0) {
                looking.look(timeline, timeline.eventCount());
            }
            looking.look(timeline, timeline.eventCount());
            assertThat(timeline.eventCount()).isGreaterThan(8 * REQUESTS);
            return new Cost(timeline.recording().events().asks(), timeline.eventCount());
        }
    }

    @Test
    @DisplayName("Lists about the whole capture ask about each event as often in a hundred pieces as in one")
    void listsGoOn() throws IOException {
        Looking lists = (timeline, count) -> {
            Spans.prepare(timeline, count);
            Links.of(timeline).prepare(count);
            Waits.of(timeline).prepare(count);
            Insights.of(timeline).prepare(count);
        };
        Cost once = cost(1, lists);
        Cost often = cost(PIECES, lists);
        assertThat(once.asks).isBetween((long) once.events, 30L * once.events);
        assertThat(often.asks).isLessThan(once.asks + once.events / 10);
    }

    @Test
    @DisplayName("Who waited in a connection, and in which order its bytes came, is found without asking about former events again")
    void connectionsGoOn() throws IOException {
        Looking views = (timeline, count) -> {
            for (int id = 0; id < timeline.conversationCount(); id++) {
                Waits.of(timeline).in(id);
                for (Side side : Side.values()) {
                    ByteOrders.of(timeline).of(id, side);
                }
            }
        };
        Cost once = cost(1, views);
        Cost often = cost(PIECES, views);
        assertThat(once.asks).isPositive();
        assertThat(often.asks).isLessThan(3 * once.asks);
    }

    @Test
    @DisplayName("Lanes of requests go on as well")
    void lanesGoOn() throws IOException {
        Looking lanes = (timeline, count) -> StreamLanes.of(timeline);
        Cost once = cost(1, lanes);
        Cost often = cost(PIECES, lanes);
        assertThat(once.asks).isPositive();
        assertThat(often.asks).isLessThan(3 * once.asks);
    }
}
