package dev.framewalk.timeline.diagram;

import dev.framewalk.timeline.diagram.LadderView.Box;
import dev.framewalk.timeline.diagram.LadderView.PlacedArrow;
import dev.framewalk.timeline.diagram.LadderView.PlacedBracket;
import dev.framewalk.timeline.diagram.LadderView.PlacedNote;
import dev.framewalk.timeline.diagram.LadderView.SideLabel;
import dev.framewalk.timeline.diagram.LadderView.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.OptionalDouble;

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

    private static final byte IN_PLACE = 0;
    private static final byte MOVED = 1;
    private static final byte HIDDEN = 2;

    private final LadderScene scene;
    private final LadderAxis axis;
    private final double zoom;
    private final DiagramWords words;
    private final LadderMetrics metrics;
    private final LadderRows rows;
    private final LadderClock clock;
    private final BracketLanes lanes;
    private final LadderLabels labels;
    private final List<List<String>> noteLines = new ArrayList<>();
    private final Box[] noteBoxes;
    private final Map<Long, Integer> indexOfEvent = new HashMap<>();
    /// Lowest point of the arrows up to each one: finds the first that can reach into a part.
    private final double[] lowest;
    /// Highest point of the arrows from each one on.
    private final double[] highest;
    private final double[] baselines;
    private final byte[] places;
    private final int[] speaksFor;
    private final double[] bracketLabels;
    private final double height;

    private LadderLayout(
            LadderScene scene, LadderAxis axis, double width, double zoom, TypeSizes type, DiagramWords words) {
        this.scene = scene;
        this.axis = axis;
        this.zoom = Math.clamp(zoom, 1e-4, 1e6);
        this.words = words;
        this.lanes = new BracketLanes(scene.brackets());
        this.metrics = LadderMetrics.of(scene.columns(), lanes.used(), width, type);
        for (LadderScene.Note note : scene.notes()) {
            noteLines.add(linesOf(note));
        }
        this.labels = new LadderLabels(metrics, words, axis == LadderAxis.PROPORTIONAL);
        int count = scene.arrows().size();
        double[] extra = new double[count];
        for (int i = 0; i < count; i++) {
            LadderArrow arrow = scene.arrows().get(i);
            extra[i] = zoom < READABLE
                    ? 0
                    : labels.extraHeight(arrow, metrics.columnX(arrow.from()), metrics.columnX(arrow.to()));
        }
        this.rows = new LadderRows(scene, noteLines, metrics, axis, this.zoom, extra, words);
        this.clock = LadderClock.of(rows.times.firstTime(), rows.times.lastTime());
        lowest = new double[count];
        highest = new double[count];
        baselines = new double[count];
        places = new byte[count];
        speaksFor = new int[count];
        noteBoxes = new Box[scene.notes().size()];
        for (int i = 0; i < count; i++) {
            indexOfEvent.put(scene.arrows().get(i).event(), i);
            double low = Math.max(rows.departures[i], rows.arrivals[i]);
            lowest[i] = i == 0 ? low : Math.max(low, lowest[i - 1]);
        }
        for (int i = count - 1; i >= 0; i--) {
            double high = Math.min(rows.departures[i], rows.arrivals[i]);
            highest[i] = i == count - 1 ? high : Math.min(high, highest[i + 1]);
        }
        double bottom = axis == LadderAxis.PROPORTIONAL ? placeLabelsToScale() : placeNotes();
        bracketLabels = placeBracketLabels();
        for (int i = 0; i < bracketLabels.length; i++) {
            double label = bracketLabels[i];
            if (!Double.isNaN(label)) {
                bottom = Math.max(bottom, label + sideLabelHeight(scene.brackets().get(i)));
            }
        }
        height = Math.max(rows.height, bottom + 8 * metrics.unit());
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
    public LadderView view(double top, double height) {
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
        return new LadderView(
                top,
                height,
                isDense,
                arrows,
                isDense ? new LadderDensity(scene, rows, metrics).bars(top, height, begin, end) : List.of(),
                bracketsIn(top, height),
                notesIn(from, to),
                rows.breaks.stream().filter(each -> each.y2() >= from && each.y1() <= to).toList(),
                isDense ? ticksToScale(top, height) : ticks(top, height, begin, end));
    }

    private boolean reaches(int index, double from, double to) {
        double one = rows.departures[index];
        double other = rows.arrivals[index];
        double label = axis == LadderAxis.PROPORTIONAL && places[index] == MOVED ? baselines[index] : one;
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
        double x2 = arrow.isLocal() ? x1 + roomBeside(arrow.from()) : metrics.columnX(arrow.to());
        double y1 = rows.departures[index];
        double y2 = rows.arrivals[index];
        Optional<LadderView.Label> label = Optional.empty();
        if (withLabel && places[index] != HIDDEN) {
            label = axis != LadderAxis.PROPORTIONAL || places[index] == IN_PLACE && speaksFor[index] == 0
                    ? labels.natural(arrow, x1, y1, x2, y2)
                    : labels.moved(arrow, x1, x2, baselines[index], places[index] == MOVED, speaksFor[index]);
        }
        return new PlacedArrow(arrow, x1, y1, arrow.isLocal() ? x1 : x2, y2, shareOfWay(arrow), label);
    }

    /// A lost unit ends half-way, but never on a host that had no part in its loss.
    private static double shareOfWay(LadderArrow arrow) {
        if (!arrow.isLost() || arrow.isLocal()) {
            return 1;
        }
        int spaces = Math.abs(arrow.to() - arrow.from());
        return spaces % 2 == 1 ? 0.5 : (spaces / 2 + 0.5) / spaces;
    }

    /// How much room there is beside a column, to its right, or to its left (negative) at the last one.
    private double roomBeside(int column) {
        boolean isLast = column == scene.columns().size() - 1 && column > 0;
        return isLast ? -metrics.columnRoom() : metrics.columnRoom();
    }

    /// Moves labels down until they are free of those before them in the same space between columns.
    private double placeLabelsToScale() {
        int spaces = Math.max(1, scene.columns().size() - 1);
        double[] taken = new double[spaces];
        int[] speaker = new int[spaces];
        Arrays.fill(taken, Double.NEGATIVE_INFINITY);
        Arrays.fill(speaker, -1);
        double labelHeight = metrics.labelAscent() + metrics.labelDescent() + 2 * metrics.unit();
        double farthest = 3 * metrics.rowStep();
        double bottom = 0;
        int note = 0;
        List<LadderArrow> arrows = scene.arrows();
        for (int i = 0; i <= arrows.size(); i++) {
            double y = i == arrows.size() ? Double.POSITIVE_INFINITY : rows.departures[i];
            for (; note < noteBoxes.length && rows.notes[note] <= y; note++) {
                bottom = Math.max(bottom, placeNote(note, taken));
            }
            if (i == arrows.size()) {
                break;
            }
            LadderArrow arrow = arrows.get(i);
            int first = firstSpace(arrow);
            int last = lastSpace(arrow);
            // the natural place reaches this far in either direction
            double slide = arrow.isLocal() ? metrics.type().label() : metrics.labelSlide();
            double top = y - metrics.aboveRow();
            double free = Double.NEGATIVE_INFINITY;
            for (int space = first; space <= last; space++) {
                free = Math.max(free, taken[space]);
            }
            if (free <= top) {
                places[i] = IN_PLACE;
                baselines[i] = y - metrics.labelLift();
                free = baselines[i] + slide + metrics.labelDescent();
            } else if (free - top <= farthest) {
                places[i] = MOVED;
                baselines[i] = free + metrics.labelAscent();
                free += labelHeight;
            } else {
                places[i] = HIDDEN;
                if (speaker[first] >= 0) {
                    speaksFor[speaker[first]]++;
                }
                continue;
            }
            bottom = Math.max(bottom, free);
            for (int space = first; space <= last; space++) {
                taken[space] = free;
                speaker[space] = i;
            }
        }
        return bottom;
    }

    private int firstSpace(LadderArrow arrow) {
        int left = Math.min(arrow.from(), arrow.to());
        return arrow.isLocal() ? spaceBeside(left) : left;
    }

    private int lastSpace(LadderArrow arrow) {
        return arrow.isLocal() ? spaceBeside(arrow.from()) : Math.max(arrow.from(), arrow.to()) - 1;
    }

    private int spaceBeside(int column) {
        return Math.max(0, Math.min(column, scene.columns().size() - 2));
    }

    private double placeNotes() {
        double bottom = 0;
        for (int i = 0; i < noteBoxes.length; i++) {
            noteBoxes[i] = noteBox(i, rows.notes[i]);
            bottom = Math.max(bottom, noteBoxes[i].bottom());
        }
        return bottom;
    }

    private double placeNote(int index, double[] taken) {
        int space = spaceBeside(scene.notes().get(index).column());
        Box box = noteBox(index, Math.max(rows.notes[index] + 3 * metrics.unit(), taken[space] + 3 * metrics.unit()));
        noteBoxes[index] = box;
        taken[space] = box.bottom() + 2 * metrics.unit();
        return box.bottom();
    }

    private Box noteBox(int index, double top) {
        LadderScene.Note note = scene.notes().get(index);
        List<String> lines = noteLines.get(index);
        double width = 0;
        for (String line : lines) {
            width = Math.max(width, Typeface.SANS.width(line, metrics.type().small()));
        }
        // a mark of its severity stands before the words
        width += 34 * metrics.unit();
        double x = metrics.columnX(note.column());
        double left = roomBeside(note.column()) < 0 ? x - 12 * metrics.unit() - width : x + 12 * metrics.unit();
        return new Box(left, top, left + width, top + metrics.noteHeight(lines.size()));
    }

    private List<String> linesOf(LadderScene.Note note) {
        double room = Math.min(metrics.columnRoom() - 64 * metrics.unit(), 320 * metrics.unit());
        return TextLines.of(note.text(), Typeface.SANS, metrics.type().small(), Math.max(40 * metrics.unit(), room), 4);
    }

    private List<PlacedNote> notesIn(double from, double to) {
        List<PlacedNote> notes = new ArrayList<>();
        for (int i = 0; i < noteBoxes.length; i++) {
            if (noteBoxes[i].bottom() >= from && noteBoxes[i].top() <= to) {
                notes.add(new PlacedNote(scene.notes().get(i), noteBoxes[i], noteLines.get(i)));
            }
            if (notes.size() > MOST_ARROWS) {
                break;
            }
        }
        return notes;
    }

    private double sideLabelHeight(LadderScene.Bracket bracket) {
        return (linesOf(bracket).size() + 1) * 1.35 * metrics.type().small() + 2 * metrics.unit();
    }

    private List<String> linesOf(LadderScene.Bracket bracket) {
        return TextLines.of(
                bracket.label(), Typeface.BOLD, metrics.type().small(), metrics.wordsWidth() - 6 * metrics.unit(), 2);
    }

    /// Tops of the brackets' words; NaN where there is no room near the bracket.
    private double[] placeBracketLabels() {
        double[] tops = new double[scene.brackets().size()];
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tops.length; i++) {
            tops[i] = Double.NaN;
            if (lanes.laneOf(i) == BracketLanes.NONE) {
                continue;
            }
            LadderScene.Bracket bracket = scene.brackets().get(i);
            double start = rows.times.startOf(bracket.start()) - 2 * metrics.unit();
            double end = Math.max(start + metrics.rowStep(), rows.times.endOf(bracket.end()));
            double top = Math.max(start, free);
            double high = sideLabelHeight(bracket);
            if (top <= Math.max(end, start + 2 * high)) {
                tops[i] = top;
                free = top + high + 4 * metrics.unit();
            }
        }
        return tops;
    }

    private List<PlacedBracket> bracketsIn(double top, double height) {
        List<PlacedBracket> placed = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        double firstLabel = Double.POSITIVE_INFINITY;
        for (double label : bracketLabels) {
            if (label >= top) {
                firstLabel = Math.min(firstLabel, label);
            }
        }
        for (int i = 0; i < scene.brackets().size() && placed.size() <= MOST_ARROWS; i++) {
            LadderScene.Bracket bracket = scene.brackets().get(i);
            int lane = lanes.laneOf(i);
            double y1 = rows.times.startOf(bracket.start());
            double y2 = rows.times.endOf(bracket.end());
            if (lane == BracketLanes.NONE || y2 < top || y1 > top + height) {
                continue;
            }
            double label = bracketLabels[i];
            Optional<SideLabel> words = Optional.empty();
            if (label >= top - 1e-9) {
                words = Optional.of(sideLabel(bracket, label));
            } else {
                // began above: its words stay at the upper edge as long as they meet no others
                double edge = Math.max(top + 2 * metrics.unit(), free);
                double high = sideLabelHeight(bracket);
                if (edge + high <= firstLabel && edge <= y2) {
                    words = Optional.of(sideLabel(bracket, edge));
                    free = edge + high + 4 * metrics.unit();
                }
            }
            double x = metrics.bracketX() + lane * metrics.laneWidth();
            placed.add(new PlacedBracket(bracket, lane, x, y1, y2, words));
        }
        return placed;
    }

    private SideLabel sideLabel(LadderScene.Bracket bracket, double top) {
        double room = metrics.wordsWidth() - 6 * metrics.unit();
        String detail = Typeface.SANS.fit(DiagramWords.duration(bracket.length()), metrics.type().small(), room);
        double high = sideLabelHeight(bracket);
        return new SideLabel(
                linesOf(bracket),
                detail,
                metrics.wordsX(),
                new Box(metrics.wordsX(), top, metrics.wordsX() + room, top + high));
    }

    private List<Tick> ticks(double top, double height, int begin, int end) {
        if (axis == LadderAxis.PROPORTIONAL) {
            return ticksToScale(top, height);
        }
        List<Tick> ticks = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = begin; i < end; i++) {
            double y = rows.departures[i];
            if (y < top - metrics.rowStep() || y > top + height + metrics.rowStep() || y < free) {
                continue;
            }
            LadderArrow arrow = scene.arrows().get(i);
            Moment moment = arrow.departure().isUnknown() ? arrow.arrival() : arrow.departure();
            String time = (moment.isInferred() ? "≈ " : "") + clock.format(moment.nanoseconds());
            double room = metrics.timeRight() - Typeface.SANS.width(time, metrics.type().small());
            boolean isNumbered = arrow.number() > 0 && room > metrics.numberRight() + 4 * metrics.unit();
            ticks.add(new Tick(y, isNumbered ? Long.toString(arrow.number()) : "", time));
            free = y + 1.3 * metrics.type().small();
        }
        return ticks;
    }

    private List<Tick> ticksToScale(double top, double height) {
        List<Tick> ticks = new ArrayList<>();
        double apart = 44 * metrics.unit();
        if (axis == LadderAxis.PROPORTIONAL) {
            double y0 = rows.times.startOf(rows.times.firstTime());
            double y1 = rows.times.endOf(rows.times.lastTime());
            double duration = (double) rows.times.lastTime() - rows.times.firstTime();
            long step = LadderClock.niceStep(y1 > y0 ? apart * duration / (y1 - y0) : duration);
            long from = Math.max(rows.times.firstTime(), rows.times.timeAt(top));
            long to = Math.min(rows.times.lastTime(), rows.times.timeAt(top + height));
            for (long time = Math.ceilDiv(from, step) * step; time <= to && ticks.size() < MOST_ARROWS; time += step) {
                ticks.add(new Tick(rows.times.startOf(time), "", clock.format(time)));
            }
        } else {
            for (double y = Math.ceil(top / apart) * apart; y < top + height; y += apart) {
                ticks.add(new Tick(y, "", clock.format(rows.times.timeAt(y))));
            }
        }
        return ticks;
    }

    LadderMetrics metrics() {
        return metrics;
    }

    LadderClock clock() {
        return clock;
    }

    DiagramWords words() {
        return words;
    }

    int hiddenBrackets() {
        return lanes.hidden();
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

    /// A height near `wish`, not above `least`, at which a page may end: no label, note or break lies across it.
    double pageEnd(double least, double wish) {
        double best = wish;
        double bestCost = Double.POSITIVE_INFINITY;
        double step = 2 * metrics.unit();
        LadderView view = view(least, wish - least);
        for (double y = wish; y > least; y -= step) {
            double cost = (wish - y) / 1000;
            for (PlacedArrow arrow : view.arrows()) {
                if (arrow.label().isPresent() && arrow.label().get().box().top() < y && arrow.label().get().box().bottom() > y) {
                    cost += 10;
                }
                if (Math.min(arrow.y1(), arrow.y2()) < y + step && Math.max(arrow.y1(), arrow.y2()) > y - step) {
                    cost += 1;
                }
            }
            for (PlacedNote note : view.notes()) {
                if (note.box().top() < y && note.box().bottom() > y) {
                    cost += 10;
                }
            }
            for (LadderView.Break each : view.breaks()) {
                if (each.y1() < y && each.y2() > y) {
                    cost += 10;
                }
            }
            for (PlacedBracket bracket : view.brackets()) {
                if (bracket.label().isPresent()
                        && bracket.label().get().box().top() < y
                        && bracket.label().get().box().bottom() > y) {
                    cost += 10;
                }
            }
            if (cost < bestCost) {
                best = y;
                bestCost = cost;
            }
        }
        return best;
    }
}
