package dev.framewalk.timeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.ladder.LadderLayout;
import dev.framewalk.timeline.diagram.ladder.LadderPart;
import dev.framewalk.timeline.diagram.ladder.LadderScene;
import dev.framewalk.timeline.diagram.ladder.SequenceText;
import dev.framewalk.timeline.diagram.ladder.TimelineLadder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Links as a ladder draws them: beside the first column, where nothing else is.
class LinksOnTheLadderTest {
    private static LadderScene scene(Wire wire, int firstPacket) throws IOException {
        try (Timeline timeline = wire.read()) {
            TimelineLadder.Choice all = TimelineLadder.Choice.of(Depth.MESSAGES);
            TimelineLadder.Choice choice = new TimelineLadder.Choice(
                    Depth.MESSAGES, event -> timeline.packetOf(event) >= firstPacket, 0, all.lastEvent(), all.most(), all.names(), "", "");
            return new TimelineLadder(timeline, choice, DiagramWords.ENGLISH).scene();
        }
    }

    private static Wire lookUpsAndConnections(int count) {
        Wire wire = new Wire();
        for (int i = 0; i < count; i++) {
            wire.lookUp(1, "host" + i + ".example", "", 80 + i);
        }
        for (int i = 0; i < count; i++) {
            wire.connect(1, 80 + i, 80);
        }
        return wire;
    }

    @Test
    void aTieRunsFromTheRowOfItsCauseToThatOfItsEffect() throws IOException {
        LadderScene scene = scene(lookUpsAndConnections(1), 1);
        assertThat(scene.ties()).singleElement().satisfies(tie -> {
            assertThat(tie.causeNumber()).isEqualTo(2);
            assertThat(tie.effectNumber()).isEqualTo(3);
        });
        LadderLayout layout = LadderLayout.of(scene, LadderAxis.ONE_ROW_PER_EVENT, 1000, Theme.LIGHT.type());
        LadderPart.PlacedTie placed = layout.part(0, layout.height()).ties().getFirst();
        assertThat(placed.hasLine()).isTrue();
        assertThat(placed.x()).isLessThan(layout.columnX(0));
        assertThat(placed.y1()).isEqualTo(layout.yOfEvent(placed.tie().cause()).orElseThrow());
        assertThat(placed.y2()).isEqualTo(layout.yOfEvent(placed.tie().effect()).orElseThrow());
        assertThat(placed.marks()).singleElement().satisfies(mark -> assertThat(mark.text()).startsWith("↑2"));
    }

    @Test
    void anEndThatIsNotShownIsSaidAtTheOther() throws IOException {
        LadderScene scene = scene(lookUpsAndConnections(1), 3);
        assertThat(scene.ties()).singleElement().satisfies(tie -> assertThat(tie.cause()).isEqualTo(LadderScene.Tie.NOWHERE));
        LadderLayout layout = LadderLayout.of(scene, LadderAxis.ONE_ROW_PER_EVENT, 1000, Theme.LIGHT.type());
        LadderPart.PlacedTie placed = layout.part(0, layout.height()).ties().getFirst();
        assertThat(placed.hasLine()).isFalse();
        assertThat(placed.marks()).singleElement().satisfies(mark -> assertThat(mark.text()).startsWith("↑2"));
    }

    @Test
    void ofManySideBySideOnlyAFewHaveLinesAndNoWordsTouch() throws IOException {
        LadderScene scene = scene(lookUpsAndConnections(8), 1);
        for (LadderAxis axis : LadderAxis.values()) {
            LadderLayout layout = LadderLayout.of(scene, axis, 1000, Theme.LIGHT.type());
            List<LadderPart.PlacedTie> ties = layout.part(0, layout.height()).ties();
            assertThat(ties).hasSize(8);
            assertThat(ties.stream().filter(LadderPart.PlacedTie::hasLine)).hasSize(3);
            List<Double> baselines = ties.stream()
                    .flatMap(tie -> tie.marks().stream())
                    .map(LadderPart.TieMark::baseline)
                    .sorted()
                    .toList();
            for (int i = 1; i < baselines.size(); i++) {
                assertThat(baselines.get(i) - baselines.get(i - 1)).isGreaterThanOrEqualTo(Theme.LIGHT.type().small());
            }
        }
    }

    @Test
    void asTextTheReasonStandsUnderTheRow() throws IOException {
        String text = new SequenceText(scene(lookUpsAndConnections(1), 1), DiagramWords.ENGLISH).mermaid();
        assertThat(text.lines().filter(line -> line.contains("Note over") && line.contains("↳ An answer"))).hasSize(1);
    }
}
