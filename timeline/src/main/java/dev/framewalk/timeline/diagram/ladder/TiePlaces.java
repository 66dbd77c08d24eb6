package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedTie;
import dev.framewalk.timeline.diagram.ladder.LadderPart.TieMark;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/// Where ties run: in the room between the time axis and the first column, where no arrow and no label is. What one cause explains shares one
/// line; where too many would run side by side, the later ones have words at their ends only.
final class TiePlaces {
    private static final int LANES = 3;
    /// More than these are a thicket on any screen.
    private static final int MOST_SEEN = 400;

    private final List<Strand> strands = new ArrayList<>();
    private final LadderMetrics metrics;
    private final DiagramWords words;

    /// A tie with its rows and its lane, -1 for none.
    private record Strand(LadderScene.Tie tie, double cause, double effect, int lane) {}

    TiePlaces(
            List<LadderScene.Tie> ties, LongFunction<OptionalDouble> yOf, LadderMetrics metrics, DiagramWords words) {
        this.metrics = metrics;
        this.words = words;
        Map<Long, Double> lowest = new HashMap<>();
        Map<Long, Boolean> explained = new HashMap<>();
        List<Strand> found = new ArrayList<>();
        for (LadderScene.Tie tie : ties) {
            double cause = row(tie.cause(), yOf);
            double effect = row(tie.effect(), yOf);
            // one for each row that is explained
            boolean isFirst = Double.isNaN(effect) || explained.put(tie.effect(), true) == null;
            if (isFirst && !(Double.isNaN(cause) && Double.isNaN(effect))) {
                found.add(new Strand(tie, cause, effect, -1));
                if (!Double.isNaN(cause) && !Double.isNaN(effect)) {
                    lowest.merge(tie.cause(), effect, Math::max);
                }
            }
        }
        found.sort(Comparator.comparingDouble(TiePlaces::top));
        double[] taken = new double[LANES];
        Arrays.fill(taken, Double.NEGATIVE_INFINITY);
        Map<Long, Integer> laneOf = new HashMap<>();
        for (Strand strand : found) {
            int lane = -1;
            if (hasBothEnds(strand)) {
                lane = laneOf.computeIfAbsent(
                        strand.tie.cause(), cause -> lane(taken, strand.cause, lowest.getOrDefault(cause, strand.effect)));
            }
            strands.add(new Strand(strand.tie, strand.cause, strand.effect, lane));
        }
    }

    private static double row(long event, LongFunction<OptionalDouble> yOf) {
        return event == LadderScene.Tie.NOWHERE ? Double.NaN : yOf.apply(event).orElse(Double.NaN);
    }

    private static boolean hasBothEnds(Strand strand) {
        return !Double.isNaN(strand.cause) && !Double.isNaN(strand.effect);
    }

    private static double top(Strand strand) {
        return Double.isNaN(strand.cause)
                ? strand.effect
                : Double.isNaN(strand.effect) ? strand.cause : Math.min(strand.cause, strand.effect);
    }

    private static int lane(double[] taken, double from, double to) {
        for (int lane = 0; lane < taken.length; lane++) {
            if (taken[lane] < from) {
                taken[lane] = to;
                return lane;
            }
        }
        return -1;
    }

    /// Where the lines end: just before the first column.
    static double right(LadderMetrics metrics) {
        return metrics.columnX(0) - 6 * metrics.unit();
    }

    private double laneX(int lane) {
        return right(metrics) - (8 + 7 * lane) * metrics.unit();
    }

    List<PlacedTie> in(double top, double height) {
        List<PlacedTie> placed = new ArrayList<>();
        double bottom = top + height;
        List<Double> written = new ArrayList<>();
        for (Strand strand : strands) {
            if (placed.size() >= MOST_SEEN || top(strand) > bottom) {
                break;
            }
            double low = Double.isNaN(strand.effect) ? strand.cause : Math.max(top(strand), strand.effect);
            if (low < top) {
                continue;
            }
            boolean seesCause = strand.cause >= top && strand.cause <= bottom;
            boolean seesEffect = strand.effect >= top && strand.effect <= bottom;
            boolean hasLine = strand.lane >= 0;
            if (!seesCause && !seesEffect && !hasLine) {
                continue;
            }
            List<TieMark> marks = new ArrayList<>(2);
            if (seesEffect) {
                write("tie.cause", strand.tie.causeNumber(), strand.tie.label(), strand.effect, written, marks);
            }
            if (seesCause && !(seesEffect && hasLine)) {
                write("tie.effect", strand.tie.effectNumber(), strand.tie.label(), strand.cause, written, marks);
            }
            placed.add(new PlacedTie(
                    strand.tie, hasLine ? laneX(strand.lane) : Double.NaN, strand.cause, strand.effect, marks));
        }
        return placed;
    }

    /// Words lie above the line of their row, unless others are there already.
    private void write(String key, long number, String label, double y, List<Double> written, List<TieMark> into) {
        double high = metrics.type().small() * 1.15;
        if (written.stream().anyMatch(other -> Math.abs(other - y) < high)) {
            return;
        }
        double right = laneX(LANES - 1) - 4 * metrics.unit();
        double room = right - metrics.axisX() - 8 * metrics.unit();
        for (String text : List.of(words.text(key, number, label), words.text(key, number, "").strip())) {
            // at the cursor they are bold
            if (Typeface.BOLD.width(text, metrics.type().small()) <= room) {
                written.add(y);
                into.add(new TieMark(text, right, y - 3 * metrics.unit()));
                return;
            }
        }
    }
}
