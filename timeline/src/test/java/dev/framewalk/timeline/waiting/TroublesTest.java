package dev.framewalk.timeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.Standpoint;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The numbers are those of the wire that made the trouble (see `sample-captures/README.md`) and of the packets as tshark lists them.
@DisplayName("Recorded trouble has the right cause, culprit and length")
final class TroublesTest {
    private static List<Wait> of(Timeline timeline, WaitCause cause) {
        return Waits.of(timeline).in(0).all().stream()
                .filter(wait -> wait.cause() == cause)
                .toList();
    }

    private static double millis(Wait wait) {
        return wait.blockedNanos() / 1e6;
    }

    private static double between(Timeline timeline, int from, int to) {
        return timeline.packets().between(from, to) / 1e6;
    }

    @Test
    void aSegmentThatWasOnlyLateIsToBlameItselfAndNotItsNeedlessRepetition() throws IOException {
        try (Timeline timeline = Captures.sample("spurious-retransmission")) {
            Hole hole = Waits.of(timeline).in(0).holes().getFirst();
            // packet 60 repeats it; DSACK in packet 91 says that it came twice
            assertThat(hole.culpritPacket()).isEqualTo(21);
            assertThat(hole.missing().from()).isEqualTo(18_824);
            assertThat(hole.missing().to()).isEqualTo(20_272);
            // it was held back by 12 ms, and what came behind it 0.6 ms later
            assertThat(hole.nanos() / 1e6).isCloseTo(12, within(2.0));
            assertThat(hole.certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(of(timeline, WaitCause.FAST_RETRANSMISSION)).isEmpty();
            assertThat(of(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
        }
    }

    @Test
    void aLostTailWaitsForTheTimer() throws IOException {
        try (Timeline timeline = Captures.sample("lost-tail")) {
            Wait wait = of(timeline, WaitCause.RETRANSMISSION_TIMER).getFirst();
            assertThat(wait.culpritPacket()).isEqualTo(7);
            assertThat(millis(wait)).isCloseTo(between(timeline, 6, 7), within(0.001)).isGreaterThan(200);
            assertThat(Waits.of(timeline).in(0).standpoint(Side.SERVER).vicinity()).isEqualTo(Standpoint.Vicinity.SENDER);
            assertThat(Waits.of(timeline).in(0).holes()).isEmpty();
        }
    }

    @Test
    void aLostSynWaitsForTheTimerAndIsNoRoundTrip() throws IOException {
        try (Timeline timeline = Captures.sample("lost-syn")) {
            Wait wait = of(timeline, WaitCause.RETRANSMISSION_TIMER).getFirst();
            assertThat(wait.culpritPacket()).isEqualTo(2);
            assertThat(millis(wait)).isCloseTo(between(timeline, 1, 2), within(0.001)).isGreaterThan(1000);
            // the timestamps say so
            assertThat(wait.certainty()).isEqualTo(Certainty.DERIVED);
            RoundTrip opening = Waits.of(timeline).in(0).roundTrips().parts().getFirst();
            assertThat(opening.nanos() / 1e6).isCloseTo(42, within(5.0));
        }
    }

    @Test
    void aFullReceiverIsWaitedForThroughAllItsProbes() throws IOException {
        try (Timeline timeline = Captures.sample("full-receiver")) {
            Wait wait = of(timeline, WaitCause.RECEIVE_WINDOW).getFirst();
            int closing = 0;
            for (int packet = 1; packet < wait.culpritPacket() && closing == 0; packet++) {
                closing = dev.framewalk.decoders.tcp.TcpAnalysis.ZERO_WINDOW.in(timeline.packets().analysis(packet)) ? packet : 0;
            }
            assertThat(millis(wait)).isCloseTo(between(timeline, closing, wait.culpritPacket()), within(0.001)).isBetween(1_000.0, 2_100.0);
            assertThat(of(timeline, WaitCause.RETRANSMISSION_TIMER)).isEmpty();
            assertThat(Waits.of(timeline).in(0).roundTrips().parts().stream().map(RoundTrip::purpose))
                    .contains(RoundTrip.Purpose.WINDOW_STALL)
                    .doesNotContain(RoundTrip.Purpose.SLOW_START);
        }
    }
}
