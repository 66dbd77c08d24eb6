package dev.framewalk.timeline.order;

import static dev.framewalk.timeline.order.Wire.ACK;
import static dev.framewalk.timeline.order.Wire.RST;
import static dev.framewalk.timeline.order.Wire.SYN;
import static dev.framewalk.timeline.order.Wire.SYN_ACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Clock;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.RoundTrip;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of several copies the one counts that was accepted")
final class CopiesTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int ASKED = 1 + GET.length();

    private static List<Wait> waits(Timeline timeline, WaitCause cause) {
        return Waits.of(timeline).in(0).all().stream()
                .filter(wait -> wait.cause() == cause)
                .toList();
    }

    private static ByteOrder order(Timeline timeline, Side side) {
        return Objects.requireNonNull(ByteOrders.of(timeline).of(0, side));
    }

    @Test
    void aRequestThatIsAcknowledgedOnlyBehindItsSecondCopyCameWithThatOne() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .client(202, ACK, 1, 1, GET)
                .server(203, ACK, 1, ASKED, "")
                .server(203.4, ACK, 1, ASKED, OK);
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).first(0)).isEqualTo(4);
            assertThat(order(timeline, Side.CLIENT).accepted(0)).isEqualTo(5);
            assertThat(order(timeline, Side.CLIENT).acceptance(0)).isInstanceOf(Certainty.Inferred.class);
            Wait timer = waits(timeline, WaitCause.RETRANSMISSION_TIMER).getFirst();
            assertThat(timer.blockedNanos()).isEqualTo(200_000_000);
            assertThat(timer.culpritPacket()).isEqualTo(5);
            Wait server = waits(timeline, WaitCause.SERVER_THINKING).getFirst();
            assertThat(server.blockedNanos()).isEqualTo(400_000);
        }
    }

    @Test
    void anAcknowledgmentBetweenTheCopiesIsOfTheFirst() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, "")
                .client(202, ACK, 1, 1, GET)
                .server(203, ACK, 1, ASKED, "")
                .server(203.4, ACK, 1, ASKED, OK);
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).accepted(0)).isEqualTo(4);
            assertThat(waits(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
        }
    }

    @Test
    void aDuplicateSelectiveAcknowledgmentSaysThatTheSecondCopyWasSuperfluous() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .client(202, ACK, 1, 1, GET)
                .selective(false, 1, ASKED)
                .server(203, ACK, 1, ASKED, "")
                .server(203.4, ACK, 1, ASKED, OK);
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).accepted(0)).isEqualTo(4);
            assertThat(waits(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
        }
    }

    @Test
    void anEchoOfAnOlderTimestampIsAnAnswerToTheFirstCopy() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .stamps(100, 1)
                .client(2, ACK, 1, 1, GET)
                .stamps(300, 1)
                .client(202, ACK, 1, 1, GET)
                .stamps(50, 100)
                .server(202.9, ACK, 1, ASKED, "");
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).accepted(0)).isEqualTo(4);
        }
    }

    @Test
    void anEchoOfTheSecondTimestampProvesTheSecondCopy() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .stamps(100, 1)
                .client(2, ACK, 1, 1, GET)
                .stamps(300, 1)
                .client(202, ACK, 1, 1, GET)
                .stamps(50, 300)
                .server(203, ACK, 1, ASKED, "");
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).accepted(0)).isEqualTo(5);
            assertThat(order(timeline, Side.CLIENT).acceptance(0)).isEqualTo(Certainty.DERIVED);
        }
    }

    @Test
    void whatIsAcknowledgedSoonerThanARoundTripWasThereBefore() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, OK)
                .client(3.1, ACK, ASKED, 1 + OK.length(), GET)
                .client(203, ACK, ASKED, 1 + OK.length(), GET)
                .server(203.2, ACK, 1 + OK.length(), ASKED + GET.length(), "");
        try (Timeline timeline = wire.read()) {
            assertThat(order(timeline, Side.CLIENT).accepted(GET.length())).isEqualTo(6);
        }
    }

    @Test
    void aRoundTripIsNotMeasuredOnWhatWasSentTwice() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .client(202, ACK, 1, 1, GET)
                .server(203, ACK, 1, ASKED, "")
                .client(204, ACK, ASKED, 1, GET)
                .server(205, ACK, 1, ASKED + GET.length(), "");
        try (Timeline timeline = wire.read()) {
            assertThat(timeline.packets().ackRttNanos(6)).isEqualTo(-1);
            assertThat(timeline.packets().ackRttNanos(8)).isEqualTo(1_000_000);
        }
    }

    @Test
    void aSynThatIsSentAgainIsTheOneThatIsAnsweredUnlessTimestampsSayOtherwise() throws IOException {
        Wire wire = new Wire()
                .client(0, SYN, 0, 0, "")
                .client(1000, SYN, 0, 0, "")
                .server(1040, SYN_ACK, 0, 1, "")
                .client(1040.1, ACK, 1, 1, "");
        try (Timeline timeline = wire.read()) {
            TcpEvent.Accepted accepted = Objects.requireNonNull(timeline.accepted(0));
            assertThat(accepted.asked()).isEqualTo(2);
            assertThat(accepted.afterNanos()).isEqualTo(40_000_000);
            assertThat(accepted.lostNanos()).isEqualTo(1_000_000_000);
            assertThat(accepted.certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(Objects.requireNonNull(timeline.established(0)).roundTripNanos()).isEqualTo(40_100_000);
            assertThat(Objects.requireNonNull(timeline.established(0)).handshakeNanos()).isEqualTo(1_040_100_000);
            Wait timer = waits(timeline, WaitCause.RETRANSMISSION_TIMER).getFirst();
            assertThat(timer.blockedNanos()).isEqualTo(1_000_000_000);
            assertThat(timer.culpritPacket()).isEqualTo(2);
            RoundTrip opening = Waits.of(timeline).in(0).roundTrips().parts().getFirst();
            assertThat(opening.nanos()).isEqualTo(40_100_000);
        }
        Wire stamped = new Wire()
                .stamps(10, 0)
                .client(0, SYN, 0, 0, "")
                .stamps(1010, 0)
                .client(1000, SYN, 0, 0, "")
                .stamps(7, 10)
                .server(1040, SYN_ACK, 0, 1, "")
                .client(1040.1, ACK, 1, 1, "");
        try (Timeline timeline = stamped.read()) {
            TcpEvent.Accepted accepted = Objects.requireNonNull(timeline.accepted(0));
            assertThat(accepted.asked()).isEqualTo(1);
            assertThat(accepted.afterNanos()).isEqualTo(1_040_000_000);
            assertThat(accepted.certainty()).isEqualTo(Certainty.DERIVED);
        }
    }

    @Test
    void aClosedWindowIsWaitedForFromTheAcknowledgmentThatClosesItToTheOneThatOpensIt() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n";
        int there = 1 + head.length();
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, head)
                .window(0)
                .client(3.1, ACK, ASKED, there, "")
                .server(203, ACK, there, ASKED, "0")
                .window(0)
                .client(203.1, ACK, ASKED, there, "")
                .client(900, ACK, ASKED, there, "")
                .server(901, ACK, there, ASKED, "0123456789")
                .server(901.1, ACK, there + 10, ASKED, "0123456789")
                .client(901.2, ACK, ASKED, there + 20, "");
        try (Timeline timeline = wire.read()) {
            Wait wait = waits(timeline, WaitCause.RECEIVE_WINDOW).getFirst();
            assertThat(wait.blockedNanos()).isEqualTo(896_900_000);
            assertThat(wait.culpritPacket()).isEqualTo(9);
            assertThat(wait.certainty()).isEqualTo(Certainty.DERIVED);
            assertThat(waits(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
            assertThat(order(timeline, Side.SERVER).accepted(head.length())).isEqualTo(10);
        }
    }

    @Test
    void aPacketThatWasRecordedTwiceIsNoRetransmissionAndNoDuplicateAcknowledgment() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .again()
                .client(2.01, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, "")
                .again()
                .server(3.01, ACK, 1, ASKED, "")
                .server(3.4, ACK, 1, ASKED, OK);
        try (Timeline timeline = wire.read()) {
            for (int packet = 1; packet <= wire.packets(); packet++) {
                int analysis = timeline.packets().analysis(packet);
                boolean isCopy = packet == 5 || packet == 7;
                assertThat(TcpAnalysis.of(analysis))
                        .as("packet %d", packet)
                        .hasSize(isCopy ? 1 : 0);
            }
            assertThat(Waits.of(timeline).in(0).all().stream().map(Wait::cause)).containsOnly(WaitCause.SERVER_THINKING);
            Filter copies = ((Filter.Compiled.Ok) Filter.compile("x.tcp.recorded_twice", EventFilters.catalog())).filter();
            assertThat(Arrays.stream(EventFilters.steps(timeline, Depth.SEGMENTS, copies))
                            .filter(timeline::isPacketEvent)
                            .map(timeline::packetOf))
                    .containsExactly(5, 7);
        }
    }

    @Test
    void timesThatGoBackAreNotComputedWith() throws IOException {
        Wire wire = new Wire()
                .handshake(10_000)
                .client(10_002, ACK, 1, 1, GET)
                .server(5_000, ACK, 1, ASKED, OK)
                .client(5_001, ACK, ASKED, 1 + OK.length(), "");
        try (Timeline timeline = wire.read()) {
            assertThat(timeline.packets().between(4, 5)).isEqualTo(Clock.UNKNOWN);
            assertThat(timeline.packets().between(5, 6)).isEqualTo(1_000_000);
            assertThat(timeline.packets().moment(5)).isGreaterThan(timeline.packets().moment(4));
            assertThat(waits(timeline, WaitCause.SERVER_THINKING)).isEmpty();
        }
    }

    @Test
    void realDuplicateAcknowledgmentsAreNotRecordedTwiceEvenWhereOtherPacketsAre() throws IOException {
        String body = "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + "x".repeat(4000);
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .again()
                .client(2.01, ACK, 1, 1, GET);
        int at = 1;
        for (int i = 0; i < 4; i++) {
            wire.server(4 + i * 0.01, ACK, at, ASKED, body.substring(at - 1, at + 999));
            at += 1000;
        }
        for (int i = 0; i < 4; i++) {
            // all from one host that does not number its packets
            wire.oneId().client(24 + i * 0.05, ACK, ASKED, 1, "");
        }
        wire.server(24.3, ACK, 1, ASKED, body.substring(0, 1000)).client(44.3, ACK, ASKED, at, "");
        try (Timeline timeline = wire.read()) {
            assertThat(waits(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
            assertThat(waits(timeline, WaitCause.FAST_RETRANSMISSION)).isNotEmpty();
            for (int packet = 10; packet <= 13; packet++) {
                assertThat(TcpAnalysis.RECORDED_TWICE.in(timeline.packets().analysis(packet))).as("packet %d", packet).isFalse();
            }
        }
    }

    @Test
    void aCopyMayBeWrittenFirstAndMayLackATime() throws IOException {
        Wire wire = new Wire()
                .client(0, SYN, 0, 0, "")
                .again()
                .client(-0.002, SYN, 0, 0, "")
                .server(1, SYN_ACK, 0, 1, "")
                .client(1.01, ACK, 1, 1, "");
        try (Timeline timeline = wire.read()) {
            assertThat(TcpAnalysis.of(timeline.packets().analysis(2))).containsExactly(TcpAnalysis.RECORDED_TWICE);
            assertThat(Objects.requireNonNull(timeline.accepted(0)).asked()).isEqualTo(1);
        }
    }

    @Test
    void aSynAckThatIsSentAgainWaitsForTheTimerAndIsNoRoundTrip() throws IOException {
        Wire wire = new Wire()
                .client(0, SYN, 0, 0, "")
                .server(0.01, SYN_ACK, 0, 1, "")
                .server(1000, SYN_ACK, 0, 1, "")
                .client(1050, ACK, 1, 1, "")
                .client(1051, ACK, 1, 1, GET);
        try (Timeline timeline = wire.read()) {
            Wait timer = waits(timeline, WaitCause.RETRANSMISSION_TIMER).getFirst();
            assertThat(timer.blockedNanos()).isEqualTo(999_990_000);
            assertThat(timer.culpritPacket()).isEqualTo(3);
            RoundTrip opening = Waits.of(timeline).in(0).roundTrips().parts().getFirst();
            assertThat(opening.nanos()).isEqualTo(50_010_000);
            assertThat(opening.trips()).isEqualTo(1);
            assertThat(opening.certainty()).isInstanceOf(Certainty.Inferred.class);
        }
    }

    @Test
    void aRequestCountsAsAskedFromTheCopyThatWasTaken() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .client(202, ACK, 1, 1, GET)
                .server(203, ACK, 1, ASKED, OK);
        try (Timeline timeline = wire.read()) {
            RoundTrip request = Waits.of(timeline).in(0).roundTrips().parts().getLast();
            assertThat(request.fromPacket()).isEqualTo(5);
            assertThat(request.nanos()).isEqualTo(1_000_000);
        }
    }

    @Test
    void aWindowThatOpensWithARequestHeldNothingUp() throws IOException {
        int there = 1 + OK.length();
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, OK)
                .window(0)
                .client(3.1, ACK, ASKED, there, "")
                .client(1003, ACK, ASKED, there, GET)
                .server(1004, ACK, there, ASKED + GET.length(), OK);
        try (Timeline timeline = wire.read()) {
            assertThat(waits(timeline, WaitCause.RECEIVE_WINDOW)).isEmpty();
        }
    }

    @Test
    void anAcknowledgmentThatWasOvertakenOpensNoWindow() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1010\r\n\r\n";
        int there = 1 + head.length();
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, GET)
                .server(3, ACK, 1, ASKED, head)
                .server(3.01, ACK, there, ASKED, "x".repeat(1000))
                .window(0)
                .client(3.1, ACK, ASKED, there + 1000, "")
                .window(1000)
                .client(3.15, ACK, ASKED, there, "")
                .client(503.1, ACK, ASKED, there + 1000, "")
                .server(503.2, ACK, there + 1000, ASKED, "0123456789");
        try (Timeline timeline = wire.read()) {
            Wait wait = waits(timeline, WaitCause.RECEIVE_WINDOW).getFirst();
            assertThat(wait.blockedNanos()).isEqualTo(500_000_000);
        }
    }

    @Test
    void aRstWithAnyNumberMovesNoPosition() throws IOException {
        String body = "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n" + "x".repeat(3000);
        Wire wire = new Wire().handshake(0).client(2, ACK, 1, 1, GET).server(3, ACK, 1, ASKED, body.substring(0, 1000));
        for (int i = 1; i < 6; i++) {
            wire.server(3 + i * 0.01, RST, i * 800_000_000, ASKED, "");
        }
        wire.server(4, ACK, 2001, ASKED, body.substring(2000, 3000))
                .client(4.1, ACK, ASKED, 1001, "")
                .client(4.2, ACK, ASKED, 1001, "")
                .server(24, ACK, 1001, ASKED, body.substring(1000, 2000));
        try (Timeline timeline = wire.read()) {
            Disorder disorder = order(timeline, Side.SERVER).disorder();
            assertThat(disorder.holes()).isEqualTo(1);
            assertThat(disorder.holeFrom(0)).isEqualTo(1000);
            assertThat(disorder.holeTo(0)).isEqualTo(2000);
        }
    }

    /// A datagram without a checksum, to port 5000.
    private static GeneratedCapture.Packet datagram(long micros, int id, String data) {
        ByteBuffer packet = ByteBuffer.allocate(42 + data.length());
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.putShort((short) 0x4500).putShort((short) (28 + data.length())).putShort((short) id).putShort((short) 0x4000);
        packet.putShort((short) 0x4011).putShort((short) 0).put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
        packet.putShort((short) 40_000).putShort((short) 5000).putShort((short) (8 + data.length())).putShort((short) 0);
        packet.put(data.getBytes(StandardCharsets.US_ASCII));
        return new GeneratedCapture.Packet(1_700_000_000_000_000_000L + 1000 * micros, packet.array());
    }

    @ParameterizedTest(name = "identifications {0} and {1}, {2}: a copy, {3}")
    @CsvSource({"7, 7, twelve bytes, true", "7, 8, twelve bytes, false", "7, 7, other bytes!, false", "0, 0, twelve bytes, false"})
    void aDatagramIsACopyOnlyIfItsIdentificationSaysSo(int first, int second, String data, boolean isCopy) throws IOException {
        GeneratedCapture capture = new GeneratedCapture();
        capture.add(datagram(0, first, "twelve bytes"));
        capture.add(datagram(20, second, data));
        try (Timeline timeline = capture.read()) {
            assertThat(IntStream.range(0, timeline.eventCount()).anyMatch(event -> Teller.of(timeline).event(event).id().equals("x.recorded-twice")))
                    .isEqualTo(isCopy);
        }
    }
}
