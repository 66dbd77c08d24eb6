package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.ladder.BracketLanes.Laned;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedBracket;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedLife;
import dev.framewalk.timeline.diagram.ladder.LadderPart.SideLabel;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the brackets of a ladder and their words lie.
///
/// Words lie at the beginning of their bracket, or below the words before them. Where several connections do the same at
/// the same time, the first speaks for all.
final class BracketPlaces {
    private final BracketLanes lanes;
    private final LadderRows rows;
    private final LadderMetrics metrics;
    private final DiagramWords words;
    /// Tops of the brackets' words; NaN where there is no room near the bracket, or where another one speaks.
    private final double[] tops;
    /// The last of those that a bracket speaks for, itself included; by index.
    private final List<List<Integer>> spokenFor = new ArrayList<>();

    BracketPlaces(BracketLanes lanes, LadderRows rows, LadderMetrics metrics, DiagramWords words) {
        this.lanes = lanes;
        this.rows = rows;
        this.metrics = metrics;
        this.words = words;
        findSpeakers();
        this.tops = place();
    }

    private LadderScene.Bracket bracket(int index) {
        return lanes.laned().get(index).bracket();
    }

    /// Who speaks for whom: a list with more than one for a speaker, with one for who speaks alone, empty for who is spoken for.
    private void findSpeakers() {
        int count = lanes.laned().size();
        for (int i = 0; i < count; i++) {
            spokenFor.add(new ArrayList<>(List.of(i)));
        }
        for (int i = 0; i < count && lanes.isGrouped(); i++) {
            List<Integer> same = spokenFor.get(i);
            LadderScene.Bracket first = bracket(i);
            for (int j = i + 1; j < count && !same.isEmpty() && bracket(j).start() < first.end(); j++) {
                LadderScene.Bracket other = bracket(j);
                if (spokenFor.get(j).size() == 1 && other.group() != first.group() && other.kind() == first.kind() && other.label().equals(first.label())) {
                    same.add(j);
                    spokenFor.get(j).clear();
                }
            }
        }
    }

    private double[] place() {
        double[] placed = new double[lanes.laned().size()];
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Double.NaN;
            if (spokenFor.get(i).isEmpty()) {
                continue;
            }
            double start = rows.times.startOf(bracket(i).start()) - 2 * metrics.unit();
            double end = Math.max(start + metrics.rowStep(), rows.times.endOf(bracket(i).end()));
            double top = Math.max(start, free);
            double high = heightOf(i);
            if (top <= Math.max(end, start + 2 * high)) {
                placed[i] = top;
                free = top + high + 4 * metrics.unit();
            }
        }
        return placed;
    }

    /// Lowest point of all words.
    double bottom() {
        double bottom = 0;
        for (int i = 0; i < tops.length; i++) {
            if (!Double.isNaN(tops[i])) {
                bottom = Math.max(bottom, tops[i] + heightOf(i));
            }
        }
        return bottom;
    }

    private double heightOf(int index) {
        return (linesOf(index).size() + 1) * 1.35 * metrics.type().small() + 2 * metrics.unit();
    }

    private int badgeOf(int index) {
        return lanes.isGrouped() && spokenFor.get(index).size() <= 1 ? bracket(index).group() : -1;
    }

    private double room(int index) {
        int badge = badgeOf(index);
        double taken = badge < 0 ? 0 : metrics.badgeWidth(badge) + 5 * metrics.unit();
        return metrics.wordsWidth() - 6 * metrics.unit() - taken;
    }

    private List<String> linesOf(int index) {
        int count = spokenFor.get(index).size();
        String label = bracket(index).label();
        return TextLines.of(
                count > 1 ? words.text("brackets.several", count, label) : label,
                Typeface.BOLD,
                metrics.type().small(),
                room(index),
                2);
    }

    private String detailOf(int index) {
        if (bracket(index).certainty() instanceof Certainty.Unknown) {
            return words.text("brackets.open");
        }
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int each : spokenFor.get(index)) {
            least = Math.min(least, bracket(each).length());
            most = Math.max(most, bracket(each).length());
        }
        String from = Quantities.duration(least);
        String to = Quantities.duration(most);
        if (from.equals(to)) {
            return from;
        }
        int unit = from.lastIndexOf(' ');
        boolean isSameUnit = unit > 0 && to.endsWith(from.substring(unit));
        return words.text("brackets.range", isSameUnit ? from.substring(0, unit) : from, to);
    }

    List<PlacedBracket> in(double top, double height) {
        List<PlacedBracket> placed = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        double firstLabel = Double.POSITIVE_INFINITY;
        for (double label : tops) {
            if (label >= top) {
                firstLabel = Math.min(firstLabel, label);
            }
        }
        for (int i = 0; i < tops.length && placed.size() <= LadderLayout.MOST_ARROWS; i++) {
            Laned laned = lanes.laned().get(i);
            double y1 = rows.times.startOf(laned.bracket().start());
            double y2 = rows.times.endOf(laned.bracket().end());
            if (y2 < top || y1 > top + height) {
                continue;
            }
            Optional<SideLabel> label = Optional.empty();
            if (tops[i] >= top - 1e-9) {
                label = Optional.of(sideLabel(i, tops[i]));
            } else if (!spokenFor.get(i).isEmpty()) {
                // began above: its words stay at the upper edge as long as they meet no others
                double edge = Math.max(top + 2 * metrics.unit(), free);
                double high = heightOf(i);
                if (edge + high <= firstLabel && edge <= y2) {
                    label = Optional.of(sideLabel(i, edge));
                    free = edge + high + 4 * metrics.unit();
                }
            }
            placed.add(new PlacedBracket(laned.bracket(), laned.lane(), laneX(laned.lane()), y1, y2, label));
        }
        return placed;
    }

    private double laneX(int lane) {
        return metrics.bracketX() + lane * metrics.laneWidth();
    }

    private SideLabel sideLabel(int index, double top) {
        String detail = Typeface.SANS.fit(detailOf(index), metrics.type().small(), room(index));
        double right = metrics.wordsX() + metrics.wordsWidth() - 6 * metrics.unit();
        return new SideLabel(
                linesOf(index),
                detail,
                metrics.wordsX(),
                new Rectangle(metrics.wordsX(), top, right, top + heightOf(index)),
                badgeOf(index));
    }

    /// The connections that live in a part, each with its line.
    List<PlacedLife> livesIn(double top, double height) {
        List<PlacedLife> placed = new ArrayList<>();
        for (BracketLanes.Life life : lanes.lives()) {
            double y1 = rows.times.startOf(life.start());
            double y2 = rows.times.endOf(life.end());
            if (y2 >= top && y1 <= top + height && placed.size() < LadderLayout.MOST_ARROWS) {
                placed.add(new PlacedLife(life.group(), laneX(life.lane()), y1, y2));
            }
        }
        return placed;
    }
}
