package dev.framewalk.timeline.diagram.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Golden;
import org.junit.jupiter.api.Test;

class SequenceTextTest {
    @Test
    void aLadderAsSequenceTextIsTheTextThatWasLookedAt() {
        SequenceText text = new SequenceText(DemoLadders.lostSegment(), DiagramWords.ENGLISH);
        Golden.check("ladder/lost-segment.mmd", text.mermaid());
        Golden.check("ladder/lost-segment.puml", text.plantUml());
    }

    @Test
    void lostUnitsEndInACrossAndRepetitionsSayOfWhat() {
        String text = new SequenceText(DemoLadders.lostSegment(), DiagramWords.ENGLISH).mermaid();
        assertThat(text.lines())
                .startsWith("---", "title: \"One lost segment costs a fifth of a second\"", "---", "sequenceDiagram")
                .contains("    h0->>h1: 1 SYN – seq 0, window 64 240 · 0 ms")
                .anyMatch(line -> line.startsWith("    h1--xh0: 7 segment #40;lost#41;"))
                .anyMatch(line -> line.contains("again #35;7"));
    }

    @Test
    void wordsOfPacketsCannotBecomeSyntax() {
        SequenceText text = new SequenceText(DemoLadders.hostile(), DiagramWords.ENGLISH);
        assertThat(text.mermaid()).doesNotContain("<script", "</text", "&\"", "\r", "\t", "\u202E");
        assertThat(text.mermaid().lines().skip(6))
                .allMatch(line -> line.matches("    (h\\d(->>|-->>|--x)h\\d|Note over h\\d): [^;]*(#\\d+;[^;]*)*"))
                .allMatch(line -> line.length() < 2_000);
        assertThat(text.plantUml()).doesNotContain("<script", "\r", "\t", "\u202E");
        assertThat(text.plantUml().lines().skip(4).filter(line -> !line.equals("@enduml")))
                .allMatch(line -> line.matches("(h\\d (->|-->>|->x) h\\d|note over h\\d) : .*"));
    }
}
