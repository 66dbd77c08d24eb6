package dev.framewalk.ui.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SightTest {
    private final Sight sight = new Sight();
    private int told;

    @Test
    void whatIsInSightStaysWithinTheWhole() {
        sight.fit(1_000, 100);
        sight.goTo(5_000);
        assertThat(sight.from()).isEqualTo(900);
        sight.pan(-0.5);
        assertThat(sight.from()).isEqualTo(850);
        sight.goTo(-1);
        assertThat(sight.from()).isZero();
    }

    @Test
    void whatHasNoMoreToShowStaysAtItsBeginning() {
        sight.fit(80, 100);
        sight.goTo(50);
        assertThat(sight.from()).isZero();
        assertThat(sight.isPart()).isFalse();
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        sight.set(1_000, 400, 200);
        double place = sight.from() + 0.25 * sight.seen();
        sight.resize(100, 0.25);
        assertThat(sight.from() + 0.25 * sight.seen()).isCloseTo(place, within(1e-9));
    }

    @Test
    void roomBehindTheEndIsAShareOfWhatIsInSight() {
        Sight bytes = new Sight(0.03);
        bytes.set(1_000, 100, 2_000);
        assertThat(bytes.from()).isEqualTo(903);
    }

    @Test
    void whoListensHearsOfEveryChangeOnceAndOfNothingElse() {
        sight.listen(() -> told++);
        sight.set(1_000, 100, 300);
        assertThat(told).isOne();
        sight.goTo(300);
        sight.fit(1_000, 100);
        assertThat(told).isOne();
        sight.fit(200, 100);
        assertThat(sight.from()).isEqualTo(100);
        assertThat(told).isEqualTo(2);
    }

    @Test
    void aPlaceOutOfSightHasNoShare() {
        sight.set(1_000, 100, 300);
        assertThat(sight.shareOf(350)).hasValue(0.5);
        assertThat(sight.shareOf(299)).isEmpty();
        assertThat(sight.shareOf(401)).isEmpty();
    }
}
