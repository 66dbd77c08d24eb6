package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.order.Reassembly;
import org.junit.jupiter.api.Test;

/// Streams put in order, and the lives of both ends, told as conversations.
class TcpDecoderTest {
    @Test
    void bytesAreDeliveredInOrderAndOnce() {
        Conversation c = new Conversation().handshake();
        c.client("PSH,ACK", "GET / ").client("PSH,ACK", "HTTP/1.1").server("ACK").server("PSH,ACK", "200");
        assertThat(c.text(0)).isEqualTo("GET / HTTP/1.1");
        assertThat(c.text(1)).isEqualTo("200");
        assertThat(c.log("delivered"))
                .containsExactly(
                        "delivered 0 0+6 of packet 4",
                        "delivered 0 6+8 of packet 5",
                        "delivered 1 0+3 of packet 7");
    }

    @Test
    void whatComesTooEarlyWaitsAndIsDeliveredAsBytesOfItsOwnPacket() {
        Conversation c = new Conversation().handshake();
        c.client("ACK", "one").at(7).client("ACK", "three").acknowledging(4).server("ACK");
        assertThat(c.text(0)).isEqualTo("one");
        assertThat(c.decoder.state().server().held()).containsExactly(new TcpEndpoint.Range(6, 11));
        c.at(4).client("ACK", "two");
        assertThat(c.text(0)).isEqualTo("onetwothree");
        assertThat(c.log("delivered"))
                .containsExactly(
                        "delivered 0 0+3 of packet 4", "delivered 0 3+3 of packet 7", "delivered 0 6+5 of packet 5");
        assertThat(c.log("gap")).isEmpty();
        assertThat(c.decoder.state().server().held()).isEmpty();
    }

    @Test
    void aRetransmissionCutDifferentlyBringsOnlyWhatIsNew() {
        Conversation c = new Conversation().handshake();
        c.client("ACK", "abcdef").at(3).client("ACK", "cdefghij");
        assertThat(c.text(0)).isEqualTo("abcdefghij");
        assertThat(c.log("conflict")).isEmpty();
    }

    @Test
    void theBytesSeenFirstStayAndTheConflictIsReported() {
        Conversation c = new Conversation().handshake();
        c.client("ACK", "attack at dawn").at(11).client("ACK", "DUSK");
        assertThat(c.text(0)).isEqualTo("attack at dawn");
        assertThat(c.log("conflict")).containsExactly("conflict 0 10+4 of packets 4 and 5");
    }

    @Test
    void aConflictAmongWaitingBytesIsReportedToo() {
        Conversation c = new Conversation().handshake();
        c.at(5).client("ACK", "efgh").at(3).client("ACK", "cdEfGhij");
        c.at(1).client("ACK", "ab");
        assertThat(c.text(0)).isEqualTo("abcdefghij");
        assertThat(c.log("conflict")).containsExactly("conflict 0 4+3 of packets 4 and 5");
    }

    @Test
    void aHoleIsDeclaredWhenTheOtherEndAcknowledgesWhatLiesBehindIt() {
        Conversation c = new Conversation().handshake();
        c.client("ACK", "abc").at(7).client("ACK", "ghi").acknowledging(4).server("ACK");
        assertThat(c.text(0)).isEqualTo("abc");
        c.acknowledging(10).server("ACK");
        assertThat(c.text(0)).isEqualTo("abc<3>ghi");
        assertThat(c.verdicts()).contains(TcpAnalysis.ACK_LOST_SEGMENT);
    }

    @Test
    void aHoleBeforeTheFinIsDeclaredWhenTheFinIsAcknowledged() {
        Conversation c = new Conversation().handshake();
        c.client("ACK", "abc").at(9).client("FIN,ACK").acknowledging(10).server("ACK");
        assertThat(c.text(0)).isEqualTo("abc<5>");
        assertThat(c.log("ended")).containsExactly("ended 0 FINISHED at packet 6");
        assertThat(c.server()).isEqualTo(TcpPhase.CLOSE_WAIT);
    }

    @Test
    void whatTheSnapLengthCutOffIsAGap() {
        Conversation c = new Conversation().handshake();
        c.cut(4).client("ACK", "abcdefgh").client("ACK", "ij");
        assertThat(c.text(0)).isEqualTo("abcd<4>ij");
        c.at(13).cut(3).client("ACK", "mno").at(11).client("ACK", "kl");
        assertThat(c.text(0)).isEqualTo("abcd<4>ijkl<3>");
    }

    @Test
    void optionsThatTheSnapLengthCutOffAreNoData() {
        Conversation c = new Conversation();
        byte[] syn = Conversation.header(0, 1000, 0, TcpFlags.SYN, 100, new byte[20], new byte[0]);
        Bytes cut = Bytes.captured(java.util.Arrays.copyOf(syn, 34));
        c.decoder.segment(0, cut, 0, 34, 0, 6, 1, 1);
        assertThat(c.decoder.state().first().sendNext().value()).isEqualTo(1001);
        assertThat(c.log("gap")).isEmpty();
    }

    @Test
    void aHeaderThatIsTooShortToBeOneIsNoSegment() {
        Conversation c = new Conversation();
        byte[] bytes = Conversation.header(0, 1000, 0, TcpFlags.ACK, 100, new byte[0], new byte[10]);
        bytes[12] = 0x40;
        assertThat(c.decoder.segment(0, Bytes.captured(bytes), 0, 20, 10, 10, 1, 1)).isZero();
        assertThat(c.log).isEmpty();
    }

    @Test
    void sequenceNumbersWrap() {
        Conversation c = new Conversation().isn(-4, -1).handshake();
        c.client("ACK", "abcdef").at(11).client("ACK", "klm").at(7).client("ACK", "ghij").server("ACK", "xy");
        assertThat(c.text(0)).isEqualTo("abcdefghijklm");
        assertThat(c.text(1)).isEqualTo("xy");
        assertThat(c.decoder.relativeAcknowledgmentNumber()).isEqualTo(14);
        assertThat(c.verdicts()).isEmpty();
    }

    @Test
    void dataInTheSynIsTheBeginningOfTheStream() {
        Conversation c = new Conversation();
        c.options("2206 1122 3344 0101").client("SYN", "GET /");
        assertThat(c.verdicts()).containsExactly(TcpAnalysis.TFO_SYN);
        c.acknowledging(6).server("SYN,ACK");
        assertThat(c.verdicts()).containsExactly(TcpAnalysis.TFO_ACK);
        c.client("ACK", " HTTP");
        assertThat(c.text(0)).isEqualTo("GET / HTTP");
    }

    @Test
    void dataInTheSynThatTheServerIgnoredComesAgainAndIsDeliveredOnce() {
        Conversation c = new Conversation();
        c.options("2206 1122 3344 0101").client("SYN", "GET /").acknowledging(1).server("SYN,ACK");
        assertThat(c.verdicts()).containsExactly(TcpAnalysis.TFO_IGNORED);
        c.at(1).client("ACK", "GET /").client("ACK", " x");
        assertThat(c.text(0)).isEqualTo("GET / x");
    }

    @Test
    void urgentBytesStayInTheStream() {
        Conversation c = new Conversation().handshake();
        c.client("PSH,ACK", "ab").client("PSH,ACK,URG", "!").client("PSH,ACK", "cd");
        assertThat(c.text(0)).isEqualTo("ab!cd");
    }

    @Test
    void theGarbageByteOfAKeepAliveIsNoDataAndNoConflict() {
        Conversation c = new Conversation().handshake();
        c.client("PSH,ACK", "abc").server("ACK").at(3).client("ACK", "\0");
        assertThat(c.verdicts()).containsExactly(TcpAnalysis.KEEP_ALIVE);
        assertThat(c.text(0)).isEqualTo("abc");
        assertThat(c.log("conflict")).isEmpty();
    }

    @Test
    void aCaptureThatBeginsInTheMiddleCountsFromTheFirstByteSeen() {
        Conversation c = new Conversation();
        c.at(777).acknowledging(4000).server("PSH,ACK", "middle").at(4000).client("ACK", "yes");
        assertThat(c.text(1)).isEqualTo("middle");
        assertThat(c.text(0)).isEqualTo("yes");
        assertThat(c.client()).isEqualTo(TcpPhase.JOINED_MIDWAY);
        assertThat(c.server()).isEqualTo(TcpPhase.JOINED_MIDWAY);
        assertThat(c.decoder.joinedMidway(1)).isTrue();
        assertThat(c.decoder.isWindowScaleUnknown()).isTrue();
        assertThat(c.decoder.clientDirection()).isZero();
        assertThat(c.decoder.howWeKnowTheClient()).isInstanceOf(Certainty.Inferred.class);
    }

    @Test
    void whatLiesBeforeTheFirstByteSeenIsNotDelivered() {
        Conversation c = new Conversation();
        c.at(100).client("ACK", "later").at(95).client("ACK", "early");
        assertThat(c.text(0)).isEqualTo("later");
    }

    @Test
    void anOrdinaryLife() {
        Conversation c = new Conversation().handshake();
        c.client("FIN,ACK").server("ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.FIN_WAIT_2);
        assertThat(c.server()).isEqualTo(TcpPhase.CLOSE_WAIT);
        c.server("PSH,ACK", "still talking").client("ACK").server("FIN,ACK").client("ACK");
        assertThat(c.text(1)).isEqualTo("still talking");
        assertThat(c.log("life"))
                .containsExactly(
                        "life 1 CLOSED to LISTEN at packet 1",
                        "life 0 CLOSED to SYN_SENT at packet 1",
                        "life 1 LISTEN to SYN_RECEIVED at packet 2",
                        "life 0 SYN_SENT to ESTABLISHED at packet 2",
                        "life 1 SYN_RECEIVED to ESTABLISHED at packet 3",
                        "life 0 ESTABLISHED to FIN_WAIT_1 at packet 4",
                        "life 1 ESTABLISHED to CLOSE_WAIT at packet 4",
                        "life 0 FIN_WAIT_1 to FIN_WAIT_2 at packet 5",
                        "life 1 CLOSE_WAIT to LAST_ACK at packet 8",
                        "life 0 FIN_WAIT_2 to TIME_WAIT at packet 8",
                        "life 1 LAST_ACK to CLOSED at packet 9");
        assertThat(c.log("ended"))
                .containsExactly("ended 0 FINISHED at packet 4", "ended 1 FINISHED at packet 8");
        assertThat(c.log("anomaly")).isEmpty();
    }

    /// RFC 9293, section 3.6, figure 13.
    @Test
    void bothCloseAtOnce() {
        Conversation c = new Conversation().handshake();
        c.client("FIN,ACK").acknowledging(1).server("FIN,ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.CLOSING);
        // the observer sees the FIN of the client first; for the server the order is told by what it acknowledges
        c.client("ACK").server("ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.TIME_WAIT);
        assertThat(c.log("ended")).hasSize(2);
    }

    /// RFC 9293, section 3.5, figure 7.
    @Test
    void bothOpenAtOnce() {
        Conversation c = new Conversation();
        c.client("SYN").server("SYN");
        assertThat(c.client()).isEqualTo(TcpPhase.SYN_RECEIVED);
        assertThat(c.server()).isEqualTo(TcpPhase.SYN_RECEIVED);
        c.at(0).client("SYN,ACK").at(0).server("SYN,ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.server()).isEqualTo(TcpPhase.ESTABLISHED);
        c.client("ACK", "a").server("ACK", "b");
        assertThat(c.text(0)).isEqualTo("a");
        assertThat(c.text(1)).isEqualTo("b");
    }

    @Test
    void aHandshakeInFourStepsMakesTheFirstSpeakerTheClient() {
        Conversation c = new Conversation();
        c.client("SYN").server("ACK").server("SYN").at(0).client("SYN,ACK").server("ACK").client("ACK", "hello");
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.server()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.text(0)).isEqualTo("hello");
        assertThat(c.decoder.clientDirection()).isZero();
        assertThat(c.decoder.howWeKnowTheClient()).isEqualTo(Certainty.OBSERVED);
    }

    @Test
    void aRefusedConnection() {
        Conversation c = new Conversation().client("SYN").at(0).server("RST,ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.RESET);
        assertThat(c.server()).isEqualTo(TcpPhase.RESET);
        c.end();
        assertThat(c.log("ended")).containsExactly("ended 0 RESET at packet 2", "ended 1 RESET at packet 2");
    }

    @Test
    void aRefusedConnectionMayBeTriedAgain() {
        Conversation c = new Conversation().client("SYN").at(0).server("RST,ACK").at(0).client("SYN").at(0).server("SYN,ACK");
        c.at(1).client("ACK", "now");
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.text(0)).isEqualTo("now");
    }

    @Test
    void aResetEndsBothDirections() {
        Conversation c = new Conversation().handshake().client("ACK", "abc").at(6).client("ACK", "fgh").server("RST,ACK");
        assertThat(c.log("ended")).containsExactly("ended 0 RESET at packet 6", "ended 1 RESET at packet 6");
        assertThat(c.text(0)).as("what was held is not lost").isEqualTo("abc<2>fgh");
    }

    @Test
    void aResetOutsideTheWindowChangesNothing() {
        Conversation c = new Conversation().handshake().client("ACK", "abc").at(500_000).server("RST");
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.log("anomaly")).hasSize(1).first().asString().contains("RESET_OUTSIDE_WINDOW 505000 5001");
        assertThat(c.log("ended")).isEmpty();
    }

    @Test
    void anotherInitialNumberIsAnotherConnection() {
        Conversation c = new Conversation().handshake();
        Bytes same = Bytes.captured(Conversation.header(0, 1000, 0, TcpFlags.SYN, 100, new byte[0], new byte[0]));
        Bytes other = Bytes.captured(Conversation.header(0, 9999, 0, TcpFlags.SYN, 100, new byte[0], new byte[0]));
        assertThat(c.decoder.startsNewConnection(0, same, 0)).isFalse();
        assertThat(c.decoder.startsNewConnection(0, other, 0)).isTrue();
        TcpDecoder next = new TcpDecoder(c, true);
        assertThat(TcpAnalysis.of(next.segment(0, other, 0, 20, 0, 0, 4, 1))).containsExactly(TcpAnalysis.REUSED_PORTS);
    }

    @Test
    void nothingIsDeliveredAfterTheFin() {
        Conversation c = new Conversation().handshake().client("FIN,ACK", "end").client("ACK", "more");
        c.end();
        assertThat(c.text(0)).isEqualTo("end");
        assertThat(c.log("anomaly")).containsExactly("anomaly 0 DATA_AFTER_FIN 5 0 at packet 5");
    }

    @Test
    void aFinElsewhereIsNoFin() {
        Conversation c = new Conversation().handshake().client("ACK", "abcdef").at(3).client("FIN,ACK");
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
        assertThat(c.log("anomaly")).containsExactly("anomaly 0 FIN_MOVED 2 6 at packet 5");
    }

    @Test
    void dataBeyondTheWindowIsReportedAndDroppedIfNothingEverAsksForIt() {
        Conversation c = new Conversation().window(1000, 1000).handshake();
        c.at(900).client("ACK", "inside").at(5000).client("ACK", "outside").end();
        assertThat(c.log("anomaly")).containsExactly("anomaly 0 DATA_BEYOND_WINDOW 5006 1000 at packet 5");
        assertThat(c.text(0)).isEqualTo("<899>inside");
    }

    @Test
    void theLimitOfWhatIsHeldBecomesAGap() {
        Conversation c = new Conversation().window(65535, 65535).handshake();
        for (int i = 0; i <= Reassembly.MOST_HELD; i++) {
            c.at(10 + 2 * i).client("ACK", "x");
        }
        assertThat(c.log("anomaly")).hasSize(1);
        assertThat(c.log("gap")).containsExactly("gap 0 0+9");
        assertThat(c.text(0)).isEqualTo("<9>x");
    }

    @Test
    void theEndOfTheCaptureDeliversWhatIsHeld() {
        Conversation c = new Conversation().handshake().client("ACK", "a").at(5).client("ACK", "e").end();
        assertThat(c.text(0)).isEqualTo("a<3>e");
        assertThat(c.log("ended"))
                .containsExactly("ended 0 CAPTURE_ENDED at packet 5", "ended 1 CAPTURE_ENDED at packet 5");
    }

    @Test
    void theServerIsTheOneThatAnswersTheSyn() {
        Conversation c = new Conversation().acknowledging(1).server("SYN,ACK");
        assertThat(c.decoder.clientDirection()).isZero();
        assertThat(c.decoder.howWeKnowTheClient()).isEqualTo(Certainty.DERIVED);
        assertThat(c.client()).isEqualTo(TcpPhase.ESTABLISHED);
    }
}
