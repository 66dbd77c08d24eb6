package dev.framewalk.timeline.diagram.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.LadderPart.BreakKind;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedArrow;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Bracket;
import dev.framewalk.timeline.diagram.ladder.LadderScene.BracketKind;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Column;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Role;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LadderLayoutTest {
    static Stream<Arguments> layouts() {
        List<LadderScene> scenes = List.of(
                DemoLadders.lostSegment(),
                DemoLadders.twoConversations(),
                DemoLadders.nat(),
                DemoLadders.sixConnections(),
                DemoLadders.sixty(),
                DemoLadders.many(900),
                DemoLadders.hostile());
        return scenes.stream()
                .flatMap(scene -> Stream.of(LadderAxis.values())
                        .flatMap(axis -> Stream.of(480.0, 960.0, 1600.0)
                                .map(width -> Arguments.of(
                                        scene.title().substring(0, 5) + " " + axis + " " + width,
                                        LadderLayout.of(scene, axis, width, Theme.LIGHT.type())))));
    }

    private static LadderPart whole(LadderLayout layout) {
        return layout.part(0, layout.height());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void noTwoLabelsOverlap(String name, LadderLayout layout) {
        List<Rectangle> boxes = new ArrayList<>();
        LadderPart part = whole(layout);
        part.arrows().forEach(each -> each.label().ifPresent(label -> boxes.add(label.box())));
        part.notes().forEach(each -> boxes.add(each.box()));
        boxes.sort(Comparator.comparingDouble(Rectangle::top));
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size() && boxes.get(j).top() < boxes.get(i).bottom(); j++) {
                assertThat(boxes.get(i).overlaps(boxes.get(j)))
                        .as(boxes.get(i) + " and " + boxes.get(j))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void labelsStayBetweenTheirColumnsAndOnThePicture(String name, LadderLayout layout) {
        for (PlacedArrow placed : whole(layout).arrows()) {
            placed.label().ifPresent(label -> {
                assertThat(label.box().left()).isGreaterThan(0);
                assertThat(label.box().right()).isLessThan(layout.width());
                assertThat(label.box().top()).isGreaterThanOrEqualTo(0);
                assertThat(label.box().bottom()).isLessThanOrEqualTo(layout.height());
                if (!placed.arrow().isLocal()) {
                    assertThat(label.box().left()).isGreaterThan(Math.min(placed.x1(), placed.x2()));
                    assertThat(label.box().right()).isLessThan(Math.max(placed.x1(), placed.x2()));
                }
            });
        }
    }

    private record End(int column, long time, double y) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void timeNeverRunsUpwardsAtAHost(String name, LadderLayout layout) {
        List<End> ends = new ArrayList<>();
        for (PlacedArrow placed : whole(layout).arrows()) {
            LadderArrow arrow = placed.arrow();
            if (!arrow.departure().isUnknown()) {
                ends.add(new End(arrow.from(), arrow.departure().nanoseconds(), placed.y1()));
            }
            if (!arrow.arrival().isUnknown()) {
                ends.add(new End(arrow.to(), arrow.arrival().nanoseconds(), placed.y2()));
            }
        }
        ends.sort(Comparator.comparingInt(End::column).thenComparingLong(End::time));
        for (int i = 1; i < ends.size(); i++) {
            End before = ends.get(i - 1);
            End after = ends.get(i);
            if (before.column == after.column && before.time < after.time) {
                assertThat(after.y).as(before + " before " + after).isGreaterThanOrEqualTo(before.y);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void whatContainsABracketLiesOutsideOfIt(String name, LadderLayout layout) {
        var brackets = whole(layout).brackets();
        for (var outer : brackets) {
            for (var inner : brackets) {
                boolean isSameConnection = outer.bracket().group() == inner.bracket().group();
                boolean areNested = outer.bracket().kind() != BracketKind.BLOCKED && inner.bracket().kind() != BracketKind.BLOCKED
                        || outer.bracket().group() < 0;
                boolean overlap = isSameConnection && areNested && outer.bracket().start() < inner.bracket().end()
                        && inner.bracket().start() < outer.bracket().end();
                if (overlap && outer.bracket().length() > inner.bracket().length()) {
                    assertThat(outer.lane()).as(outer + " and " + inner).isGreaterThan(inner.lane());
                    assertThat(outer.x()).isGreaterThan(inner.x());
                }
            }
        }
        for (int i = 0; i < brackets.size(); i++) {
            for (int j = i + 1; j < brackets.size(); j++) {
                if (brackets.get(i).label().isPresent() && brackets.get(j).label().isPresent()) {
                    Rectangle one = brackets.get(i).label().get().box();
                    Rectangle other = brackets.get(j).label().get().box();
                    assertThat(one.overlaps(other)).as(one + " and " + other).isFalse();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aPartShowsWhatTheWholeShowsThere(String name, LadderLayout layout) {
        List<PlacedArrow> whole = whole(layout).arrows();
        double top = layout.height() * 0.4;
        double height = 300;
        List<PlacedArrow> part = layout.part(top, height).arrows();
        assertThat(whole).containsAll(part);
        assertThat(part)
                .containsAll(whole.stream()
                        .filter(each -> Math.max(each.y1(), each.y2()) >= top && Math.min(each.y1(), each.y2()) <= top + height)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void anEventIsFoundWhereItIsDrawn(String name, LadderLayout layout) {
        for (PlacedArrow placed : whole(layout).arrows()) {
            placed.label().ifPresent(label -> assertThat(layout.eventAt(
                            (label.box().left() + label.box().right()) / 2,
                            (label.box().top() + label.box().bottom()) / 2,
                            3))
                    .hasValue(placed.arrow().event()));
            assertThat(layout.yOfEvent(placed.arrow().event())).hasValue(placed.y1());
        }
        assertThat(layout.eventAt(-500, -500, 5)).isEmpty();
    }

    @Test
    void anArrowIsFoundOnItsLineFarFromItsLabel() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixty(), LadderAxis.PROPORTIONAL, 960, Theme.LIGHT.type());
        PlacedArrow ack = whole(layout).arrows().get(59);
        assertThat(layout.eventAt(ack.x1() + 0.9 * (ack.x2() - ack.x1()), ack.y1() + 0.9 * (ack.y2() - ack.y1()), 1))
                .hasValue(60);
    }

    @Test
    void equalTimesHaveEqualHeightsToScale() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixty(), LadderAxis.PROPORTIONAL, 960, Theme.LIGHT.type());
        double ten = layout.yOf(10_000_000) - layout.yOf(0);
        assertThat(layout.yOf(210_000_000) - layout.yOf(200_000_000)).isCloseTo(ten, within(1e-6));
        assertThat(layout.timeAt(layout.yOf(123_456_789))).isCloseTo(123_456_789, within(10L));
        for (PlacedArrow placed : whole(layout).arrows()) {
            assertThat(placed.y2() - placed.y1()).as("20 ms on the way").isCloseTo(2 * ten, within(1e-6));
        }
    }

    @Test
    void onlyIdleTimeIsFoldedAndItsLengthIsSaid() {
        LadderLayout idle = LadderLayout.of(DemoLadders.lostSegment(), LadderAxis.IDLE_FOLDED, 960, Theme.LIGHT.type());
        // the last acknowledgment arrives at 114.7 ms, the timer runs out at 294.5 ms
        assertThat(whole(idle).breaks())
                .singleElement()
                .satisfies(fold -> assertThat(fold.kind()).isEqualTo(BreakKind.FOLD))
                .satisfies(fold -> assertThat(fold.nanoseconds()).isEqualTo(179_800_000L))
                .satisfies(fold -> assertThat(fold.label()).contains("180 ms"));
        LadderLayout busy = LadderLayout.of(DemoLadders.sixty(), LadderAxis.IDLE_FOLDED, 960, Theme.LIGHT.type());
        assertThat(whole(busy).breaks()).as("something is always under way").isEmpty();
    }

    @Test
    void theTimeWithoutCaptureIsNoIdleTime() {
        LadderLayout layout =
                LadderLayout.of(DemoLadders.twoConversations(), LadderAxis.ONE_ROW_PER_EVENT, 960, Theme.LIGHT.type());
        assertThat(whole(layout).breaks())
                .extracting(LadderPart.Break::kind)
                .containsExactly(BreakKind.WAIT, BreakKind.GAP, BreakKind.WAIT);
        // 2 500 ms to 4 142 ms
        assertThat(whole(layout).breaks().getLast().nanoseconds()).isEqualTo(1_642_000_000L);
    }

    @Test
    void whatIsLostEndsHalfwayAndNeverOnAHostBetween() {
        LadderLayout layout = LadderLayout.of(DemoLadders.nat(), LadderAxis.ONE_ROW_PER_EVENT, 960, Theme.LIGHT.type());
        PlacedArrow lost = whole(layout).arrows().stream().filter(each -> each.arrow().isLost()).findFirst().orElseThrow();
        assertThat(lost.endX()).isStrictlyBetween(layout.columnX(1) + 20, layout.columnX(2) - 20);
    }

    @Test
    void anUnknownEndIsDrawnLevel() {
        LadderLayout layout = LadderLayout.of(DemoLadders.nat(), LadderAxis.PROPORTIONAL, 960, Theme.LIGHT.type());
        PlacedArrow level = whole(layout).arrows().getLast();
        assertThat(level.y1()).isEqualTo(level.y2());
    }

    @Test
    void aHundredThousandArrowsShowAsFewMarks() {
        LadderScene scene = DemoLadders.many(100_000);
        for (LadderAxis axis : LadderAxis.values()) {
            for (double zoom : new double[] {0.001, 0.02, 1, 30}) {
                LadderLayout layout =
                        LadderLayout.of(scene, axis, 960, zoom, Theme.LIGHT.type(), DiagramWords.ENGLISH);
                for (double at = 0; at <= 1; at += 0.25) {
                    LadderPart part = layout.part(at * Math.max(0, layout.height() - 900), 900);
                    assertThat(part.arrows()).hasSizeLessThanOrEqualTo(LadderLayout.MOST_ARROWS);
                    assertThat(part.bars()).hasSizeLessThanOrEqualTo(200);
                    assertThat(part.ticks()).hasSizeLessThanOrEqualTo(200);
                    assertThat(part.isDense()).isEqualTo(part.arrows().isEmpty());
                    CountingSurface surface = new CountingSurface();
                    LadderPainter.paintBody(surface, layout, part, Theme.LIGHT, LadderMarks.NONE);
                    assertThat(surface.marks()).isLessThan(20 * LadderLayout.MOST_ARROWS);
                }
            }
        }
    }

    @Test
    void barsCountEveryArrowOnce() {
        LadderLayout layout = LadderLayout.of(
                DemoLadders.many(100_000), LadderAxis.PROPORTIONAL, 960, 0.1, Theme.LIGHT.type(), DiagramWords.ENGLISH);
        LadderPart part = whole(layout);
        assertThat(part.isDense()).isTrue();
        assertThat(part.bars().stream().mapToLong(LadderPart.Bar::count).sum()).isEqualTo(100_000);
    }

    @Test
    void labelsThatFindNoRoomAreSpokenForByAnother() {
        LadderLayout layout = LadderLayout.of(
                DemoLadders.many(900), LadderAxis.PROPORTIONAL, 960, 0.2, Theme.LIGHT.type(), DiagramWords.ENGLISH);
        LadderPart part = whole(layout);
        long labelled = part.arrows().stream().filter(each -> each.label().isPresent()).count();
        long spokenFor = part.arrows().stream()
                .flatMap(each -> each.label().stream())
                .flatMap(label -> label.pieces().stream())
                .filter(piece -> piece.text().startsWith("… and "))
                .mapToLong(piece -> Long.parseLong(piece.text().replaceAll("\\D", "")))
                .sum();
        assertThat(labelled).isLessThan(900);
        assertThat(labelled + spokenFor).isEqualTo(900);
    }

    @Test
    void manyColumnsWidenThePicture() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            columns.add(new Column("host " + i, "", Role.HOST));
        }
        LadderLayout layout =
                LadderLayout.of(LadderScene.of("", columns, List.of()), LadderAxis.PROPORTIONAL, 800, Theme.LIGHT.type());
        assertThat(layout.width()).isGreaterThan(3000);
        assertThat(layout.columnX(1) - layout.columnX(0)).isGreaterThan(90);
        assertThat(whole(layout).ticks()).hasSizeLessThan(10);
    }

    @Test
    void connectionsThatRunSideBySideHaveLanesOfTheirOwn() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.ONE_ROW_PER_EVENT, 640, Theme.LIGHT.type());
        LadderPart part = whole(layout);
        assertThat(part.lives()).extracting(LadderPart.PlacedLife::group).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(part.lives()).extracting(LadderPart.PlacedLife::x).doesNotHaveDuplicates();
        for (var bracket : part.brackets()) {
            var life = part.lives().get(bracket.bracket().group());
            assertThat(bracket.x()).isEqualTo(life.x());
            assertThat(bracket.y1()).isGreaterThanOrEqualTo(life.y1());
            assertThat(bracket.y2()).isLessThanOrEqualTo(life.y2());
        }
    }

    @Test
    void oneSpeaksForConnectionsThatDoTheSameAtTheSameTime() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.ONE_ROW_PER_EVENT, 960, Theme.LIGHT.type());
        List<LadderPart.SideLabel> labels = whole(layout).brackets().stream()
                .flatMap(each -> each.label().stream())
                .toList();
        // the first connection opened long before; the five others together, in 40.1 to 40.5 ms
        assertThat(labels.stream().filter(label -> String.join(" ", label.lines()).contains("handshake")))
                .extracting(label -> String.join(" ", label.lines()) + ", " + label.detail())
                .containsExactly("handshake, 40 ms", "5 × handshake, 40.1 to 40.5 ms");
    }

    @Test
    void aConnectionAfterAnotherTakesItsLane() {
        List<LadderArrow> arrows = new ArrayList<>();
        List<Bracket> brackets = new ArrayList<>();
        for (int group = 0; group < 30; group++) {
            // two at a time
            long start = group / 2 * 100L;
            arrows.add(LadderArrow.of(group, 0, 1, Moment.observed(start), Moment.observed(start + 10), "SYN").withGroup(group));
            brackets.add(new Bracket(group, BracketKind.EXCHANGE, start, start + 90, "GET /" + group, -1, Certainty.OBSERVED, group));
        }
        LadderScene scene = new LadderScene(
                "", List.of(new Column("a", "", Role.CLIENT), new Column("b", "", Role.SERVER)), arrows, brackets, List.of(), List.of(), LadderScene.Origin.NONE);
        LadderLayout layout = LadderLayout.of(scene, LadderAxis.ONE_ROW_PER_EVENT, 800, Theme.LIGHT.type());
        assertThat(layout.bracketLanes()).isEqualTo(2);
        assertThat(layout.mergedBrackets()).isZero();
    }

    @Test
    void aHundredConnectionsAtOnceAreFoldedIntoACount() {
        List<LadderArrow> arrows = new ArrayList<>();
        List<Bracket> brackets = new ArrayList<>();
        for (int group = 0; group < 100; group++) {
            arrows.add(LadderArrow.of(group, 0, 1, Moment.observed(group), Moment.observed(group + 10), "SYN").withGroup(group));
            brackets.add(new Bracket(group, BracketKind.EXCHANGE, group, 1000, "GET /" + group, -1, Certainty.OBSERVED, group));
        }
        LadderScene scene = new LadderScene(
                "", List.of(new Column("a", "", Role.CLIENT), new Column("b", "", Role.SERVER)), arrows, brackets, List.of(), List.of(), LadderScene.Origin.NONE);
        LadderLayout layout = LadderLayout.of(scene, LadderAxis.ONE_ROW_PER_EVENT, 800, Theme.LIGHT.type());
        assertThat(layout.bracketLanes()).isEqualTo(BracketLanes.MOST_FOR_GROUPS + 1);
        assertThat(whole(layout).brackets().stream().filter(each -> each.bracket().id() < 0))
                .singleElement()
                .satisfies(each -> assertThat(each.bracket().label()).isEqualTo("92 more"));
    }

    @Test
    void wordsThatDoNotFitAreReplacedByFewerAndNeverCut() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.ONE_ROW_PER_EVENT, 700, Theme.LIGHT.type());
        assertThat(whole(layout).arrows())
                .flatExtracting(each -> each.label().orElseThrow().pieces())
                .filteredOn(piece -> piece.rank() == LadderPart.Rank.LABEL)
                .extracting(LadderPart.Piece::text)
                .contains("SYN", "GET /img/3.svg", "200 OK")
                .noneMatch(text -> text.endsWith("…"));
        LadderLayout wide = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.ONE_ROW_PER_EVENT, 1400, Theme.LIGHT.type());
        assertThat(whole(wide).arrows())
                .flatExtracting(each -> each.label().orElseThrow().pieces())
                .extracting(LadderPart.Piece::text)
                .contains("The server accepts after 40 ms (SYN and ACK).");
    }

    @Test
    void everyArrowNamesItsConnectionWhereSeveralRunBetweenTheSameHosts() {
        for (double width : new double[] {480, 960}) {
            LadderLayout layout = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.ONE_ROW_PER_EVENT, width, Theme.LIGHT.type());
            for (PlacedArrow placed : whole(layout).arrows()) {
                assertThat(placed.label().orElseThrow().pieces().getFirst())
                        .matches(piece -> piece.rank() == LadderPart.Rank.CONNECTION)
                        .matches(piece -> piece.text().equals(Integer.toString(placed.arrow().group())));
            }
        }
        assertThat(DemoLadders.lostSegment().hasGroups()).isFalse();
    }

    @Test
    void whatFindsNoLaneIsOneBracketWithACount() {
        List<Bracket> brackets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            brackets.add(new Bracket(i, BracketKind.STREAM, i, 100 + i, "stream " + i, i, Certainty.OBSERVED));
        }
        LadderScene scene = new LadderScene(
                "", List.of(new Column("a", "", Role.HOST)), List.of(), brackets, List.of(), List.of(), LadderScene.Origin.NONE);
        LadderLayout layout = LadderLayout.of(scene, LadderAxis.IDLE_FOLDED, 800, Theme.LIGHT.type());
        assertThat(layout.bracketLanes()).as("one more for those without a lane").isEqualTo(BracketLanes.MOST + 1);
        assertThat(layout.mergedBrackets()).isEqualTo(20 - BracketLanes.MOST);
        assertThat(layout.part(0, layout.height()).brackets().stream().map(each -> each.bracket().label()))
                .contains("16 more");
    }

    @Test
    @DisplayName("Packet numbers of ten digits have room beside their times")
    void largeNumbersHaveRoom() {
        Theme theme = Theme.LIGHT;
        for (long number : new long[] {7, 123_456, 2_200_000, 9_999_999_999L}) {
            LadderScene scene = LadderScene.of(
                    "large",
                    List.of(
                            new LadderScene.Column("a", "", LadderScene.Role.CLIENT),
                            new LadderScene.Column("b", "", LadderScene.Role.SERVER)),
                    List.of(LadderArrow.of(1, 0, 1, Moment.observed(0), Moment.observed(1_000_000), "SYN").withNumber(number)));
            LadderMetrics metrics = LadderLayout.of(scene, LadderAxis.ONE_ROW_PER_EVENT, 960, theme.type()).metrics();
            double left = metrics.numberRight() - Typeface.SANS.width(Long.toString(number), theme.type().small());
            assertThat(left).isGreaterThanOrEqualTo(0);
            assertThat(metrics.timeRight() - metrics.numberRight()).as("room for the time").isGreaterThan(60);
        }
    }
}
