package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Label;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Piece;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Rank;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words on arrows: what they say in the room they have, and where that lies.
final class LadderLabels {
    private final LadderMetrics metrics;
    private final DiagramWords words;
    private final boolean withNumbers;
    private final boolean mayUseTwoLines;
    private final boolean withGroups;
    private final int columns;

    /// @param isToScale  whether heights are given: then numbers stand on the arrows because the axis has no place for
    ///                   them, and labels have one line
    /// @param withGroups whether arrows say to which connection they belong
    LadderLabels(LadderMetrics metrics, DiagramWords words, int columns, boolean isToScale, boolean withGroups) {
        this.columns = columns;
        this.metrics = metrics;
        this.words = words;
        this.withNumbers = isToScale;
        this.mayUseTwoLines = !isToScale;
        this.withGroups = withGroups;
    }

    static double sizeOf(Rank rank, TypeSizes type) {
        return rank == Rank.LABEL ? type.label() : type.small();
    }

    static Typeface faceOf(Rank rank) {
        return rank == Rank.CUE || rank == Rank.STREAM || rank == Rank.CONNECTION ? Typeface.BOLD : Typeface.SANS;
    }

    /// The label of an arrow that has its place to itself.
    Optional<Label> natural(LadderArrow arrow, double x1, double y1, double x2, double y2) {
        if (arrow.isLocal()) {
            boolean leftward = x2 < x1;
            double room = Math.abs(x2 - x1) - 26 * metrics.unit();
            Wrapped wrapped = wrapped(arrow, room);
            List<Part> parts = parts(arrow, wrapped.first, room, 0, wrapped.below.isEmpty());
            double width = widest(parts, wrapped.below);
            double left = leftward ? x1 - 16 * metrics.unit() - width : x1 + 16 * metrics.unit();
            return label(parts, wrapped.below, left, y1 + 0.36 * metrics.type().label(), false);
        }
        double length = Math.abs(x2 - x1);
        double pad = 14 * metrics.unit();
        double room = length - 2 * pad;
        Wrapped wrapped = wrapped(arrow, room);
        List<Part> parts = parts(arrow, wrapped.first, room, 0, wrapped.below.isEmpty());
        List<List<Part>> below = wrapped.below;
        double width = widest(parts, below);
        double slope = Math.max(0, (y2 - y1) / length);
        double reach = Math.min((length - width) / 2, slope == 0 ? length : metrics.labelSlide() / slope);
        double distance = Math.max(pad, reach);
        double baseline = y1 + Math.min(slope * distance, metrics.labelSlide()) - metrics.labelLift();
        double left = x2 > x1 ? x1 + distance : x1 - distance - width;
        return label(parts, below, left, baseline, false);
    }

    /// How much more height the words of an arrow need than one line.
    double extraHeight(LadderArrow arrow, double x1, double x2) {
        double room = arrow.isLocal()
                ? Math.abs(metrics.roomBeside(arrow.from(), columns, mayUseTwoLines)) - 26 * metrics.unit()
                : Math.abs(x2 - x1) - 28 * metrics.unit();
        return heightOf(wrapped(arrow, room).below);
    }

    /// Height of the lines below the first.
    private double heightOf(List<List<Part>> below) {
        double height = 0;
        for (List<Part> line : below) {
            height += lineHeight(line);
        }
        return height;
    }

    private double lineHeight(List<Part> line) {
        return 1.3 * (line.getFirst().rank == Rank.DETAIL ? metrics.type().small() : metrics.type().label());
    }

    private double widest(List<Part> first, List<List<Part>> below) {
        double width = widthOf(first);
        for (List<Part> line : below) {
            width = Math.max(width, widthOf(line));
        }
        return width;
    }

    /// @param below the lines after the first; none is empty
    private record Wrapped(String first, List<List<Part>> below) {}

    /// What goes into further lines: the rest of a label that is too long, and the detail where it has no room beside.
    private Wrapped wrapped(LadderArrow arrow, double room) {
        double taken = widthOf(parts(arrow, "", room, 0, false));
        double free = room - taken - (taken > 0 ? space() : 0);
        if (!mayUseTwoLines) {
            return new Wrapped(oneLine(arrow, free), List.of());
        }
        String label = arrow.label();
        List<String> lines = TextLines.of(label, Typeface.SANS, metrics.type().label(), free, 2);
        if (!arrow.brief().isEmpty() && lines.getLast().endsWith("…")) {
            label = arrow.brief();
            lines = TextLines.of(label, Typeface.SANS, metrics.type().label(), free, 2);
        }
        if (lines.size() == 2 && !lines.getFirst().endsWith("…")) {
            List<Part> second = new ArrayList<>(2);
            second.add(fitted(Rank.LABEL, lines.get(1), room));
            if (arrow.detail().isEmpty()) {
                return new Wrapped(lines.getFirst(), List.of(second));
            }
            Part whole = fitted(Rank.DETAIL, arrow.detail(), room);
            if (widthOf(second) + space() + whole.width <= room) {
                second.add(whole);
                return new Wrapped(lines.getFirst(), List.of(second));
            }
            return new Wrapped(lines.getFirst(), List.of(second, List.of(whole)));
        }
        if (arrow.detail().isEmpty()) {
            return new Wrapped(label, List.of());
        }
        double alone = widthOf(parts(arrow, label, room, 0, false));
        double detail = part(Rank.DETAIL, Typeface.SANS.fit(arrow.detail(), metrics.type().small(), room)).width;
        return alone + space() + detail <= room
                ? new Wrapped(label, List.of())
                : new Wrapped(label, List.of(List.of(fitted(Rank.DETAIL, arrow.detail(), room))));
    }

    /// The label if it fits, else what stands for it.
    private String oneLine(LadderArrow arrow, double free) {
        boolean isFitting = arrow.brief().isEmpty() || Typeface.SANS.width(arrow.label(), metrics.type().label()) <= free;
        return isFitting ? arrow.label() : arrow.brief();
    }

    /// The label of an arrow that lies where there was room, speaking for `more` others too.
    Optional<Label> moved(LadderArrow arrow, double x1, double x2, double baseline, boolean isMoved, int more) {
        double length = Math.abs(x2 - x1);
        double room = length - 36 * metrics.unit();
        double taken = widthOf(parts(arrow, "", room, more, false));
        List<Part> parts = parts(arrow, oneLine(arrow, room - taken - space()), room, more, true);
        double aside = 22 * metrics.unit();
        double left = x2 >= x1 ? x1 + aside : x1 - aside - widthOf(parts);
        return label(parts, List.of(), left, baseline, isMoved);
    }

    private record Part(Rank rank, String text, double width) {}

    private double space() {
        return 6 * metrics.unit();
    }

    private double widthOf(List<Part> parts) {
        double width = 0;
        for (Part part : parts) {
            width += part.width;
        }
        return width + Math.max(0, parts.size() - 1) * space();
    }

    private List<Part> parts(LadderArrow arrow, String said, double room, int more, boolean withDetail) {
        List<Part> parts = new ArrayList<>();
        List<Part> cues = new ArrayList<>();
        @Nullable Part connection = null;
        if (withNumbers && arrow.number() > 0) {
            parts.add(part(Rank.NUMBER, Long.toString(arrow.number())));
        }
        if (withGroups && arrow.group() >= 0) {
            connection = new Part(Rank.CONNECTION, Integer.toString(arrow.group()), metrics.badgeWidth(arrow.group()));
            parts.add(connection);
        }
        if (arrow.stream() >= 0) {
            parts.add(part(Rank.STREAM, Long.toString(arrow.stream())));
        }
        if (arrow.isLost()) {
            cues.add(part(Rank.CUE, words.text("cue.lost")));
        }
        if (arrow.isRepetition()) {
            cues.add(part(Rank.CUE, words.again(arrow.again())));
        }
        if (arrow.isOutOfOrder()) {
            cues.add(part(Rank.CUE, words.text("cue.outoforder")));
        }
        if (more > 0) {
            cues.add(part(Rank.DETAIL, words.text("cue.more", Quantities.count(more))));
        }
        double taken = widthOf(parts) + widthOf(cues) + (parts.isEmpty() ? 0 : space()) + (cues.isEmpty() ? 0 : space());
        if (taken > room - 24 * metrics.unit()) {
            // too narrow for everything: what happened counts more than which it was
            parts.clear();
            if (connection != null && connection.width < room / 3) {
                parts.add(connection);
            }
            while (!cues.isEmpty() && widthOf(cues) > room - 24 * metrics.unit()) {
                cues.removeLast();
            }
            taken = widthOf(parts) + (parts.isEmpty() ? 0 : space()) + widthOf(cues) + (cues.isEmpty() ? 0 : space());
        }
        Part label = fitted(Rank.LABEL, said, room - taken);
        if (!label.text.isEmpty()) {
            parts.add(label);
            taken += label.width;
        }
        parts.addAll(cues);
        double rest = room - taken - space();
        if (withDetail && !arrow.detail().isEmpty() && rest > 36 * metrics.unit()) {
            Part detail = fitted(Rank.DETAIL, arrow.detail(), rest);
            if (!detail.text.isEmpty()) {
                parts.add(detail);
            }
        }
        return parts;
    }

    private Part part(Rank rank, String text) {
        double frame = rank == Rank.STREAM ? 8 * metrics.unit() : 0;
        return new Part(rank, text, faceOf(rank).width(text, sizeOf(rank, metrics.type())) + frame);
    }

    private Part fitted(Rank rank, String text, double room) {
        return part(rank, faceOf(rank).fit(text, sizeOf(rank, metrics.type()), room));
    }

    private Optional<Label> label(
            List<Part> parts, List<List<Part>> below, double left, double baseline, boolean isMoved) {
        if (parts.isEmpty() && below.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> pieces = new ArrayList<>(parts.size() + 2);
        double first = baseline - heightOf(below);
        addLine(pieces, parts, left, first);
        double next = first;
        for (List<Part> line : below) {
            next += lineHeight(line);
            addLine(pieces, line, left, next);
        }
        Rectangle box = new Rectangle(
                left,
                first - metrics.labelAscent(),
                left + widest(parts, below),
                baseline + metrics.labelDescent());
        return Optional.of(new Label(pieces, box, isMoved));
    }

    private void addLine(List<Piece> pieces, List<Part> parts, double left, double baseline) {
        double x = left;
        for (Part part : parts) {
            pieces.add(new Piece(part.rank, part.text, x, baseline, part.width));
            x += part.width + space();
        }
    }
}
