package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.life.Life;
import dev.framewalk.decoders.life.LifeWords;
import dev.framewalk.decoders.life.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every life promises to those who walk it and to those who look at it.
public final class LifeContract {
    static List<Life<?, ?>> lives() {
        return Decoders.lives();
    }

    @Test
    void noTwoLivesHaveTheSameName() {
        assertThat(lives()).extracting(Life::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyStateIsReachedFromABeginning(Life<?, ?> life) {
        Set<Enum<?>> reached = new HashSet<>(life.starts());
        Enum<?> midway = life.midway();
        if (midway != null) {
            reached.add(midway);
        }
        for (int i = 0; i < life.states().size(); i++) {
            for (Transition<?, ?> step : life.table()) {
                if (reached.contains(step.from())) {
                    reached.add(step.to());
                }
            }
        }
        assertThat(reached).hasSameElementsAs(life.states());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyTriggerLeadsSomewhere(Life<?, ?> life) {
        Set<Enum<?>> used = new HashSet<>();
        life.table().forEach(step -> used.add(step.on()));
        assertThat(used).hasSameElementsAs(life.triggers());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyStepHasItsSection(Life<?, ?> life) {
        assertThat(life.table()).allSatisfy(step -> {
            assertThat(step.rfc().number()).as(step.toString()).isPositive();
            assertThat(step.rfc().section()).as(step.toString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theTableIsWhatIsWalked(Life<?, ?> life) {
        assertThatTableIsWalked(life);
    }

    private static <S extends Enum<S>, T extends Enum<T>> void assertThatTableIsWalked(Life<S, T> life) {
        int found = 0;
        for (S state : life.states()) {
            for (T trigger : life.triggers()) {
                Transition<S, T> written = life.table().stream()
                        .filter(step -> step.from() == state && step.on() == trigger)
                        .findFirst()
                        .orElse(null);
                if (written != null) {
                    found++;
                    assertThat(life.step(state, trigger)).isSameAs(written);
                    assertThat(life.after(state, trigger)).isEqualTo(written.to());
                } else if (life.unforeseen() == Life.Unforeseen.IS_OUR_BUG) {
                    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> life.step(state, trigger)))
                            .isInstanceOf(IllegalStateException.class);
                } else {
                    assertThat(life.step(state, trigger)).isNull();
                    assertThat(life.after(state, trigger)).isEqualTo(state);
                }
            }
        }
        assertThat(found).isEqualTo(life.table().size());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyStateAndTriggerHasWords(Life<?, ?> life) {
        LifeWords words = new LifeWords(life, Locale.ROOT);
        List<String> states = new ArrayList<>();
        List<String> triggers = new ArrayList<>();
        life.states().forEach(state -> states.add(words.state(state)));
        life.triggers().forEach(trigger -> triggers.add(words.trigger(trigger)));

        assertThat(words.title()).isNotBlank();
        assertThat(words.shortTitle()).isNotBlank().hasSizeLessThan(12);
        // two states with one name could not be told apart in a picture
        assertThat(states).allSatisfy(name -> assertThat(name).isNotBlank()).doesNotHaveDuplicates();
        // what does not fit beside an arrow is a sentence, not a label
        assertThat(triggers).allSatisfy(name -> assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(24));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void anEndAndABeginningAreNamed(Life<?, ?> life) {
        assertThat(life.starts()).isNotEmpty().doesNotContainNull();
        if (life.unforeseen() == Life.Unforeseen.BREAKS_A_RULE) {
            assertThat(brokenRules(life)).isPositive();
        }
    }

    private static <S extends Enum<S>, T extends Enum<T>> long brokenRules(Life<S, T> life) {
        return life.triggers().stream().filter(trigger -> life.broken(trigger) != null).count();
    }
}
