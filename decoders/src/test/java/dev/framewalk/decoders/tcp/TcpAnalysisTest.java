package dev.framewalk.decoders.tcp;

import static dev.framewalk.decoders.tcp.TcpAnalysis.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The verdicts, each by the shortest conversation that earns it. The rules are those of the Wireshark User's Guide, "TCP Analysis".
class TcpAnalysisTest {
    private static final long MS = 1_000_000;

    @Test
    void anOrdinaryConversationHasNoVerdicts() {
        Conversation c = new Conversation();
        for (int i = 0; i < 3; i++) {
            assertThat((i == 0 ? c.client("SYN") : i == 1 ? c.server("SYN,ACK") : c.client("ACK")).verdicts()).isEmpty();
        }
        assertThat(c.client("PSH,ACK", "a").verdicts()).isEmpty();
        assertThat(c.server("ACK").verdicts()).isEmpty();
        assertThat(c.server("PSH,ACK", "b").verdicts()).isEmpty();
        assertThat(c.client("FIN,ACK").verdicts()).isEmpty();
    }

    @Test
    void aRetransmissionComesLate() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").client("ACK", "efgh");
        assertThat(c.after(300 * MS).at(1).client("ACK", "abcd").verdicts()).containsExactly(RETRANSMISSION);
    }

    @Test
    void aRepeatedSynIsARetransmission() {
        Conversation c = new Conversation().client("SYN");
        assertThat(c.after(1000 * MS).at(0).client("SYN").verdicts()).containsExactly(RETRANSMISSION);
    }

    @Test
    void outOfOrderComesWithinTheRoundTripOfTheHandshake() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").at(9).client("ACK", "ijkl");
        assertThat(c.verdicts()).containsExactly(LOST_SEGMENT);
        assertThat(c.after(19 * MS).at(5).client("ACK", "efgh").verdicts()).containsExactly(OUT_OF_ORDER);
        Conversation late = new Conversation().handshake().client("ACK", "abcd").at(9).client("ACK", "ijkl");
        assertThat(late.after(21 * MS).at(5).client("ACK", "efgh").verdicts()).containsExactly(RETRANSMISSION);
    }

    @Test
    void withoutAHandshakeOutOfOrderComesWithinThreeMilliseconds() {
        Conversation c = new Conversation().at(1).client("ACK", "abcd").at(9).client("ACK", "ijkl");
        assertThat(c.after(2 * MS).at(5).client("ACK", "efgh").verdicts()).containsExactly(OUT_OF_ORDER);
        Conversation late = new Conversation().at(1).client("ACK", "abcd").at(9).client("ACK", "ijkl");
        assertThat(late.after(4 * MS).at(5).client("ACK", "efgh").verdicts()).containsExactly(RETRANSMISSION);
    }

    @Test
    void aFastRetransmissionAnswersTwoDuplicateAcknowledgments() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").at(5).client("ACK", "efgh");
        c.acknowledging(1).server("ACK");
        assertThat(c.acknowledging(1).server("ACK").verdicts()).containsExactly(DUPLICATE_ACK);
        assertThat(c.decoder.duplicateAckNumber()).isEqualTo(1 + 1);
        assertThat(c.decoder.duplicateAckOf()).isEqualTo(2);
        assertThat(c.after(5 * MS).at(1).client("ACK", "abcd").verdicts())
                .containsExactly(RETRANSMISSION, FAST_RETRANSMISSION);
        Conversation slow = new Conversation().handshake().client("ACK", "abcd").client("ACK", "efgh");
        slow.acknowledging(1).server("ACK").acknowledging(1).server("ACK");
        assertThat(slow.after(25 * MS).at(1).client("ACK", "abcd").verdicts()).containsExactly(RETRANSMISSION);
    }

    @Test
    void aRetransmissionOfAcknowledgedBytesIsNeedless() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").server("ACK");
        assertThat(c.at(1).client("ACK", "abcd").verdicts()).containsExactly(RETRANSMISSION, SPURIOUS_RETRANSMISSION);
    }

    @Test
    void anAcknowledgmentOfBytesNeverSeenIsSaidOnce() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").server("ACK");
        assertThat(c.acknowledging(20).server("ACK").verdicts()).containsExactly(ACK_LOST_SEGMENT);
        assertThat(c.acknowledging(30).server("ACK").verdicts()).isEmpty();
    }

    @Test
    void keepAlivesAreAnsweredByTheSameAcknowledgment() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").server("ACK");
        assertThat(c.at(4).client("ACK").verdicts()).containsExactly(KEEP_ALIVE);
        assertThat(c.server("ACK").verdicts()).containsExactly(KEEP_ALIVE_ACK);
    }

    @Test
    void aClosedWindowIsProbedAndOpensAgain() {
        Conversation c = new Conversation().window(65535, 4).handshake();
        assertThat(c.client("ACK", "abcd").verdicts()).containsExactly(WINDOW_FULL);
        assertThat(c.window(65535, 0).server("ACK").verdicts()).containsExactly(ZERO_WINDOW);
        assertThat(c.client("ACK", "e").verdicts()).containsExactly(ZERO_WINDOW_PROBE);
        assertThat(c.acknowledging(5).server("ACK").verdicts()).containsExactly(ZERO_WINDOW, ZERO_WINDOW_PROBE_ACK);
        assertThat(c.acknowledging(5).window(65535, 1000).server("ACK").verdicts()).containsExactly(WINDOW_UPDATE);
        assertThat(c.at(5).client("ACK", "efgh").verdicts()).isEmpty();
        assertThat(c.text(0)).isEqualTo("abcdefgh");
    }

    @Test
    void withoutTheHandshakeNobodyKnowsWhetherTheWindowIsFull() {
        Conversation c = new Conversation().window(65535, 4).at(1).server("ACK").at(0).client("ACK", "abcd");
        assertThat(c.verdicts()).isEmpty();
    }

    @Test
    void theWindowIsScaledExceptInTheSyn() {
        Conversation c = new Conversation().window(100, 100);
        c.options("03030700").client("SYN");
        assertThat(c.decoder.scaledWindow()).isEqualTo(100);
        c.options("03030200").server("SYN,ACK").client("ACK");
        assertThat(c.decoder.scaledWindow()).isEqualTo(12800);
        c.server("ACK");
        assertThat(c.decoder.scaledWindow()).isEqualTo(400);
    }

    @Test
    void scalingIsOffUnlessBothOfferIt() {
        Conversation c = new Conversation().window(100, 100);
        c.options("03030700").client("SYN").server("SYN,ACK").client("ACK");
        assertThat(c.decoder.scaledWindow()).isEqualTo(100);
    }

    @Test
    void roundTripTimesAndBytesInFlight() {
        Conversation c = new Conversation().handshake();
        assertThat(c.decoder.handshakeNanos()).isEqualTo(20 * MS);
        c.client("ACK", "abcd");
        assertThat(c.decoder.bytesInFlight()).isEqualTo(4);
        c.client("ACK", "efgh");
        assertThat(c.decoder.bytesInFlight()).isEqualTo(8);
        c.after(30 * MS).acknowledging(5).server("ACK");
        assertThat(c.decoder.ackRttNanos()).isEqualTo(40 * MS);
        assertThat(c.decoder.acknowledgedPacket()).isEqualTo(4);
        c.client("ACK", "ij");
        assertThat(c.decoder.bytesInFlight()).isEqualTo(6);
    }

    @Test
    void whatTheReceiverHoldsIsNotInFlight() {
        Conversation c = new Conversation().handshake().client("ACK", "abcd").client("ACK", "efgh");
        c.acknowledging(1).options("0101050a 000003ed 000003f1").server("ACK");
        c.client("ACK", "ij");
        assertThat(c.decoder.bytesInFlight()).isEqualTo(6);
    }
}
