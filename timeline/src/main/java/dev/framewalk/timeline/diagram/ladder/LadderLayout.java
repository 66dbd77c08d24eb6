package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.AxisClock;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedArrow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Where everything in a ladder lies: made once for a scene, a width, an axis and a zoom, then asked for the part
/// that is looked at. Immutable; scrolling only asks for another part, and nothing jumps.
///
/// Making it takes time in proportion to the scene; asking for a part in proportion to what that part shows. Labels
/// never overlap: where every event has a row, rows are far enough apart; where heights are to scale, labels move
/// down and keep a line to their arrow, and where even that is not enough one label speaks for several.
public final class LadderLayout {
    /// Above this many visible arrows a part is shown as bars with counts.
    public static final int MOST_ARROWS = 1_000;

    /// Below this zoom rows are too narrow for words.
    private static final double READABLE = 0.95;

    private final LadderScene scene;
    private final LadderAxis axis;
    private final double zoom;
    private final DiagramWords words;
    private final LadderMetrics metrics;
    private final LadderRows rows;
    private final AxisClock clock;
    private final BracketLanes lanes;
    private final LabelPlaces labels;
    private final BracketPlaces brackets;
    private final LadderTicks ticks;
    private final TiePlaces ties;
    private final Map<Long, Integer> indexOfEvent = new HashMap<>();
    /// Lowest point of the arrows up to each one: finds the first that can reach into a part.
    private final double[] lowest;
    /// Highest point of the arrows from each one on.
    private final double[] highest;
    private final boolean hasGroups;
    private final double height;

    private LadderLayout(
            LadderScene scene, LadderAxis axis, double width, double zoom, TypeSizes type, DiagramWords words) {
        this.scene = scene;
        this.axis = axis;
        this.zoom = Math.clamp(zoom, 1e-4, 1e6);
        this.words = words;
        this.hasGroups = scene.hasGroups();
        this.lanes = new BracketLanes(scene, words);
        long largest = scene.arrows().stream().mapToLong(LadderArrow::number).max().orElse(0);
        this.metrics = LadderMetrics.of(scene.columns(), lanes, largest, width, type);
        LadderLabels written = new LadderLabels(
                metrics, words, scene.columns().size(), axis == LadderAxis.PROPORTIONAL, hasGroups);
        int count = scene.arrows().size();
        double[] extra = new double[count];
        for (int i = 0; i < count; i++) {
            LadderArrow arrow = scene.arrows().get(i);
            extra[i] = zoom < READABLE
                    ? 0
                    : written.extraHeight(arrow, metrics.columnX(arrow.from()), metrics.columnX(arrow.to()));
        }
        List<List<String>> noteLines = LabelPlaces.noteLines(scene, metrics, axis);
        this.rows = new LadderRows(scene, noteLines, metrics, axis, this.zoom, extra, words);
        this.clock = AxisClock.of(rows.times.firstTime(), rows.times.lastTime());
        lowest = new double[count];
        highest = new double[count];
        for (int i = 0; i < count; i++) {
            indexOfEvent.put(scene.arrows().get(i).event(), i);
            double low = Math.max(rows.departures[i], rows.arrivals[i]);
            lowest[i] = i == 0 ? low : Math.max(low, lowest[i - 1]);
        }
        for (int i = count - 1; i >= 0; i--) {
            double high = Math.min(rows.departures[i], rows.arrivals[i]);
            highest[i] = i == count - 1 ? high : Math.min(high, highest[i + 1]);
        }
        labels = new LabelPlaces(scene, rows, metrics, written, noteLines, axis);
        brackets = new BracketPlaces(lanes, rows, metrics, words);
        ticks = new LadderTicks(scene, rows, metrics, clock, axis);
        ties = new TiePlaces(scene.ties(), this::yOfEvent, metrics, words);
        height = Math.max(rows.height, Math.max(labels.bottom(), brackets.bottom()) + 8 * metrics.unit());
    }

    /// Lays out a scene.
    ///
    /// @param width the width wished for; see [#width()]
    /// @param zoom  1 is made for reading, less shows more, more shows finer times
    public static LadderLayout of(
            LadderScene scene, LadderAxis axis, double width, double zoom, TypeSizes type, DiagramWords words) {
        return new LadderLayout(scene, axis, width, zoom, type, words);
    }

    public static LadderLayout of(LadderScene scene, LadderAxis axis, double width, TypeSizes type) {
        return of(scene, axis, width, 1, type, DiagramWords.ENGLISH);
    }

    public LadderScene scene() {
        return scene;
    }

    public LadderAxis axis() {
        return axis;
    }

    /// The width really taken: what was wished for, or more if the columns need it.
    public double width() {
        return metrics.width();
    }

    /// Height of the whole ladder without the band of hosts' names.
    public double height() {
        return height;
    }

    /// Height of the band of hosts' names.
    public double headHeight() {
        return metrics.headHeight();
    }

    public double columnX(int column) {
        return metrics.columnX(column);
    }

    /// Height at which a time lies.
    public double yOf(long nanoseconds) {
        return rows.times.startOf(nanoseconds);
    }

    /// The time that lies at a height.
    public long timeAt(double y) {
        return rows.times.timeAt(y);
    }

    /// Height at which an event begins, if the scene has it.
    public OptionalDouble yOfEvent(long event) {
        Integer index = indexOfEvent.get(event);
        return index == null ? OptionalDouble.empty() : OptionalDouble.of(rows.departures[index]);
    }

    /// The event at a point: the one whose label contains it or whose line is nearest and not farther than
    /// `tolerance`.
    public OptionalLong eventAt(double x, double y, double tolerance) {
        double reach = tolerance + 5 * metrics.rowStep();
        double nearest = tolerance;
        long found = -1;
        boolean isFound = false;
        int end = firstBelow(y + reach);
        for (int i = firstReaching(y - reach); i < end; i++) {
            if (!reaches(i, y - reach, y + reach)) {
                continue;
            }
            PlacedArrow placed = placed(i, true);
            if (placed.label().isPresent() && placed.label().get().box().contains(x, y)) {
                return OptionalLong.of(placed.arrow().event());
            }
            double distance = distance(x, y, placed);
            if (distance <= nearest) {
                nearest = distance;
                found = placed.arrow().event();
                isFound = true;
            }
        }
        return isFound ? OptionalLong.of(found) : OptionalLong.empty();
    }

    private static double distance(double x, double y, PlacedArrow arrow) {
        double dx = arrow.endX() - arrow.x1();
        double dy = arrow.endY() - arrow.y1();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.clamp(((x - arrow.x1()) * dx + (y - arrow.y1()) * dy) / square, 0, 1);
        return Math.hypot(x - arrow.x1() - along * dx, y - arrow.y1() - along * dy);
    }

    /// The part between two heights, placed.
    public LadderPart part(double top, double height) {
        double margin = metrics.rowStep();
        double from = top - margin;
        double to = top + height + margin;
        int begin = firstReaching(from);
        int end = firstBelow(to);
        int count = 0;
        for (int i = begin; i < end; i++) {
            if (reaches(i, from, to)) {
                count++;
            }
        }
        boolean isDense = count > MOST_ARROWS;
        List<PlacedArrow> arrows = new ArrayList<>();
        if (!isDense) {
            boolean isReadable = axis == LadderAxis.PROPORTIONAL || zoom >= READABLE;
            for (int i = begin; i < end; i++) {
                if (reaches(i, from, to)) {
                    arrows.add(placed(i, isReadable));
                }
            }
        }
        return new LadderPart(
                top,
                height,
                isDense,
                arrows,
                isDense ? new LadderDensity(scene, rows, metrics).bars(top, height, begin, end) : List.of(),
                brackets.in(top, height),
                brackets.livesIn(top, height),
                labels.notesIn(from, to),
                rows.breaks.stream().filter(each -> each.y2() >= from && each.y1() <= to).toList(),
                isDense ? ticks.toScale(top, height) : ticks.atArrows(top, height, begin, end),
                isDense ? List.of() : ties.in(top, height));
    }

    private boolean reaches(int index, double from, double to) {
        double one = rows.departures[index];
        double other = rows.arrivals[index];
        double label = labels.isMoved(index) ? labels.baseline(index) : one;
        return Math.max(label, Math.max(one, other)) >= from && Math.min(one, other) <= to;
    }

    /// First arrow that can lie below a height. A moved label lies a few rows below its arrow.
    private int firstReaching(double y) {
        return firstNotBelow(lowest, y - 5 * metrics.rowStep());
    }

    private int firstBelow(double y) {
        return firstNotBelow(highest, Math.nextUp(y));
    }

    private static int firstNotBelow(double[] rising, double value) {
        int found = Arrays.binarySearch(rising, value);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && rising[found - 1] == value) {
            found--;
        }
        return found;
    }

    private PlacedArrow placed(int index, boolean withLabel) {
        LadderArrow arrow = scene.arrows().get(index);
        double x1 = metrics.columnX(arrow.from());
        double x2 = metrics.columnX(arrow.to());
        double y1 = rows.departures[index];
        double y2 = rows.arrivals[index];
        return new PlacedArrow(
                arrow,
                x1,
                y1,
                x2,
                y2,
                shareOfWay(arrow),
                withLabel ? labels.label(index) : Optional.empty());
    }

    /// A lost unit ends half-way, but never on a host that had no part in its loss.
    private static double shareOfWay(LadderArrow arrow) {
        if (!arrow.isLost() || arrow.isLocal()) {
            return 1;
        }
        int spaces = Math.abs(arrow.to() - arrow.from());
        return spaces % 2 == 1 ? 0.5 : (spaces + 1) / 2.0 / spaces;
    }

    LadderMetrics metrics() {
        return metrics;
    }

    AxisClock clock() {
        return clock;
    }

    DiagramWords words() {
        return words;
    }

    /// How many brackets are drawn together with others for want of room.
    int mergedBrackets() {
        return lanes.merged();
    }

    /// Whether connections run side by side and have lanes of their own beside the ladder.
    boolean hasConnectionLanes() {
        return lanes.isGrouped();
    }

    /// Whether arrows and brackets must say to which connection they belong.
    boolean hasGroups() {
        return hasGroups;
    }

    /// The connection to which the arrow of an event belongs; -1 if to none or if the event has no arrow.
    int groupOf(long event) {
        Integer index = indexOfEvent.get(event);
        return index == null ? -1 : scene.arrows().get(index).group();
    }

    int bracketLanes() {
        return lanes.used();
    }

    /// How many arrows begin above a height.
    int arrowsAbove(double y) {
        int count = 0;
        for (double departure : rows.departures) {
            if (departure < y) {
                count++;
            }
        }
        return count;
    }

    /// A height near `wish`, not above `least`, at which a page may end.
    double pageEnd(double least, double wish) {
        return PageEnd.near(this, least, wish);
    }
}
