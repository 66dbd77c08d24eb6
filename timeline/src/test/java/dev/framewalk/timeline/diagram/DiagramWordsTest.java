package dev.framewalk.timeline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns", "999, 999 ns", "1000, 1 µs", "203400, 203 µs", "999499, 999 µs", "999500, 1 ms", "12400000, 12.4 ms",
        "99940000, 99.9 ms", "99960000, 100 ms", "1284000000, 1.28 s", "61000000000, 61 s", "125000000000, 2 min 5 s",
        "7260000000000, 2 h 1 min", "-5000, −5 µs"
    })
    void timesHaveThreeMeaningfulDigits(long nanoseconds, String words) {
        assertThat(DiagramWords.duration(nanoseconds)).isEqualTo(words);
    }

    @Test
    void filledInWordsAreNotReadAsPatterns() {
        assertThat(DiagramWords.ENGLISH.text("spoken.column", "{1}", "{0}")).isEqualTo("{1}, {0}");
        assertThat(DiagramWords.ENGLISH.text("no.such.key")).isEqualTo("no.such.key");
    }
}
