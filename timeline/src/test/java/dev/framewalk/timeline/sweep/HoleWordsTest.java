package dev.framewalk.timeline.sweep;

import static dev.framewalk.timeline.sweep.Segments.ACK;
import static dev.framewalk.timeline.sweep.Segments.NOTHING;
import static dev.framewalk.timeline.sweep.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.ByteOrders;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of a hole is true wherever the capture was made")
final class HoleWordsTest {
    private static final byte[] PART = new byte[100];

    /// The server's second segment comes behind its third one, or never. Times are milliseconds between SYN and SYN/ACK, and SYN/ACK and ACK.
    private static Segments download(double toServer, double toClient, boolean isFilled) {
        Segments wire = new Segments(40_000, 4000)
                .segment(true, SYN, 1000, 0, NOTHING)
                .after(toServer)
                .segment(false, SYN | ACK, 5000, 1001, NOTHING)
                .after(toClient)
                .segment(true, ACK, 1001, 5001, NOTHING);
        wire.a("get\n").b(PART).segment(false, ACK, 5201, 1005, PART).segment(true, ACK, 1005, 5101, NOTHING);
        if (isFilled) {
            wire.after(20).segment(false, ACK, 5101, 1005, PART);
        }
        return wire.segment(true, ACK, 1005, 5301, NOTHING).b(PART);
    }

    private static String sentence(Segments wire, String id) throws IOException {
        try (Timeline timeline = wire.read()) {
            return IntStream.range(0, timeline.eventCount())
                    .filter(event -> timeline.idOf(event).equals(id))
                    .mapToObj(event -> Teller.of(timeline).event(event).sentence())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void nearTheReceiverWhatFollowsWaits() throws IOException {
        assertThat(sentence(download(20, 0.1, true), "tcp.hole-opened")).contains("bytes 101 to 200").contains("What follows has to wait.");
        assertThat(sentence(download(20, 0.1, true), "tcp.hole-filled")).contains("had to wait for that");
    }

    @Test
    void nearTheSenderNobodyIsSaidToHaveWaited() throws IOException {
        assertThat(sentence(download(0.3, 20, true), "tcp.hole-opened"))
                .contains("bytes 101 to 200")
                .contains("had not passed here")
                .contains("If the client lacks them too");
        assertThat(sentence(download(0.3, 20, true), "tcp.hole-filled"))
                .doesNotContain("had to wait")
                .contains("had passed here before");
    }

    @Test
    void whatIsNowhereInTheCaptureIsSaidToBeNowhere() throws IOException {
        assertThat(sentence(download(20, 0.1, false), "tcp.hole-opened")).contains("nowhere in the capture").doesNotContain("wait");
    }

    @Test
    void whereNothingWasAcknowledgedARepetitionLeavesOpenWherePacketsWereLost() throws IOException {
        Segments hole = new Segments(40_000, 4000)
                .segment(false, SYN | ACK, 5000, 1001, NOTHING)
                .segment(false, ACK, 5101, 1001, PART)
                .segment(false, ACK, 5001, 1001, PART);
        assertThat(vicinity(hole)).isEqualTo(Standpoint.Vicinity.RECEIVER);
        // what had passed here comes again a second later, and no acknowledgment says why
        hole.after(1000).segment(false, ACK, 5001, 1001, PART);
        assertThat(vicinity(hole)).isEqualTo(Standpoint.Vicinity.BETWEEN);
    }

    private static Standpoint.Vicinity vicinity(Segments wire) throws IOException {
        try (Timeline timeline = wire.read()) {
            return Objects.requireNonNull(ByteOrders.of(timeline).of(0, Side.SERVER)).standpoint().vicinity();
        }
    }
}
