package dev.framewalk.timeline.diagram.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.DemoLadders;
import dev.framewalk.timeline.diagram.ladder.LadderScene;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.surface.SvgSurface;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverviewStripTest {
    @Test
    void theStripSaysHowMuchItShowsAndDrawsFewMarksForMany() {
        CountingSurface surface = new CountingSurface();
        OverviewStrip.Counts counts = DemoLadders.counts(DemoLadders.many(100_000), 400);
        OverviewStrip.paint(
                surface, counts, 800, 60, 0, 1_000_000_000, OptionalLong.of(5), Theme.LIGHT, DiagramWords.ENGLISH);
        assertThat(surface.isBalanced()).isTrue();
        assertThat(surface.marks()).isLessThan(2 * 400 + 10);
        assertThat(surface.groups).singleElement().asString().contains("100\u202f000 events");
    }

    @Test
    void anXLeadsBackToItsTime() {
        OverviewStrip.Counts counts = new OverviewStrip.Counts(1_000, 2_000, 10);
        assertThat(OverviewStrip.timeAt(0, counts, 500)).isEqualTo(1_000);
        assertThat(OverviewStrip.timeAt(250, counts, 500)).isEqualTo(1_500);
        assertThat(OverviewStrip.timeAt(9_999, counts, 500)).isEqualTo(2_000);
    }

    @Test
    void emptyAndExtremeTimesAreDrawnToo() {
        for (LadderScene scene : java.util.List.of(DemoLadders.hostile(), DemoLadders.many(0), DemoLadders.many(1))) {
            OverviewStrip.paint(
                    new SvgSurface(100, 20, ""), DemoLadders.counts(scene, 7), 100, 20, Long.MIN_VALUE, Long.MAX_VALUE,
                    OptionalLong.empty(), Theme.DARK, DiagramWords.ENGLISH);
        }
    }
}
