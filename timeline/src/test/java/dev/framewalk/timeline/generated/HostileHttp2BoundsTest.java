package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.telling.Teller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Captures in which somebody wants an HTTP/2 endpoint to run out of time or memory. Whoever looks at them must not; that the attacks are
/// named rightly is another test's business.
@DisplayName("A hostile HTTP/2 connection, read in bounded time and memory,")
final class HostileHttp2BoundsTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int MOST = 16_384;
    private static final int SEGMENT = 1400;

    /// `:method GET`, `:scheme http`, `:path /`, and `:authority` with the value `a`, all without touching the table.
    private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x01, 0x01, 'a'};

    /// Generous, for machines that do other things as well: what takes seconds must not take minutes.
    private static final long MOST_CPU_NANOS = 60_000_000_000L;

    private static final long MOST_HEAP = 400L << 20;

    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private final ByteArrayOutputStream server = new ByteArrayOutputStream();

    HostileHttp2BoundsTest() {
        client.writeBytes(PREFACE);
        frame(client, SETTINGS, 0, 0, new byte[0]);
        frame(server, SETTINGS, 0, 0, new byte[0]);
    }

    @Test
    @DisplayName("may ask for gigabytes of fields in a few bytes (an HPACK bomb)")
    void hpackBomb() throws IOException {
        // one entry of 4 kB in the dynamic table: then one byte, 0xbe (index 62), stands for all of it
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(GET);
        first.write(0x40);
        text(first, "x");
        text(first, "y".repeat(4000));
        frame(client, HEADERS, END_HEADERS | END_STREAM, 1, first.toByteArray());
        byte[] bomb = new byte[MOST];
        System.arraycopy(GET, 0, bomb, 0, GET.length);
        Arrays.fill(bomb, GET.length, bomb.length, (byte) 0xbe);
        for (int i = 1; i <= 100; i++) {
            frame(client, HEADERS, END_HEADERS | END_STREAM, 1 + 2 * i, bomb);
        }
        assertSurvived("x.insight.http2-header-bomb");
    }

    @Test
    @DisplayName("may never end a block of fields (a CONTINUATION flood)")
    void continuationFlood() throws IOException {
        frame(client, HEADERS, END_STREAM, 1, GET);
        byte[] more = new byte[100];
        Arrays.fill(more, (byte) 0x86);
        for (int i = 0; i < 50_000; i++) {
            frame(client, CONTINUATION, 0, 1, i % 2 == 0 ? more : new byte[0]);
        }
        assertSurvived("x.insight.http2-continuation-flood");
    }

    @Test
    @DisplayName("may open streams and reset them at once (rapid reset)")
    void rapidReset() throws IOException {
        for (int i = 0; i < 50_000; i++) {
            frame(client, HEADERS, END_HEADERS | END_STREAM, 1 + 2 * i, GET);
            frame(client, RST_STREAM, 0, 1 + 2 * i, new byte[] {0, 0, 0, 8});
        }
        assertSurvived("x.insight.http2-rapid-reset");
    }

    @Test
    @DisplayName("may send more settings than there are, in one frame and in many")
    void giantSettings() throws IOException {
        for (int count : new int[] {40_000, 2_000_000}) {
            ByteBuffer settings = ByteBuffer.allocate(6 * count);
            for (int i = 0; settings.hasRemaining(); i++) {
                settings.putShort((short) i).putInt(i);
            }
            frame(client, SETTINGS, 0, 0, settings.array());
        }
        for (int i = 0; i < 50_000; i++) {
            frame(client, SETTINGS, 0, 0, new byte[] {0, 1, 0, 0, 16, (byte) i});
        }
        assertSurvived("x.insight.http2-giant-settings");
    }

    @Test
    @DisplayName("may change all streams' windows again and again")
    void windowsOfManyStreams() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            frame(client, HEADERS, END_HEADERS, 1 + 2 * i, GET);
        }
        for (int i = 0; i < 20_000; i++) {
            frame(server, SETTINGS, 0, 0, new byte[] {0, 4, 0x7f, (byte) 0xff, (byte) 0xff, (byte) (i % 2 == 0 ? 0xff : 0)});
        }
        assertSurvived("x.insight.http2-settings-flood");
    }

    @Test
    @DisplayName("may ping all the time")
    void pings() throws IOException {
        for (int i = 0; i < 50_000; i++) {
            frame(client, PING, 0, 0, new byte[8]);
        }
        assertSurvived("x.insight.http2-ping-flood");
    }

    @Test
    @DisplayName("may send empty frames without end")
    void emptyFrames() throws IOException {
        frame(client, HEADERS, END_HEADERS, 1, GET);
        for (int i = 0; i < 50_000; i++) {
            frame(client, DATA, 0, 1, new byte[0]);
        }
        assertSurvived("x.insight.http2-empty-frames-flood");
    }

    @Test
    @DisplayName("may send a gigabyte of content in a megabyte (a decompression bomb)")
    void decompressionBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                gzip.write(zeros);
            }
        }
        byte[] body = packed.toByteArray();
        frame(client, HEADERS, END_HEADERS | END_STREAM, 1, GET);
        for (int stream = 0; stream < 2; stream++) {
            frame(client, WINDOW_UPDATE, 0, stream, new byte[] {0x40, 0, 0, 0});
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0x88, 0x0f, 0x0b});                    // :status 200; content-encoding, not inserted
        text(head, "gzip");
        frame(server, HEADERS, END_HEADERS, 1, head.toByteArray());
        for (int at = 0; at < body.length; at += MOST) {
            int to = Math.min(body.length, at + MOST);
            frame(server, DATA, to == body.length ? END_STREAM : 0, 1, Arrays.copyOfRange(body, at, to));
        }
        assertSurvived("x.insight.decompression-bomb");
    }

    private static void text(ByteArrayOutputStream out, String text) {
        int length = text.length();
        if (length < 127) {
            out.write(length);
        } else {
            out.write(127);
            int rest = length - 127;
            for (; rest >= 128; rest >>= 7) {
                out.write(rest & 127 | 128);
            }
            out.write(rest);
        }
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.writeBytes(ByteBuffer.allocate(9)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        out.writeBytes(payload);
    }

    /// Both sides' bytes as packets, the client's first, each acknowledged.
    private GeneratedCapture capture() {
        GeneratedCapture capture = new GeneratedCapture();
        long time = 1_700_000_000_000_000_000L;
        byte[] none = new byte[0];
        int clientNext = 1001;
        int serverNext = 5001;
        capture.add(packet(time += 1000, true, clientNext - 1, 0, 0x02, none));
        capture.add(packet(time += 1000, false, serverNext - 1, clientNext, 0x12, none));
        capture.add(packet(time += 1000, true, clientNext, serverNext, 0x10, none));
        for (boolean fromClient : new boolean[] {true, false}) {
            byte[] bytes = (fromClient ? client : server).toByteArray();
            for (int at = 0; at < bytes.length; at += SEGMENT) {
                byte[] payload = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SEGMENT));
                capture.add(
                        fromClient
                                ? packet(time += 1000, true, clientNext, serverNext, 0x18, payload)
                                : packet(time += 1000, false, serverNext, clientNext, 0x18, payload));
                if (fromClient) {
                    clientNext += payload.length;
                    capture.add(packet(time += 1000, false, serverNext, clientNext, 0x10, none));
                } else {
                    serverNext += payload.length;
                    capture.add(packet(time += 1000, true, clientNext, serverNext, 0x10, none));
                }
            }
        }
        return capture;
    }

    private static GeneratedCapture.Packet packet(long time, boolean fromClient, int seq, int ack, int flags, byte[] payload) {
        return new GeneratedCapture.Packet(
                time, GeneratedCapture.segment(fromClient, 40_000, 80, seq, ack, flags, new byte[0], payload));
    }

    /// Reads, tells and explains it all, within bounds, and expects an insight.
    private void assertSurvived(String rule) throws IOException {
        GeneratedCapture capture = capture();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        long heapBefore = usedHeap();
        long started = system.getProcessCpuTime();
        try (Timeline timeline = capture.read()) {
            assertThat(timeline.conversations()).hasSize(1);
            List<Insight> insights = Insights.of(timeline).all();
            assertThat(insights).extracting(Insight::rule).contains(rule);
            assertThat(insights.size()).as("insights").isLessThan(500);
            assertThat(Insights.of(timeline).groups().size()).as("groups of insights").isLessThan(20);
            assertThat(insights)
                    .filteredOn(insight -> insight.rule().equals(rule))
                    .allSatisfy(insight -> {
                        assertThat(insight.severity()).isGreaterThanOrEqualTo(Severity.WARN);
                        assertThat(insight.sentence().length()).isBetween(1, 1000);
                    });
            look(timeline);
            System.gc();
            assertThat(usedHeap() - heapBefore).as("bytes that the timeline holds").isLessThan(MOST_HEAP);
        }
        assertThat(system.getProcessCpuTime() - started).as("processor time").isLessThan(MOST_CPU_NANOS);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// What a user would do: read sentences, look into some events, ask for the state at some steps.
    private static void look(Timeline timeline) {
        int count = timeline.eventCount();
        int stride = Math.max(1, count / 50);
        for (int event = 0; event < count; event += stride) {
            assertThat(Teller.of(timeline).spoken(event).length()).isLessThan(5000);
            new Look(timeline).event(event);
            States.of(timeline).at(event);
        }
        for (Depth depth : Depth.values()) {
            assertThat(EventFilters.steps(timeline, depth, Filter.EVERYTHING)).isNotEmpty();
        }
    }
}
