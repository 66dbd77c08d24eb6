package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.life.LifeWords;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.tcp.TcpLife.Trigger;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table itself: what is drawn must hang together.
class TcpLifeTest {
    private final Explanations texts = new Explanations(List.of(Tcp.PROTOCOL), Locale.ROOT);
    private final LifeWords words = new LifeWords(TcpLife.TABLE, Locale.ROOT);

    @Test
    void noTwoArrowsLeaveAPhaseByTheSameTrigger() {
        Set<String> seen = new HashSet<>();
        for (Transition<TcpPhase, Trigger> arrow : TcpLife.TABLE.table()) {
            assertThat(seen.add(arrow.from() + " " + arrow.on())).as(arrow.toString()).isTrue();
            assertThat(arrow.to()).isNotEqualTo(arrow.from());
        }
    }

    @Test
    void everyPhaseCanBeReachedFromClosed() {
        Set<TcpPhase> reached = EnumSet.of(TcpPhase.CLOSED);
        for (int i = 0; i < TcpPhase.values().length; i++) {
            for (Transition<TcpPhase, Trigger> arrow : TcpLife.TABLE.table()) {
                if (reached.contains(arrow.from())) {
                    reached.add(arrow.to());
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(TcpPhase.values());
    }

    @Test
    void theTableIsWhatIsFollowed() {
        for (Transition<TcpPhase, Trigger> arrow : TcpLife.TABLE.table()) {
            assertThat(TcpLife.TABLE.after(arrow.from(), arrow.on())).isEqualTo(arrow.to());
        }
        assertThat(TcpLife.TABLE.after(TcpPhase.ESTABLISHED, Trigger.RECEIVES_SYN)).isEqualTo(TcpPhase.ESTABLISHED);
    }

    @Test
    void everyOpenPhaseCanBeReset() {
        for (TcpPhase phase : TcpPhase.values()) {
            if (phase.isOpen()) {
                assertThat(TcpLife.TABLE.after(phase, Trigger.RECEIVES_RST)).as(phase.words()).isEqualTo(TcpPhase.RESET);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TcpPhase.class)
    void everyPhaseHasTexts(TcpPhase phase) {
        assertThat(texts.text(words.stateKey(phase))).isNotBlank();
        assertThat(texts.why(words.stateKey(phase))).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(TcpPhase.class)
    void thePictureNamesAPhaseAsTheStateDoes(TcpPhase phase) {
        assertThat(words.state(phase)).isEqualTo(phase.words());
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void everyTriggerHasWords(Trigger trigger) {
        assertThat(words.trigger(trigger)).isNotBlank();
    }
}
