package dev.framewalk.timeline.diagram.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.life.Life;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedArrow;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedState;
import dev.framewalk.timeline.diagram.life.LifeLayout.Point;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.SilentSurface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.States;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every life of the house, drawn as narrow as the inspector and as wide as a page.
class LifePictureTest {
    private static final double[] WIDTHS = {300, 330, 360, 420, 620};

    static Stream<Arguments> layouts() {
        List<Arguments> all = new ArrayList<>();
        for (Life<?, ?> life : Decoders.lives()) {
            for (TypeSizes type : List.of(TypeSizes.DESK, TypeSizes.HALL)) {
                for (double width : WIDTHS) {
                    all.add(Arguments.of(life, width * type.scale(), type));
                }
            }
        }
        return all.stream();
    }

    private static LifeLayout layout(Life<?, ?> life, double width, TypeSizes type) {
        return LifeLayout.of(
                LifeScene.of(life, Locale.ROOT), width, type, DiagramWords.ENGLISH.text("life.from.many"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void nothingLiesOnAnythingElse(Life<?, ?> life, double width, TypeSizes type) {
        LifeLayout layout = layout(life, width, type);
        List<Rectangle> states = layout.states().stream().map(PlacedState::box).toList();
        List<Rectangle> labels = layout.arrows().stream().map(PlacedArrow::label).toList();

        assertApart(states);
        assertApart(labels);
        for (Rectangle label : labels) {
            assertThat(states).noneMatch(label::overlaps);
        }
        Rectangle page = new Rectangle(0, 0, layout.width(), layout.height());
        assertThat(Stream.concat(states.stream(), labels.stream())).allSatisfy(box -> {
            assertThat(box.left()).isGreaterThanOrEqualTo(page.left());
            assertThat(box.right()).isLessThanOrEqualTo(page.right());
            assertThat(box.top()).isGreaterThanOrEqualTo(page.top());
            assertThat(box.bottom()).isLessThanOrEqualTo(page.bottom());
        });
    }

    private static void assertApart(List<Rectangle> boxes) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).overlaps(boxes.get(j))).as(boxes.get(i) + " on " + boxes.get(j)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyArrowRunsFromItsStateToTheNextAndThroughNone(Life<?, ?> life, double width, TypeSizes type) {
        LifeLayout layout = layout(life, width, type);
        assertThat(layout.arrows()).hasSameSizeAs(layout.scene().arrows());
        for (PlacedArrow placed : layout.arrows()) {
            LifeScene.Arrow arrow = layout.scene().arrows().get(placed.arrow());
            assertThat(touches(layout.states().get(arrow.to()).box(), placed.line().getLast())).isTrue();
            if (arrow.from() >= 0) {
                assertThat(touches(layout.states().get(arrow.from()).box(), placed.line().getFirst())).isTrue();
            }
            for (int i = 1; i < placed.line().size(); i++) {
                Point a = placed.line().get(i - 1);
                Point b = placed.line().get(i);
                Rectangle way = new Rectangle(
                        Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()) + 0.01, Math.max(a.y(), b.y()) + 0.01);
                for (PlacedState state : layout.states()) {
                    Rectangle inside = shrunk(state.box());
                    assertThat(way.overlaps(inside)).as(arrow + " through " + state.lines()).isFalse();
                }
            }
        }
    }

    private static Rectangle shrunk(Rectangle box) {
        return new Rectangle(box.left() + 1, box.top() + 1, box.right() - 1, box.bottom() - 1);
    }

    private static boolean touches(Rectangle box, Point point) {
        return point.x() > box.left() && point.x() < box.right()
                && (Math.abs(point.y() - box.top()) < 0.01 || Math.abs(point.y() - box.bottom()) < 0.01);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void allNamesAndWordsAreWrittenInFull(Life<?, ?> life, double width, TypeSizes type) {
        LifeLayout layout = layout(life, width, type);
        Set<String> written = new HashSet<>();
        LifePainter.paint(
                new SilentSurface() {
                    @Override
                    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
                        written.add(text);
                        assertThat(style.size()).isGreaterThanOrEqualTo(type.small());
                    }
                },
                layout,
                Theme.LIGHT.withType(type),
                DiagramWords.ENGLISH);
        for (PlacedState state : layout.states()) {
            assertThat(String.join(" ", state.lines()))
                    .isEqualTo(layout.scene().states().get(state.state()).name());
            assertThat(written).containsAll(state.lines());
        }
        layout.scene().arrows().forEach(arrow -> assertThat(written).containsAll(arrow.words()));
    }

    private static List<LifeScene> scenes(Timeline timeline, int step) {
        int conversation = timeline.conversationOf(step - 1);
        StateAt before = States.of(timeline).at(timeline.firstEventOf(timeline.packetOf(step - 1)), conversation);
        return LifeScene.all(
                States.of(timeline).at(step, conversation).movesSince(before), DiagramWords.ENGLISH, Locale.ROOT);
    }

    private static @Nullable LifeScene named(List<LifeScene> scenes, String title) {
        return scenes.stream().filter(scene -> scene.title().equals(title)).findFirst().orElse(null);
    }

    @Test
    void theSynAckMovesBothEnds() throws IOException {
        try (Timeline timeline = Captures.sample("tcp-handshake-and-close")) {
            LifeScene tcp = named(scenes(timeline, 6), "One end of a TCP connection");
            assertThat(tcp).isNotNull();
            assertThat(tcp.told(DiagramWords.ENGLISH))
                    .containsExactly(
                            "TCP, client: ESTABLISHED; was SYN-SENT; because: SYN, ACK received",
                            "TCP, server: SYN-RECEIVED; was LISTEN; because: SYN, ACK sent");
            assertThat(tcp.stands()).allSatisfy(stand -> {
                assertThat(stand.taken()).hasSize(1);
                LifeScene.Arrow taken = tcp.arrows().get(stand.taken().getFirst().arrow());
                assertThat(taken.from()).isEqualTo(stand.before());
                assertThat(taken.to()).isEqualTo(stand.now());
            });
        }
    }

    @Test
    void aResetIsSentByOneEndAndReceivedByTheOther() throws IOException {
        try (Timeline timeline = Captures.sample("tcp-handshake-and-close")) {
            LifeScene tcp = named(scenes(timeline, timeline.eventCount()), "One end of a TCP connection");
            assertThat(tcp).isNotNull();
            assertThat(tcp.told(DiagramWords.ENGLISH))
                    .containsExactly(
                            "TCP, client: reset; was ESTABLISHED; because: RST sent",
                            "TCP, server: reset; was ESTABLISHED; because: RST received");
        }
    }

    @Test
    void aWholeAnswerInOnePacketGoesInACircle() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            LifeScene http = named(scenes(timeline, 19), "One direction of HTTP/1");
            assertThat(http).isNotNull();
            assertThat(http.told(DiagramWords.ENGLISH))
                    .containsExactly(
                            "HTTP/1, client: between messages",
                            "HTTP/1, server: between messages; was between messages;"
                                    + " because: start line, then body of known length, then all bytes there");
        }
    }

    @Test
    void everyStepTakenIsAnArrowOfThePicture() throws IOException {
        for (String sample : List.of("tcp-handshake-and-close", "http1-keep-alive", "one-lost-segment")) {
            try (Timeline timeline = Captures.sample(sample)) {
                for (int step = 1; step <= Math.min(60, timeline.eventCount()); step++) {
                    if (timeline.conversationOf(step - 1) < 0) {
                        continue;
                    }
                    for (LifeScene scene : scenes(timeline, step)) {
                        for (LifeScene.Stand stand : scene.stands()) {
                            if (stand.before() >= 0 && stand.before() != stand.now()) {
                                assertThat(stand.taken()).as(sample + " " + step + " " + stand.spoken()).isNotEmpty();
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void aPageOfLivesIsASheetThatSpeaks() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            Plate plate = LifePlates.of(
                    scenes(timeline, 19), Path.of("x.pcapng").toString(), "foot", 600, Theme.LIGHT, DiagramWords.ENGLISH);
            assertThat(plate.svg(false)).contains("ESTABLISHED", "between", "TCP, client: ESTABLISHED");
        }
    }
}
