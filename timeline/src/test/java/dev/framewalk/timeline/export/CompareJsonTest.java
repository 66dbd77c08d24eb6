package dev.framewalk.timeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.comparison.Comparison.Measure;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.compare.CompareWords;
import org.junit.jupiter.api.Test;

class CompareJsonTest {
    private static String line(String id, Measure measure, boolean isInferred) {
        return new CompareJson(new CompareWords(DiagramWords.ENGLISH))
                .line(new Comparison.Line(id, measure, 5_000_000, 9_000_000, isInferred));
    }

    @Test
    void whatIsInferredSaysWhatItRestsOn() {
        assertThat(line("queued", Measure.NANOS, true))
                .contains("\"certainty\":\"inferred\"", "\"basis\":\"requests left as soon as one of the connections");
        assertThat(line("last-byte", Measure.NANOS, true))
                .contains("\"certainty\":\"inferred\"", "captured near the server");
    }

    @Test
    void whatWasSeenRestsOnNothingElse() {
        assertThat(line("requests", Measure.COUNT, false))
                .contains("\"certainty\":\"observed\"")
                .doesNotContain("basis");
    }
}
