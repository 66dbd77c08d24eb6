package dev.framewalk.timeline.sweep;

import static dev.framewalk.timeline.sweep.Segments.ACK;
import static dev.framewalk.timeline.sweep.Segments.NOTHING;
import static dev.framewalk.timeline.sweep.Segments.FIN;
import static dev.framewalk.timeline.sweep.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Relative numbers are those that tshark 4.0.17 shows for the same packets, if not said otherwise.
@DisplayName("Sequence numbers and stream positions of a connection that was joined midway count from one place")
final class OneBaseTest {
    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static long field(Timeline timeline, int packet, String id) {
        Node found = new Look(timeline).packet(packet).find(id);
        return Objects.requireNonNull(found, id).number();
    }

    private static String sentence(Timeline timeline, int packet) {
        return Teller.of(timeline).event(timeline.firstEventOf(packet)).sentence();
    }

    /// The client acknowledges up to 5001; 500 bytes that were on their way then were not captured.
    private static Segments joined() {
        Segments wire = new Segments(40_000, 80);
        wire.segment(true, ACK, 1001, 5001, NOTHING);
        wire.segment(false, ACK, 5501, 1001, ANSWER.getBytes(StandardCharsets.US_ASCII));
        return wire.segment(true, ACK, 1001, 5501 + ANSWER.length(), REQUEST.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theFirstByteSeenStandsWhereItsNumberSays() throws IOException {
        try (Timeline timeline = joined().read()) {
            assertThat(field(timeline, 1, "tcp.ack")).isEqualTo(1);
            assertThat(field(timeline, 2, "tcp.seq")).isEqualTo(501);
            assertThat(field(timeline, 3, "tcp.ack")).isEqualTo(501 + ANSWER.length());
            StreamMap map = Objects.requireNonNull(timeline.streamMap(0, Side.SERVER));
            assertThat(map.from(0)).isEqualTo(500);
            int answered = IntStream.range(0, timeline.eventCount())
                    .filter(event -> timeline.idOf(event).equals("http1.response-started"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Objects.requireNonNull(timeline.unit(answered)).from()).isEqualTo(500);
            SegmentReader segments = new SegmentReader(timeline, 0);
            assertThat(segments.read(2)).isTrue();
            assertThat(segments.from()).isEqualTo(500);
            // what was on its way when the capture began is no hole
            assertThat(IntStream.range(0, timeline.eventCount()).mapToObj(timeline::idOf)).noneMatch(id -> id.startsWith("tcp.hole") || id.startsWith("tcp.gap"));
        }
    }

    @Test
    void bytesBelowWhatWasAcknowledgedBeforeMoveTheBeginning() throws IOException {
        Segments wire = new Segments(40_000, 80);
        wire.segment(true, ACK, 1001, 5001, NOTHING);
        // sent again, although it was acknowledged: tshark shows 4294966797, a number that nobody can read
        wire.segment(false, ACK, 5001 - ANSWER.length(), 1001, ANSWER.getBytes(StandardCharsets.US_ASCII));
        try (Timeline timeline = wire.read()) {
            assertThat(field(timeline, 2, "tcp.seq")).isEqualTo(1);
            assertThat(Objects.requireNonNull(timeline.streamMap(0, Side.SERVER)).from(0)).isZero();
            assertThat(sentence(timeline, 2)).contains("200");
        }
    }

    @Test
    void aSynAckThatIsRecordedBehindDataSaysFromTheBeginningWhereTheyCountFrom() throws IOException {
        Segments wire = new Segments(40_000, 80);
        wire.segment(false, ACK, 5101, 1001, ANSWER.getBytes(StandardCharsets.US_ASCII));
        wire.segment(false, SYN | ACK, 5000, 1001, NOTHING);
        wire.segment(true, ACK, 1001, 5101 + ANSWER.length(), NOTHING);
        try (Timeline timeline = wire.read()) {
            assertThat(field(timeline, 1, "tcp.seq")).isEqualTo(101);
            assertThat(field(timeline, 2, "tcp.seq")).isZero();
            assertThat(field(timeline, 3, "tcp.ack")).isEqualTo(101 + ANSWER.length());
            assertThat(Objects.requireNonNull(timeline.streamMap(0, Side.SERVER)).from(0)).isEqualTo(100);
        }
    }

    @Test
    void aSynAckThatIsFarAwayIsThatOfAnotherConnection() throws IOException {
        Segments wire = new Segments(40_000, 80);
        wire.segment(false, ACK, 5101, 1001, ANSWER.getBytes(StandardCharsets.US_ASCII));
        wire.segment(false, SYN | ACK, 5101 - 2_000_000, 1001, NOTHING);
        try (Timeline timeline = wire.read()) {
            assertThat(field(timeline, 1, "tcp.seq")).isEqualTo(1);
            assertThat(Objects.requireNonNull(timeline.streamMap(0, Side.SERVER)).from(0)).isZero();
        }
    }

    @Test
    void packetsThatWereRecordedBackwardsAreReadInTheOrderOfTheirNumbers() throws IOException {
        Segments wire = new Segments(40_000, 80);
        wire.segment(true, ACK | FIN, 1001 + REQUEST.length(), 5001, NOTHING);
        wire.segment(true, ACK, 1001, 5001, REQUEST.getBytes(StandardCharsets.US_ASCII));
        wire.segment(false, SYN | ACK, 5000, 1001, NOTHING);
        wire.segment(true, SYN, 1000, 0, NOTHING);
        try (Timeline timeline = wire.read()) {
            assertThat(timeline.conversationCount()).isEqualTo(1);
            assertThat(field(timeline, 1, "tcp.seq")).isEqualTo(1 + REQUEST.length());
            assertThat(field(timeline, 2, "tcp.seq")).isEqualTo(1);
            assertThat(IntStream.range(0, timeline.eventCount()).mapToObj(timeline::idOf)).contains("http1.request-completed");
        }
    }

    @Test
    void whatWasAcknowledgedBeforeItWasRecordedIsNotMissingWhileTheOrderIsNotThatOfTheWire() throws IOException {
        int half = ANSWER.length() / 2;
        Segments wire = new Segments(40_000, 80);
        wire.segment(true, ACK, 1001 + REQUEST.length(), 5001 + ANSWER.length(), NOTHING);
        wire.segment(false, SYN | ACK, 5000, 1001, NOTHING);
        wire.segment(false, ACK, 5001 + half, 1001 + REQUEST.length(), ANSWER.substring(half).getBytes(StandardCharsets.US_ASCII));
        wire.segment(true, ACK, 1001, 5001, REQUEST.getBytes(StandardCharsets.US_ASCII));
        wire.segment(false, ACK, 5001, 1001 + REQUEST.length(), ANSWER.substring(0, half).getBytes(StandardCharsets.US_ASCII));
        try (Timeline timeline = wire.read()) {
            assertThat(IntStream.range(0, timeline.eventCount()).mapToObj(timeline::idOf))
                    .contains("http1.request-completed", "http1.response-completed")
                    .noneMatch(id -> id.startsWith("tcp.gap"));
        }
    }

    @Test
    void whatIsAcknowledgedSelectivelyCountsFromThere() throws IOException {
        Segments wire = joined();
        // 5701 to 5801 came, what lies before it did not
        int left = 5701;
        int right = 5801;
        wire.options(1, 1, 5, 10, left >> 24, left >> 16, left >> 8, left, right >> 24, right >> 16, right >> 8, right);
        wire.segment(true, ACK, 1001 + REQUEST.length(), 5501 + ANSWER.length(), NOTHING);
        try (Timeline timeline = wire.read()) {
            assertThat(field(timeline, 4, "tcp.options.sack_le")).isEqualTo(701);
            assertThat(field(timeline, 4, "tcp.options.sack_re")).isEqualTo(801);
            assertThat(field(timeline, 4, "x.tcp.options.sack_le_raw")).isEqualTo(5701);
            assertThat(sentence(timeline, 4)).contains("701 to 800");
        }
    }
}
