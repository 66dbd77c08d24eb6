package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.tcp.TcpLife.Transition;
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

    @Test
    void noTwoArrowsLeaveAPhaseByTheSameTrigger() {
        Set<String> seen = new HashSet<>();
        for (Transition arrow : TcpLife.table()) {
            assertThat(seen.add(arrow.from() + " " + arrow.trigger())).as(arrow.toString()).isTrue();
            assertThat(arrow.to()).isNotEqualTo(arrow.from());
        }
    }

    @Test
    void everyPhaseCanBeReachedFromClosed() {
        Set<TcpPhase> reached = EnumSet.of(TcpPhase.CLOSED);
        for (int i = 0; i < TcpPhase.values().length; i++) {
            for (Transition arrow : TcpLife.table()) {
                if (reached.contains(arrow.from())) {
                    reached.add(arrow.to());
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(TcpPhase.values());
    }

    @Test
    void theTableIsWhatIsFollowed() {
        for (Transition arrow : TcpLife.table()) {
            assertThat(TcpLife.after(arrow.from(), arrow.trigger())).isEqualTo(arrow.to());
        }
        assertThat(TcpLife.after(TcpPhase.ESTABLISHED, Trigger.RECEIVES_SYN)).isEqualTo(TcpPhase.ESTABLISHED);
    }

    @Test
    void everyOpenPhaseCanBeReset() {
        for (TcpPhase phase : TcpPhase.values()) {
            if (phase.isOpen()) {
                assertThat(TcpLife.after(phase, Trigger.RECEIVES_RST)).as(phase.words()).isEqualTo(TcpPhase.RESET);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TcpPhase.class)
    void everyPhaseHasTexts(TcpPhase phase) {
        assertThat(texts.text(phase.textKey())).isNotBlank();
        assertThat(texts.why(phase.textKey())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void everyTriggerHasWords(Trigger trigger) {
        assertThat(texts.text(trigger.textKey())).isNotBlank();
    }
}
