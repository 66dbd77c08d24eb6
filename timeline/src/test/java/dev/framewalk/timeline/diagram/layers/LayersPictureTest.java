package dev.framewalk.timeline.diagram.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Golden;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.layers.LayersScene.Box;
import dev.framewalk.timeline.diagram.layers.LayersScene.Layer;
import dev.framewalk.timeline.diagram.layers.LayersScene.Look;
import dev.framewalk.timeline.diagram.layers.LayersScene.Row;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersPictureTest {
    private static TimelineLayers layers(Timeline timeline) {
        TimelineLayers layers = new TimelineLayers(
                timeline, TimelineTcp.busiest(timeline), address -> address, DiagramWords.ENGLISH);
        layers.readOn();
        return layers;
    }

    private static LayersScene whole(TimelineLayers layers, Side side) {
        return layers.scene(side, 0, Math.max(1, layers.end(side)), 0);
    }

    private static List<Box> row(LayersScene scene, Layer layer) {
        return scene.rows().stream()
                .filter(row -> row.layer() == layer)
                .findFirst()
                .map(Row::boxes)
                .orElse(List.of());
    }

    @Test
    void anHttp1AnswerIsAHeadAndABodyInSegments() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            LayersScene scene = whole(layers(timeline), Side.SERVER);
            assertThat(scene.rows()).extracting(Row::layer).containsExactly(Layer.MESSAGES, Layer.PARTS, Layer.SEGMENTS);
            // 152 bytes of head and 72 000 of body, as Content-Length says
            assertThat(row(scene, Layer.MESSAGES)).hasSize(1).first().satisfies(box -> {
                assertThat(box.from()).isZero();
                assertThat(box.to()).isEqualTo(72_152);
            });
            assertThat(row(scene, Layer.PARTS)).extracting(Box::label).containsExactly("head", "body");
            assertThat(row(scene, Layer.PARTS)).extracting(Box::from).containsExactly(0L, 152L);
            // packet 74 brings bytes 18 825 to 20 272 behind all the others
            assertThat(row(scene, Layer.SEGMENTS))
                    .filteredOn(box -> box.look() == Look.LATE)
                    .singleElement()
                    .satisfies(box -> {
                        assertThat(box.packet()).isEqualTo(74);
                        assertThat(box.from()).isEqualTo(18_824);
                    });
        }
    }

    @Test
    void segmentsTileTheStreamWithoutHolesAndWithoutOverlap() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            long reached = 0;
            for (Box box : row(whole(layers(timeline), Side.SERVER), Layer.SEGMENTS)) {
                assertThat(box.from()).isEqualTo(reached);
                reached = box.to();
            }
            assertThat(reached).isEqualTo(72_152);
        }
    }

    @Test
    void boxesTooSmallAreCountedAndNoneIsLost() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            TimelineLayers layers = layers(timeline);
            int all = row(whole(layers, Side.SERVER), Layer.SEGMENTS).size();
            List<Box> merged = row(layers.scene(Side.SERVER, 0, 72_152, 5_000), Layer.SEGMENTS);
            assertThat(merged).hasSizeLessThan(all / 2);
            assertThat(merged.stream().mapToInt(Box::count).sum()).isEqualTo(all);
        }
    }

    @Test
    void framesOfOneStreamBesideEachOtherAreOneBoxOfTheStream() throws IOException {
        Path file = Captures.corpus().resolve("lab/h2c-flow-control.pcapng");
        try (Timeline timeline = Captures.read(file)) {
            LayersScene scene = whole(layers(timeline), Side.SERVER);
            List<Box> frames = row(scene, Layer.PARTS);
            List<Box> streams = row(scene, Layer.STREAMS);
            assertThat(frames).isNotEmpty();
            assertThat(streams).hasSizeLessThan(frames.size());
            for (int i = 1; i < streams.size(); i++) {
                assertThat(streams.get(i).stream()).isNotEqualTo(streams.get(i - 1).stream());
            }
            // frames are told one by one, and every byte of the server belongs to one
            long reached = 0;
            for (Box box : frames) {
                assertThat(box.from()).isEqualTo(reached);
                reached = box.to();
            }
            assertThat(reached).isEqualTo(scene.head().end());
        }
    }

    @Test
    void aBoxStandsAboveItsBytesAndCanBePointedAt() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            LayersScene scene = layers(timeline).scene(Side.SERVER, 0, 10_000, 0);
            LayersLayout layout = LayersLayout.of(scene, 800, 320, TypeSizes.DESK, DiagramWords.ENGLISH);
            Box second = row(scene, Layer.SEGMENTS).get(1);
            double middle = layout.x((second.from() + second.to()) / 2.0);
            assertThat(layout.boxAt(middle, layout.rowTop(2) + 5))
                    .contains(new LayersLayout.LayerBox(Layer.SEGMENTS, second));
            assertThat(layout.positionAt(middle)).isCloseTo((second.from() + second.to()) / 2.0, within(0.5));
            assertThat(layout.boxAt(middle, layout.rowTop(0) + 5).orElseThrow().layer()).isEqualTo(Layer.MESSAGES);
        }
    }

    @Test
    void theWordsSayWhatABoxIsAndWhoCarriesIt() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            LayersScene scene = whole(layers(timeline), Side.SERVER);
            LayersSpeech speech = new LayersSpeech(scene, DiagramWords.ENGLISH);
            assertThat(speech.about(Layer.PARTS, row(scene, Layer.PARTS).getFirst()))
                    .isEqualTo("head: bytes 1 to 152, 152 bytes. Carried by packet 6.");
            CountingSurface surface = new CountingSurface();
            LayersLayout layout = LayersLayout.of(scene, 800, 320, TypeSizes.HALL, DiagramWords.ENGLISH);
            LayersPainter.paint(surface, layout, Theme.DARK, LayersPainter.Marks.NONE, true);
            assertThat(surface.isBalanced()).isTrue();
            assertThat(surface.groups).anyMatch(group -> group.contains("|head|head: bytes 1 to 152"));
            assertThat(speech.lines(layout)).hasSize(1 + scene.rows().stream().mapToInt(row -> row.boxes().size()).sum());
        }
    }

    @Test
    void thePictureOfTheSampleIsTheOneThatWasLookedAt() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            TimelineLayers layers = layers(timeline);
            Plate plate = LayersPlates.of(layers, Side.SERVER, "http1-keep-alive", 900, Theme.LIGHT, DiagramWords.ENGLISH);
            Golden.check("layers/http1-keep-alive-layers.svg", plate.svg(false));
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            plate.writePng(png, 1);
            assertThat(png.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void everyConnectionOfTheCorpusCanBeDrawn() throws IOException {
        for (Path file : Captures.corpusFiles()) {
            if (!file.getParent().getFileName().toString().matches("tcp|lab|http1|http2|tls|malformed")) {
                continue;
            }
            try (Timeline timeline = Captures.read(file)) {
                for (int i = 0; i < Math.min(10, timeline.conversationCount()); i++) {
                    if (!TimelineTcp.isTcp(timeline, i)) {
                        continue;
                    }
                    TimelineLayers layers = new TimelineLayers(timeline, i, address -> address, DiagramWords.ENGLISH);
                    layers.readOn();
                    for (Side side : Side.values()) {
                        LayersScene scene = layers.scene(side, 0, Math.max(1, layers.end(side)), 20);
                        for (Row row : scene.rows()) {
                            long reached = 0;
                            for (Box box : row.boxes()) {
                                assertThat(box.from()).as(file + " " + row.layer() + " " + box).isGreaterThanOrEqualTo(reached);
                                assertThat(box.to()).as(file + " " + row.layer() + " " + box).isGreaterThan(box.from());
                                reached = box.from();
                            }
                        }
                    }
                }
            } catch (java.io.IOException unreadable) {
                // told elsewhere
            }
        }
    }
}
