package dev.framewalk.timeline.diagram.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Golden;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.surface.SilentSurface;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.lanes.Turns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What lanes promise, seen where they are drawn.
class LanesPlateTest {
    private static final long MS = 1_000_000;

    private static LanesLayout layout(StreamLanes lanes, Theme theme) {
        return LanesLayout.of(lanes, 900, 1, theme.type(), DiagramWords.ENGLISH);
    }

    private static LanesPlate plate(StreamLanes lanes, Theme theme) {
        return new LanesPlate(layout(lanes, theme), Turns.of(lanes.lanes()), "A page", "demo.pcapng", theme);
    }

    @Test
    void lanesAsSvgAreTheTextThatWasLookedAt() {
        Golden.check("lanes/lanes-light.svg", plate(DemoLanes.page(), Theme.LIGHT).svg(false));
        Golden.check("lanes/lanes-projector.svg", plate(DemoLanes.page(), Theme.PROJECTOR).svg(false));
    }

    @Test
    void hostileTitlesStayText() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plate(DemoLanes.page(), Theme.DARK).svg(true))));
        assertThat(svg.getDocumentElement().getTextContent()).contains("/late?a=<b>&c=\"d\"");
    }

    @Test
    void timeIsToScaleAndIdleTimeIsFolded() {
        LanesAxis axis = layout(DemoLanes.page(), Theme.LIGHT).axis();
        double ten = axis.xOf(20 * MS) - axis.xOf(10 * MS);
        assertThat(axis.xOf(120 * MS) - axis.xOf(110 * MS)).isCloseTo(ten, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(axis.folds()).hasSize(1);
        LanesAxis.Fold fold = axis.folds().getFirst();
        assertThat(fold.fromNanos()).isBetween(160 * MS, 200 * MS);
        assertThat(fold.toNanos()).isBetween(2_900 * MS, 2_980 * MS);
        assertThat(fold.toX() - fold.fromX()).isLessThanOrEqualTo(30);
        for (long moment : new long[] {0, 4, 100, 160, 1_000, 2_980, 3_050}) {
            assertThat(axis.nanosAt(axis.xOf(moment * MS))).isCloseTo(moment * MS, org.assertj.core.data.Offset.offset(100L));
        }
    }

    @Test
    void aPointOnABarIsTheBarAndAPointOnTheWordsIsTheRequest() {
        LanesLayout layout = layout(DemoLanes.page(), Theme.LIGHT);
        int row = layout.rowOf(0, true, 5).orElseThrow();
        double y = (layout.top(row) + layout.bottom(row)) / 2;
        LanesLayout.Hit onBlocked = layout.hit(layout.xOf(120 * MS), y, 3).orElseThrow();
        assertThat(onBlocked.phase()).isNotNull();
        assertThat(onBlocked.phase().culpritPacket()).isEqualTo(57);
        assertThat(onBlocked.event()).isEqualTo(103);
        assertThat(layout.hit(-1, y, 3).orElseThrow().event()).isEqualTo(10);
        assertThat(layout.hit(10, layout.height() + 1, 3)).isEmpty();
    }

    @Test
    void whoIsBlockedPointsAtWhoIsInTheWay() {
        StreamLanes lanes = DemoLanes.page();
        LanesLayout layout = layout(lanes, Theme.LIGHT);
        Lines surface = new Lines();
        LanesPainter.paintBody(
                surface, layout, new LanesPainter.Part(0, 0, 900, layout.height()), Theme.LIGHT, LanesMarks.NONE);
        double x = layout.labelWidth() + layout.xOf(128 * MS);
        int culprit = layout.rowOf(0, true, 3).orElseThrow();
        double to = (layout.top(culprit) + layout.bottom(culprit)) / 2;
        assertThat(surface.lines).anySatisfy(line -> {
            assertThat(line[0]).isEqualTo(x);
            assertThat(line[3]).isEqualTo(to);
        });
    }

    private static final class Lines extends SilentSurface {
        final List<double[]> lines = new java.util.ArrayList<>();

        @Override
        public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
            lines.add(new double[] {x1, y1, x2, y2});
        }
    }

    @Test
    void whatIsSpokenSaysHowLongAndWhy() {
        String svg = plate(DemoLanes.page(), Theme.LIGHT).svg(false);
        assertThat(svg).contains("stream 5: GET /img/5.svg, 200 · 16.4 kB · 120 ms");
        assertThat(svg).contains("blocked 16 ms");
        LaneWords words = new LaneWords(DiagramWords.ENGLISH);
        assertThat(words.tell(DemoLanes.page().lanes().get(1).phases().getLast()))
                .isEqualTo("Held up for 16 ms: its bytes were there, and earlier bytes of the connection were missing. Packet 57 ended it. Number 3 was in the way.");
        assertThat(words.tell(DemoLanes.page().lanes().getLast().phases().getFirst()))
                .isEqualTo("Waits 20 ms to be sent. Inferred: a browser opens at most six connections to a host");
    }

    @Test
    void onlyWhatIsInSightIsDrawn() {
        LanesLayout layout = layout(DemoLanes.many(50_000), Theme.LIGHT);
        CountingSurface surface = new CountingSurface();
        LanesPainter.Part part = new LanesPainter.Part(0, layout.height() / 2, 900, 600);
        LanesPainter.paintBody(surface, layout, part, Theme.LIGHT, LanesMarks.NONE);
        LanesPainter.paintHead(surface, layout, part, Theme.LIGHT, LanesMarks.NONE);
        assertThat(surface.marks()).isBetween(50, 1_500);
        assertThat(surface.isBalanced()).isTrue();
    }

    @Test
    void everySurfaceTakesEverySizeAndNothing() throws IOException {
        for (StreamLanes lanes : List.of(DemoLanes.page(), DemoLanes.many(120), StreamLanes.NONE)) {
            for (Theme theme : Theme.all()) {
                LanesPlate plate = plate(lanes, theme);
                CountingSurface surface = new CountingSurface();
                plate.paint(surface);
                assertThat(surface.isBalanced()).isTrue();
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                plate.writePdf(pdf);
                assertThat(pdf.toByteArray()).startsWith('%', 'P', 'D', 'F');
            }
        }
    }
}
