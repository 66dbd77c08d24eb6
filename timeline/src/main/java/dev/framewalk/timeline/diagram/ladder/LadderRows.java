package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.TimeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The heights of everything in a ladder that happens at a time: departures, arrivals, notes, gaps.
///
/// All of them are walked once in order of time, and heights only grow on the way, so in no column anything lies above
/// what happened before it there.
final class LadderRows {
    private static final int ARRIVAL = 0;
    private static final int GAP = 1;
    private static final int DEPARTURE = 2;
    private static final int NOTE = 3;

    final double[] departures;
    final double[] arrivals;
    final double[] notes;
    final List<LadderPart.Break> breaks = new ArrayList<>();
    final TimeMap times;
    final double height;

    private final LadderScene scene;
    private final LadderMetrics metrics;
    private final LadderAxis axis;
    private final double zoom;
    private final DiagramWords words;

    /// What the words of an arrow need above one line.
    private final double[] extra;

    private record Mark(long time, int kind, int index) {}

    LadderRows(
            LadderScene scene,
            List<List<String>> noteLines,
            LadderMetrics metrics,
            LadderAxis axis,
            double zoom,
            double[] extra,
            DiagramWords words) {
        this.scene = scene;
        this.metrics = metrics;
        this.axis = axis;
        this.zoom = zoom;
        this.extra = extra;
        this.words = words;
        departures = new double[scene.arrows().size()];
        arrivals = new double[departures.length];
        notes = new double[scene.notes().size()];
        List<Mark> marks = marks();
        TimeMap.Builder map = new TimeMap.Builder(marks.size());
        double bottom = axis == LadderAxis.PROPORTIONAL ? walkToScale(marks, map) : walkRows(marks, noteLines, map);
        for (int i = 0; i < departures.length; i++) {
            if (isLevel(scene.arrows().get(i))) {
                if (isDepartureObserved(i)) {
                    arrivals[i] = departures[i];
                } else {
                    departures[i] = arrivals[i];
                }
            }
        }
        for (int i = 0; i < notes.length; i++) {
            bottom = Math.max(bottom, notes[i] + metrics.noteHeight(noteLines.get(i).size()));
        }
        height = bottom + metrics.rowStep() * 0.75;
        times = map.build();
        if (axis == LadderAxis.PROPORTIONAL) {
            for (LadderScene.Gap gap : scene.gaps()) {
                addGap(gap, times.startOf(gap.start()), times.endOf(gap.end()));
            }
        }
        breaks.sort(Comparator.comparingDouble(LadderPart.Break::y1));
    }

    /// One time stands for both ends: it goes nowhere, took no time, or the other time is not known.
    static boolean isLevel(LadderArrow arrow) {
        return arrow.isLocal()
                || arrow.departure().isUnknown()
                || arrow.arrival().isUnknown()
                || arrow.departure().nanoseconds() == arrow.arrival().nanoseconds();
    }

    private boolean isDepartureObserved(int index) {
        return !scene.arrows().get(index).departure().isUnknown();
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>(2 * departures.length + notes.length);
        List<LadderArrow> arrows = scene.arrows();
        for (int i = 0; i < arrows.size(); i++) {
            LadderArrow arrow = arrows.get(i);
            if (isLevel(arrow)) {
                boolean known = isDepartureObserved(i);
                marks.add(new Mark((known ? arrow.departure() : arrow.arrival()).nanoseconds(), DEPARTURE, i));
            } else {
                marks.add(new Mark(arrow.departure().nanoseconds(), DEPARTURE, i));
                marks.add(new Mark(arrow.arrival().nanoseconds(), ARRIVAL, i));
            }
        }
        for (int i = 0; i < notes.length; i++) {
            marks.add(new Mark(scene.notes().get(i).time(), NOTE, i));
        }
        for (int i = 0; i < scene.gaps().size(); i++) {
            marks.add(new Mark(scene.gaps().get(i).start(), GAP, i));
        }
        marks.sort(Comparator.comparingLong(Mark::time)
                .thenComparingInt(Mark::kind)
                .thenComparingInt(Mark::index));
        return marks;
    }

    private void place(Mark mark, double y) {
        switch (mark.kind) {
            case ARRIVAL -> arrivals[mark.index] = y;
            case DEPARTURE -> {
                departures[mark.index] = y;
                if (isLevel(scene.arrows().get(mark.index))) {
                    arrivals[mark.index] = y;
                }
            }
            case NOTE -> notes[mark.index] = y;
            default -> {}
        }
    }

    private double walkToScale(List<Mark> marks, TimeMap.Builder map) {
        double top = metrics.rowStep();
        if (marks.isEmpty()) {
            return top;
        }
        long begin = marks.getFirst().time;
        double duration = Math.max(1.0, (double) marks.getLast().time - begin);
        double unit = metrics.unit();
        double natural = Math.clamp(marks.size() * metrics.rowStep() * 0.75, 480 * unit, 6000 * unit);
        double perNanosecond = natural * zoom / duration;
        double y = top;
        for (Mark mark : marks) {
            y = top + ((double) mark.time - begin) * perNanosecond;
            place(mark, y);
            map.add(mark.time, y);
        }
        return y;
    }

    private double walkRows(List<Mark> marks, List<List<String>> noteLines, TimeMap.Builder map) {
        double step = metrics.rowStep() * zoom;
        double ordinary = ordinaryWait(marks);
        double perNanosecond = 1.2 * step / ordinary;
        double longest = 4.5 * step;
        double y = metrics.rowStep() * 0.35;
        double busyUntil = y; // a departure lies a step below the one before and clear of notes
        long before = marks.isEmpty() ? 0 : marks.getFirst().time;
        boolean isFirst = true;
        int underWay = 0;
        for (Mark mark : marks) {
            double wait = Math.max(0, (double) mark.time - before);
            double least = switch (mark.kind) {
                case ARRIVAL -> y + 0.5 * step;
                case DEPARTURE -> Math.max(y + 0.35 * step, busyUntil + step + extra[mark.index]);
                case NOTE -> Math.max(y, busyUntil) + 6 * metrics.unit() * zoom;
                default -> Math.max(y, busyUntil) + 10 * metrics.unit();
            };
            double next = least;
            if (!isFirst) {
                // while something is under way the hosts are waiting, but the wire is not idle
                boolean isLong = wait > 8 * ordinary && underWay == 0;
                if (axis == LadderAxis.IDLE_FOLDED && wait * perNanosecond > longest && underWay == 0) {
                    next = least + 1.6 * metrics.rowStep();
                    addBreak(LadderPart.BreakKind.FOLD, Math.max(y, busyUntil), least, next, mark, wait);
                } else if (axis == LadderAxis.IDLE_FOLDED) {
                    next = Math.max(least, y + Math.min(longest, wait * perNanosecond));
                } else if (isLong) {
                    next = least + metrics.rowStep();
                    addBreak(LadderPart.BreakKind.WAIT, Math.max(y, busyUntil), least, next, mark, wait);
                }
            }
            y = next;
            place(mark, y);
            map.add(mark.time, y);
            if (mark.kind == DEPARTURE) {
                busyUntil = y;
            } else if (mark.kind == NOTE) {
                // the next label reaches above its row
                busyUntil = y + metrics.noteHeight(noteLines.get(mark.index).size());
            } else if (mark.kind == GAP) {
                LadderScene.Gap gap = scene.gaps().get(mark.index);
                double end = y + 30 * metrics.unit();
                addGap(gap, y, end);
                y = end;
                busyUntil = end;
                before = Math.max(before, gap.end());
            }
            before = Math.max(before, mark.time);
            underWay += change(mark);
            isFirst = false;
        }
        return Math.max(y, busyUntil);
    }

    /// By how much a mark changes the number of arrows that are on their way.
    private int change(Mark mark) {
        if (mark.kind != DEPARTURE && mark.kind != ARRIVAL) {
            return 0;
        }
        LadderArrow arrow = scene.arrows().get(mark.index);
        if (isLevel(arrow) || arrow.arrival().nanoseconds() < arrow.departure().nanoseconds()) {
            return 0;
        }
        return mark.kind == DEPARTURE ? 1 : -1;
    }

    /// A wait that is longer than most here: what three of four waits do not exceed. Never 0.
    private static double ordinaryWait(List<Mark> marks) {
        double[] waits = new double[marks.size()];
        int count = 0;
        for (int i = 1; i < marks.size(); i++) {
            double wait = (double) marks.get(i).time - marks.get(i - 1).time;
            if (wait > 0) {
                waits[count++] = wait;
            }
        }
        if (count == 0) {
            return 1;
        }
        Arrays.sort(waits, 0, count);
        return waits[count * 3 / 4 == count ? count - 1 : count * 3 / 4];
    }

    /// The break lies where no label and no slant of the rows around it does.
    private void addBreak(
            LadderPart.BreakKind kind, double after, double least, double next, Mark mark, double wait) {
        double from = after + metrics.labelSlide();
        double to = mark.kind == DEPARTURE ? next - metrics.aboveRow() - extra[mark.index] : next;
        double middle = (from + to) / 2;
        double half = Math.min(9 * metrics.unit(), Math.max(2, (next - least) / 3));
        long nanoseconds = wait >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) wait;
        String label = words.text(
                kind == LadderPart.BreakKind.FOLD ? "fold" : "wait", Quantities.duration(nanoseconds));
        breaks.add(new LadderPart.Break(kind, middle - half, middle + half, nanoseconds, label));
    }

    private void addGap(LadderScene.Gap gap, double from, double to) {
        String label = gap.label().isEmpty()
                ? words.text("gap", Quantities.duration(gap.length()))
                : gap.label();
        breaks.add(new LadderPart.Break(
                LadderPart.BreakKind.GAP, from, Math.max(to, from + 4 * metrics.unit()), gap.length(), label));
    }
}
