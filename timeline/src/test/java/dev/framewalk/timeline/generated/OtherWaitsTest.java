package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.http2.Http2Event.FrameSeen;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for windows, turns and earlier answers")
final class OtherWaitsTest {
    private static final long ROUND_TRIP = 20_000_000;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final GeneratedCapture capture = new GeneratedCapture();
    private final GeneratedConnection connection =
            new GeneratedConnection(capture, new Random(1), 40_000, 80, false).withoutTrouble();

    @BeforeEach
    void momentsOfOtherCapturesDoNotCount() {
        GeneratedConnection.anew();
    }

    @Test
    void dataWaitsFromTheFrameThatUsedTheWindowToTheUpdatePlusTheWay() throws IOException {
        // RFC 9113, section 6.9.2: both windows are 65535 bytes at first
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(GeneratedHttp2.frame(4, 0, 0, new byte[0]));
        first.writeBytes(GeneratedHttp2.frame(1, END_HEADERS, 1, GeneratedHttp2.response(70_000)));
        for (int left = 65_535; left > 0; left -= Math.min(left, 16_384)) {
            first.writeBytes(GeneratedHttp2.frame(0, 0, 1, new byte[Math.min(left, 16_384)]));
        }
        byte[] update = {0, 0, (byte) 0x80, 0};
        connection
                .client(hello(1))
                .server(first.toByteArray())
                .client(both(GeneratedHttp2.frame(8, 0, 1, update), GeneratedHttp2.frame(8, 0, 0, update)))
                .server(GeneratedHttp2.frame(0, END_STREAM, 1, new byte[4465]))
                .play();
        try (Timeline timeline = capture.read()) {
            List<Wait> stalls = Waits.of(timeline).in(0).all().stream()
                    .filter(wait -> wait.cause() == WaitCause.FLOW_CONTROL_STREAM
                            || wait.cause() == WaitCause.FLOW_CONTROL_CONNECTION)
                    .toList();
            assertThat(stalls).hasSize(1);
            Wait stall = stalls.getFirst();
            int last = packetOfData(timeline, 4);
            int updatePacket = packetOfUpdate(timeline);
            assertThat(stall.streamNumber()).isEqualTo(1);
            assertThat(stall.arrivedNanos()).isEqualTo(timeline.packets().timeNanos(last));
            assertThat(stall.deliverableNanos()).isEqualTo(timeline.packets().timeNanos(updatePacket) + ROUND_TRIP);
            assertThat(stall.culpritPacket()).isEqualTo(updatePacket);
            assertThat(Insights.of(timeline).all()).extracting(Insight::rule).contains("x.insight.flow-control-stall");
        }
    }

    @Test
    void aStreamWaitsWhileAnotherSends() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(GeneratedHttp2.frame(4, 0, 0, new byte[0]));
        answer.writeBytes(GeneratedHttp2.frame(1, END_HEADERS, 1, GeneratedHttp2.response(4000)));
        answer.writeBytes(GeneratedHttp2.frame(1, END_HEADERS, 3, GeneratedHttp2.response(9000)));
        int endOfFirst = answer.size() + 9 + 2000;
        answer.writeBytes(GeneratedHttp2.frame(0, 0, 1, new byte[2000]));
        int endOfOther = answer.size() + 9 + 9000;
        answer.writeBytes(GeneratedHttp2.frame(0, END_STREAM, 3, new byte[9000]));
        answer.writeBytes(GeneratedHttp2.frame(0, END_STREAM, 1, new byte[2000]));
        GeneratedConnection.Truth truth =
                connection.client(hello(2)).server(answer.toByteArray()).play();
        try (Timeline timeline = capture.read()) {
            List<Wait> turns = Waits.of(timeline).in(0).all().stream()
                    .filter(wait -> wait.cause() == WaitCause.TURN_TAKING)
                    .toList();
            assertThat(turns).hasSize(1);
            assertThat(turns.getFirst().streamNumber()).isEqualTo(1);
            assertThat(turns.getFirst().culpritStream()).isEqualTo(3);
            assertThat(turns.getFirst().arrivedNanos()).isEqualTo(truth.arrived(endOfFirst - 1));
            assertThat(turns.getFirst().deliverableNanos()).isEqualTo(truth.arrived(endOfOther - 1));
        }
    }

    @Test
    void aPipelinedAnswerWaitsForTheOneBeforeIt() throws IOException {
        String get = "GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n";
        String first = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000);
        String second = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        GeneratedConnection.Truth truth = connection
                .client(ascii(get + get))
                .server(ascii(first + second))
                .play();
        try (Timeline timeline = capture.read()) {
            List<Wait> waits = Waits.of(timeline).in(0).all().stream()
                    .filter(wait -> wait.cause() == WaitCause.PIPELINING)
                    .toList();
            assertThat(waits).hasSize(1);
            Wait wait = waits.getFirst();
            assertThat(((ExchangeEvent) timeline.told(wait.event())).exchange()).isEqualTo(2);
            assertThat(wait.certainty()).isEqualTo(Certainty.OBSERVED);
            long asked = timeline.packets().timeNanos(4);
            assertThat(wait.arrivedNanos()).isEqualTo(asked + ROUND_TRIP);
            assertThat(wait.deliverableNanos()).isEqualTo(truth.arrived(first.length() - 1));
        }
    }

    @Test
    void filtersFindWhatWaited() throws IOException {
        GeneratedConnection troubled = new GeneratedConnection(capture, new Random(7), 40_001, 80, false);
        GeneratedHttp2 http2 = new GeneratedHttp2(new Random(7), 4, 30_000);
        troubled.client(http2.client()).server(http2.server()).play();
        try (Timeline timeline = capture.read()) {
            var waits = Waits.of(timeline).in(0).all().stream()
                    .filter(wait -> wait.cause() == WaitCause.TCP_HEAD_OF_LINE)
                    .toList();
            assertThat(waits).isNotEmpty();
            int culprit = waits.getFirst().culpritPacket();
            var expected = waits.stream()
                    .filter(wait -> wait.culpritPacket() == culprit)
                    .map(Wait::event)
                    .distinct()
                    .toList();
            var filter = Filter.compile("x.hol.culprit == " + culprit, EventFilters.catalog());
            assertThat(filter).isInstanceOf(Filter.Compiled.Ok.class);
            var passing = EventFilters.passing(timeline, ((Filter.Compiled.Ok) filter).filter());
            assertThat(expected).allMatch(passing::test);
            assertThat(Waits.of(timeline).in(0).blocked(Side.SERVER).most()).isPositive();
        }
    }

    private static byte[] hello(int requests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        bytes.writeBytes(GeneratedHttp2.frame(4, 0, 0, new byte[0]));
        for (int i = 0; i < requests; i++) {
            bytes.writeBytes(GeneratedHttp2.frame(1, END_STREAM | END_HEADERS, 1 + 2L * i, GeneratedHttp2.request("/" + i)));
        }
        return bytes.toByteArray();
    }

    private static int packetOfData(Timeline timeline, int number) {
        int seen = 0;
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) instanceof FrameSeen frame && frame.type() == 0 && ++seen == number) {
                return timeline.packetOf(event);
            }
        }
        throw new AssertionError("only " + seen + " frames");
    }

    private static int packetOfUpdate(Timeline timeline) {
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) instanceof FrameSeen frame && frame.type() == 8) {
                return timeline.packetOf(event);
            }
        }
        throw new AssertionError("no update");
    }

    private static byte[] both(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
