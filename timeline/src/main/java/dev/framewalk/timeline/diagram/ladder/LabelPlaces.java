package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.ladder.LadderPart.Label;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedNote;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where the words of a ladder's arrows and its notes lie. Where heights are to scale, words move down until they are free
/// of those before them, and where even that is not enough one speaks for several.
final class LabelPlaces {
    private static final byte IN_PLACE = 0;
    private static final byte MOVED = 1;
    private static final byte HIDDEN = 2;

    private final LadderScene scene;
    private final LadderRows rows;
    private final LadderMetrics metrics;
    private final LadderLabels labels;
    private final List<List<String>> noteLines;
    private final boolean isToScale;
    private final Rectangle[] noteBoxes;
    private final double[] baselines;
    private final byte[] places;
    private final int[] speaksFor;
    private final double bottom;

    LabelPlaces(
            LadderScene scene,
            LadderRows rows,
            LadderMetrics metrics,
            LadderLabels labels,
            List<List<String>> noteLines,
            LadderAxis axis) {
        this.scene = scene;
        this.rows = rows;
        this.metrics = metrics;
        this.labels = labels;
        this.noteLines = noteLines;
        this.isToScale = axis == LadderAxis.PROPORTIONAL;
        int count = scene.arrows().size();
        baselines = new double[count];
        places = new byte[count];
        speaksFor = new int[count];
        noteBoxes = new Rectangle[scene.notes().size()];
        bottom = isToScale ? placeLabelsToScale() : placeNotes();
    }

    /// The lines into which the notes of a scene are broken.
    static List<List<String>> noteLines(LadderScene scene, LadderMetrics metrics, LadderAxis axis) {
        List<List<String>> lines = new ArrayList<>();
        for (LadderScene.Note note : scene.notes()) {
            double beside = Math.abs(metrics.roomBeside(
                    note.column(), scene.columns().size(), axis != LadderAxis.PROPORTIONAL));
            double room = Math.clamp(beside - 64 * metrics.unit(), 40 * metrics.unit(), 320 * metrics.unit());
            lines.add(TextLines.of(note.text(), Typeface.SANS, metrics.type().small(), room, 4));
        }
        return lines;
    }

    /// Lowest point of all words and notes that were placed here.
    double bottom() {
        return bottom;
    }

    /// Whether the words of an arrow had to leave it.
    boolean isMoved(int index) {
        return isToScale && places[index] == MOVED;
    }

    double baseline(int index) {
        return baselines[index];
    }

    /// The words of an arrow; none where others speak for it.
    Optional<Label> label(int index) {
        if (places[index] == HIDDEN) {
            return Optional.empty();
        }
        LadderArrow arrow = scene.arrows().get(index);
        double x1 = metrics.columnX(arrow.from());
        double x2 = arrow.isLocal() ? x1 + roomBeside(arrow.from()) : metrics.columnX(arrow.to());
        return !isToScale || places[index] == IN_PLACE && speaksFor[index] == 0
                ? labels.natural(arrow, x1, rows.departures[index], x2, rows.arrivals[index])
                : labels.moved(arrow, x1, x2, baselines[index], places[index] == MOVED, speaksFor[index]);
    }

    private double roomBeside(int column) {
        return metrics.roomBeside(column, scene.columns().size(), !isToScale);
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
        Rectangle box = noteBox(index, Math.max(rows.notes[index] + 3 * metrics.unit(), taken[space] + 3 * metrics.unit()));
        noteBoxes[index] = box;
        taken[space] = box.bottom() + 2 * metrics.unit();
        return box.bottom();
    }

    private Rectangle noteBox(int index, double top) {
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
        return new Rectangle(left, top, left + width, top + metrics.noteHeight(lines.size()));
    }

    List<PlacedNote> notesIn(double from, double to) {
        List<PlacedNote> notes = new ArrayList<>();
        for (int i = 0; i < noteBoxes.length; i++) {
            if (noteBoxes[i].bottom() >= from && noteBoxes[i].top() <= to) {
                notes.add(new PlacedNote(scene.notes().get(i), noteBoxes[i], noteLines.get(i)));
            }
            if (notes.size() > LadderLayout.MOST_ARROWS) {
                break;
            }
        }
        return notes;
    }
}
