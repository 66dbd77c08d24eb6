package dev.framewalk.timeline.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.PacketSink;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which times of a capture can be computed with")
final class ClockTest {
    private static final long SECOND = 1_000_000_000L;

    private static Clock clock(long... times) {
        Clock clock = new Clock();
        for (int i = 0; i < times.length; i++) {
            clock.read(0, i + 1, times[i]);
        }
        return clock;
    }

    @Test
    void timesThatRunForwardAreAsRecorded() {
        Clock clock = clock(5, 7, 7, 9);
        assertThat(clock.nanos(0, 3, 7)).isEqualTo(7);
        assertThat(clock.placed(0, 3, 7)).isEqualTo(7);
        assertThat(clock.isBroken(0, 5, 9)).isFalse();
    }

    @Test
    void aPacketWithoutATimeHasNoMomentAndStandsWhereTheOneBeforeItStands() {
        Clock clock = clock(5, PacketSink.NO_TIME, 9);
        assertThat(clock.nanos(0, 2, PacketSink.NO_TIME)).isEqualTo(Clock.UNKNOWN);
        assertThat(clock.placed(0, 2, PacketSink.NO_TIME)).isEqualTo(5);
        assertThat(clock.nanos(0, 3, 9)).isEqualTo(9);
    }

    @Test
    void aPacketThatIsWrittenALittleLateHasNoMoment() {
        Clock clock = clock(5 * SECOND, 5 * SECOND - 5, 5 * SECOND - 10, 6 * SECOND);
        assertThat(clock.nanos(0, 2, 5 * SECOND - 5)).isEqualTo(Clock.UNKNOWN);
        assertThat(clock.nanos(0, 3, 5 * SECOND - 10)).isEqualTo(Clock.UNKNOWN);
        assertThat(clock.nanos(0, 4, 6 * SECOND)).isEqualTo(6 * SECOND);
    }

    @Test
    void aClockThatIsSetBackBeginsAnotherEraWithMomentsBehindTheFormer() {
        Clock clock = clock(100 * SECOND, 101 * SECOND, 40 * SECOND, 41 * SECOND);
        long third = clock.nanos(0, 3, 40 * SECOND);
        long fourth = clock.nanos(0, 4, 41 * SECOND);
        assertThat(third).isGreaterThan(101 * SECOND);
        assertThat(fourth - third).isEqualTo(SECOND);
        assertThat(clock.isBroken(0, 101 * SECOND, third)).isTrue();
        assertThat(clock.isBroken(0, third, fourth)).isFalse();
        assertThat(clock.isBroken(0, 100 * SECOND, 101 * SECOND)).isFalse();
        assertThat(clock.isSetBack(0, 3)).isTrue();
        assertThat(clock.isSetBack(0, 4)).isFalse();
    }

    @Test
    void onePacketFromTheFutureDoesNotSetTheClockBack() {
        Clock clock = clock(100 * SECOND, 5_000 * SECOND, 101 * SECOND, 102 * SECOND);
        assertThat(clock.nanos(0, 4, 102 * SECOND)).isEqualTo(102 * SECOND);
        assertThat(clock.isSetBack(0, 3)).isFalse();
        assertThat(clock.nanos(0, 2, 5_000 * SECOND)).isEqualTo(Clock.UNKNOWN);
        // less than a second ahead, the first one behind it looks late; the second one shows which it was
        Clock near = clock(100, 900_000_100, 200, 300, 400);
        assertThat(near.nanos(0, 3, 200)).isEqualTo(Clock.UNKNOWN);
        assertThat(near.nanos(0, 4, 300)).isEqualTo(300);
        assertThat(near.nanos(0, 5, 400)).isEqualTo(400);
    }

    @Test
    void eachVantageHasAClockOfItsOwn() {
        Clock clock = new Clock();
        clock.read(0, 1, 100 * SECOND);
        clock.read(1, 2, 40 * SECOND);
        assertThat(clock.nanos(1, 2, 40 * SECOND)).isEqualTo(40 * SECOND);
        assertThat(clock.isSetBack(1, 2)).isFalse();
    }
}
