package dev.framewalk.timeline.sweep;

import static dev.framewalk.timeline.sweep.Segments.ACK;
import static dev.framewalk.timeline.sweep.Segments.NOTHING;
import static dev.framewalk.timeline.sweep.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that accepts with a window of 0")
final class ZeroWindowTest {
    private static final byte[] REQUEST = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// Packets 1 to 3.
    private static Segments accepted() {
        return new Segments(40_000, 80)
                .options(2, 4, 5, 0xb4, 1, 3, 3, 7)
                .segment(true, SYN, 1000, 0, NOTHING)
                .window(0)
                .options(2, 4, 5, 0xb4, 1, 3, 3, 7)
                .segment(false, SYN | ACK, 5000, 1001, NOTHING)
                .segment(true, ACK, 1001, 5001, NOTHING);
    }

    private static Segments answered(Segments wire) {
        return wire.segment(true, ACK, 1001, 5001, REQUEST).segment(false, ACK, 5001, 1001 + REQUEST.length, ANSWER);
    }

    private static Wait only(Timeline timeline) {
        List<Wait> waits = Waits.of(timeline).in(0).all().stream()
                .filter(wait -> wait.cause() == WaitCause.RECEIVE_WINDOW)
                .toList();
        assertThat(waits).hasSize(1);
        return waits.getFirst();
    }

    private static List<String> ids(Timeline timeline, int packet) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.packetOf(event) == packet)
                .mapToObj(timeline::idOf)
                .toList();
    }

    @Test
    void makesTheClientWaitForRoomUntilItAnnouncesSome() throws IOException {
        Segments wire = accepted().after(300).segment(false, ACK, 5001, 1001, NOTHING);
        try (Timeline timeline = answered(wire).read()) {
            Wait wait = only(timeline);
            // from the SYN/ACK to the announcement: a millisecond to the ACK, and 300
            assertThat(wait.blockedNanos()).isEqualTo(301_000_000);
            assertThat(wait.culpritPacket()).isEqualTo(4);
            assertThat(wait.certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(timeline.idOf(wait.event())).startsWith("http1.");
            assertThat(ids(timeline, 2)).contains("tcp.window-closed");
            assertThat(ids(timeline, 4)).contains("tcp.window-opened");
            // as tshark: the flag is not set on a SYN
            assertThat(TcpAnalysis.ZERO_WINDOW.in(timeline.packets().analysis(2))).isFalse();
        }
    }

    @Test
    void isProbedAndTheProbesShowThatSomethingWaited() throws IOException {
        Segments wire = accepted().after(200).segment(true, ACK, 1001, 5001, new byte[] {'G'});
        wire.window(0).segment(false, ACK, 5001, 1001, NOTHING).after(400).segment(false, ACK, 5001, 1001, NOTHING);
        try (Timeline timeline = answered(wire.after(50)).read()) {
            Wait wait = only(timeline);
            // 1 + 200 + 1 + 400 ms
            assertThat(wait.blockedNanos()).isEqualTo(602_000_000);
            assertThat(wait.certainty()).isEqualTo(Certainty.DERIVED);
            assertThat(TcpAnalysis.ZERO_WINDOW_PROBE.in(timeline.packets().analysis(4))).isTrue();
            assertThat(Teller.of(timeline).event(timeline.firstEventOf(4)).sentence()).contains("probes the closed window");
        }
    }

    /// Linux probes with a segment without data and with a number before the next one, which is also how connections are kept alive.
    @Test
    void isProbedWithoutAByteAsWell() throws IOException {
        Segments wire = accepted().after(200).segment(true, ACK, 1000, 5001, NOTHING);
        wire.window(0).segment(false, ACK, 5001, 1001, NOTHING).after(400).segment(false, ACK, 5001, 1001, NOTHING);
        try (Timeline timeline = answered(wire.after(50)).read()) {
            assertThat(only(timeline).blockedNanos()).isEqualTo(602_000_000);
            assertThat(only(timeline).certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(Teller.of(timeline).event(timeline.firstEventOf(4)).sentence()).contains("probes the closed window");
        }
    }

    /// RFC 9293, section 3.10.7, and RFC 7323, section 2.2: the window of a SYN is not scaled.
    @Test
    void isNoServerWithAWindowOfAFewBytes() throws IOException {
        Segments wire = new Segments(40_000, 80)
                .options(2, 4, 5, 0xb4, 1, 3, 3, 7)
                .segment(true, SYN, 1000, 0, NOTHING)
                .window(1)
                .options(2, 4, 5, 0xb4, 1, 3, 3, 7)
                .segment(false, SYN | ACK, 5000, 1001, NOTHING)
                .segment(true, ACK, 1001, 5001, NOTHING)
                // one byte fills a window of one, not of 128
                .segment(true, ACK, 1001, 5001, new byte[] {'G'});
        try (Timeline timeline = wire.read()) {
            assertThat(TcpAnalysis.WINDOW_FULL.in(timeline.packets().analysis(4))).isTrue();
            assertThat(ids(timeline, 2)).doesNotContain("tcp.window-closed");
            assertThat(timeline.side(timeline.firstEventOf(4))).isEqualTo(Side.CLIENT);
        }
    }

    @Test
    void thatNeverHasRoomIsWaitedForAsLongAsTheCaptureLasts() throws IOException {
        Segments wire = accepted();
        for (int i = 0; i < 3; i++) {
            wire.after(200 << i).segment(true, ACK, 1001, 5001, new byte[] {'G'}).window(0).segment(false, ACK, 5001, 1001, NOTHING);
        }
        try (Timeline timeline = wire.read()) {
            assertThat(only(timeline).isEndKnown()).isFalse();
            assertThat(only(timeline).culpritPacket()).isZero();
        }
        // without a probe nobody knows whether there was anything to send
        try (Timeline timeline = accepted().read()) {
            assertThat(Waits.of(timeline).in(0).all()).isEmpty();
        }
    }

    @Test
    void isNotTheOnlyOneToWaitForAndNoServerThinksWhileItsClientHasNoRoom() throws IOException {
        Segments wire = new Segments(40_000, 80)
                .segment(true, SYN, 1000, 0, NOTHING)
                .segment(false, SYN | ACK, 5000, 1001, NOTHING)
                .window(0)
                .segment(true, ACK, 1001, 5001, REQUEST);
        wire.after(300).segment(true, ACK, 1001 + REQUEST.length, 5001, NOTHING).after(2).segment(false, ACK, 5001, 1001 + REQUEST.length, ANSWER);
        try (Timeline timeline = wire.read()) {
            assertThat(only(timeline).blockedNanos()).isEqualTo(300_000_000);
            // the way to the server and back takes a millisecond
            assertThat(Waits.of(timeline).in(0).all())
                    .filteredOn(wait -> wait.cause() == WaitCause.SERVER_THINKING)
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.blockedNanos()).isEqualTo(1_000_000));
        }
    }
}
