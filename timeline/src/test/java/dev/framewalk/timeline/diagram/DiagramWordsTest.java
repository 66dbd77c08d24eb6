package dev.framewalk.timeline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagramWordsTest {
    @Test
    void filledInWordsAreNotReadAsPatterns() {
        assertThat(DiagramWords.ENGLISH.text("spoken.column", "{1}", "{0}")).isEqualTo("{1}, {0}");
        assertThat(DiagramWords.ENGLISH.text("no.such.key")).isEqualTo("no.such.key");
    }
}
