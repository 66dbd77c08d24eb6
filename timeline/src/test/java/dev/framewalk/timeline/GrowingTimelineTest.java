package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.waiting.Waits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A capture that grows while it is looked at")
final class GrowingTimelineTest {
    private static final int CONNECTIONS = 20;
    private static final int REQUESTS = 400;
    private static final int READERS = 3;

    /// Connections beside each other, each with many requests, and with losses.
    private static byte[] capture() {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        for (int i = 0; i < CONNECTIONS; i++) {
            GeneratedConnection connection =
                    new GeneratedConnection(capture, new Random(i), 20_000 + i, 80, false).beginningAt(i * 1_000_000L);
            for (int k = 0; k < REQUESTS; k++) {
                connection
                        .client(("GET /" + i + "/" + k + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII))
                        .server(("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-Number: " + k + "\r\n\r\nabc")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            connection.play();
        }
        return capture.pcap(number -> true);
    }

    private static Timeline open(byte[] pcap) throws IOException {
        return Timeline.open(CaptureFile.open(new ByteArrayInputStream(pcap), "growing"), DecodeAs.NOTHING);
    }

    private static void read(Timeline timeline, int atOnce) throws IOException {
        while (timeline.advance(atOnce) > 0 || !timeline.isComplete()) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("Readers see, at any moment, what is there in the end")
    void readersSeeWhatIsThereInTheEnd() throws Exception {
        byte[] pcap = capture();
        ConcurrentHashMap<Integer, String> seen = new ConcurrentHashMap<>();
        try (Timeline growing = open(pcap);
                ExecutorService readers = Executors.newFixedThreadPool(READERS + 1)) {
            AtomicBoolean isOver = new AtomicBoolean();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Random random = new Random(i);
                all.add(readers.submit(() -> {
                    while (!isOver.get()) {
                        look(growing, random, seen);
                    }
                }));
            }
            all.add(readers.submit(() -> {
                while (!isOver.get()) {
                    int count = growing.eventCount();
                    Spans.prepare(growing, count);
                    Links.of(growing).prepare(count);
                    Waits.of(growing).prepare(count);
                    Insights.of(growing).prepare(count);
                }
            }));
            while (growing.advance(100) > 0 || !growing.isComplete()) {
                // readers get their turn
                LockSupport.parkNanos(10_000_000);
            }
            isOver.set(true);
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
            try (Timeline quiet = open(pcap)) {
                read(quiet, 10_000);
                assertThat(growing.eventCount()).isEqualTo(quiet.eventCount());
                assertThat(seen).hasSizeGreaterThan(500);
                seen.forEach((event, told) -> assertThat(told).isEqualTo(told(quiet, event)));
                same(Spans.of(growing), Spans.of(quiet));
                same(Waits.of(growing).all(), Waits.of(quiet).all());
                same(Insights.of(growing).all(), Insights.of(quiet).all());
            }
        }
    }

    private static void same(List<?> growing, List<?> quiet) {
        assertThat(growing).hasSameSizeAs(quiet).isNotEmpty();
        for (int i = 0; i < growing.size(); i++) {
            assertThat(growing.get(i)).as("at %d", i).isEqualTo(quiet.get(i));
        }
    }

    /// Looks at a step somewhere: near the end, where it was told just now, or anywhere.
    private static void look(Timeline timeline, Random random, ConcurrentHashMap<Integer, String> seen) {
        int count = timeline.eventCount();
        if (count == 0) {
            return;
        }
        int event = random.nextBoolean() ? count - 1 - random.nextInt(Math.min(count, 200)) : random.nextInt(count);
        seen.put(event, told(timeline, event));
        if (random.nextInt(20) == 0) {
            States.of(timeline).at(event + 1);
            Spans.soFar(timeline);
            new Look(timeline).event(event);
        }
    }

    /// What does not change any more once it was told.
    private static String told(Timeline timeline, int event) {
        StreamEvent told = timeline.told(event);
        return timeline.idOf(event) + " " + timeline.packetOf(event) + " " + timeline.conversationOf(event) + " " + timeline.depthOf(event)
                + " " + timeline.unit(event) + " " + (told == null ? "" : told.sentence());
    }
}
