package dev.framewalk.timeline.diagram.compare;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.comparison.Paid;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.lanes.LaneWords;
import dev.framewalk.timeline.diagram.lanes.LanesAxis;
import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.timeline.diagram.lanes.LanesLegend;
import dev.framewalk.timeline.diagram.lanes.LanesMarks;
import dev.framewalk.timeline.diagram.lanes.LanesMetrics;
import dev.framewalk.timeline.diagram.lanes.LanesPainter;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.StreamLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Two captures over one another on one axis of time, and under them a table of what each paid. Immutable; made for one width and one size of
/// type. Knows its places and draws itself: (surface, part, theme) → marks.
public final class ComparePicture implements Plate {
    /// More rows of one capture are counted only, so that the other one and the table stay in reach.
    private static final int MOST_LANES = 60;

    /// One of the two.
    ///
    /// @param name  as people know it
    /// @param lanes all of it
    public record Half(String name, StreamLanes lanes, Paid paid) {}

    /// What lies at a point.
    ///
    /// @param isSecond whether it belongs to the second capture
    /// @param event    the event to look at; -1 for none
    public record Hit(boolean isSecond, int event, String words) {}

    private final List<Half> halves;
    private final List<LanesLayout> layouts = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private final Comparison comparison;
    private final DiagramWords words;
    private final CompareWords compareWords;
    private final LaneWords laneWords;
    private final Theme theme;
    private final LanesMetrics metrics;
    private final double width;

    private ComparePicture(Half a, Half b, ZeroAt zeroAt, double width, Theme theme, DiagramWords words) {
        this.halves = List.of(a, b);
        this.words = words;
        this.compareWords = new CompareWords(words);
        this.laneWords = new LaneWords(words);
        this.theme = theme;
        this.width = width;
        this.metrics = new LanesMetrics(theme.type(), width - 2 * 16 * theme.type().scale(), true);
        this.comparison = Comparison.of(a.paid(), b.paid());
        List<long[]> busy = new ArrayList<>();
        for (Half half : halves) {
            busy.addAll(LanesAxis.busy(half.lanes(), zeroAt.of(half.lanes())));
        }
        LanesAxis axis = LanesAxis.of(busy, Math.max(40, inner() - metrics.labels()), metrics.unit());
        for (Half half : halves) {
            StreamLanes shown = first(half.lanes());
            hidden.add(half.lanes().laneCount() - shown.laneCount());
            layouts.add(LanesLayout.compact(shown, axis, zeroAt.of(half.lanes()), inner(), theme.type(), words));
        }
    }

    public static ComparePicture of(Half a, Half b, ZeroAt zeroAt, double width, Theme theme, DiagramWords words) {
        return new ComparePicture(a, b, zeroAt, width, theme, words);
    }

    private static StreamLanes first(StreamLanes lanes) {
        List<LaneGroup> some = new ArrayList<>();
        int room = MOST_LANES;
        for (LaneGroup group : lanes.groups()) {
            if (room > 0) {
                some.add(group.first(room));
                room -= group.lanes().size();
            }
        }
        return new StreamLanes(lanes.originNanos(), some);
    }

    public Comparison comparison() {
        return comparison;
    }

    private double unit() {
        return metrics.unit();
    }

    private double margin() {
        return 16 * unit();
    }

    private double inner() {
        return width - 2 * margin();
    }

    private double bandHeight() {
        return theme.type().label() * 1.3 + theme.type().small() * 1.4 + 10 * unit();
    }

    private double moreHeight(int half) {
        return hidden.get(half) > 0 ? theme.type().small() * 1.6 : 0;
    }

    private double rowHeight() {
        return theme.type().label() * 1.35 + 6 * unit();
    }

    /// Where the first row of a half begins.
    private double rowsTop(int half) {
        double y = margin() * 0.5 + metrics.headHeight();
        for (int i = 0; i < half; i++) {
            y += bandHeight() + layouts.get(i).height() + moreHeight(i) + 10 * unit();
        }
        return y + bandHeight();
    }

    private double tableTop() {
        return rowsTop(1) + layouts.get(1).height() + moreHeight(1) + 16 * unit();
    }

    private double sentenceLeft() {
        return margin() + inner() * 0.52;
    }

    private boolean isNarrow() {
        return inner() < 700 * unit();
    }

    private double tableHeight() {
        double each = isNarrow() ? rowHeight() + theme.type().small() * 1.5 : rowHeight();
        return rowHeight() + each * comparison.lines().size();
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return tableTop() + tableHeight() + margin() + new LanesLegend(layouts, theme).height(inner());
    }

    @Override
    public String name() {
        return words.text("compare.title", halves.get(0).name(), halves.get(1).name());
    }

    @Override
    public void paint(Surface surface) {
        surface.rectangle(0, 0, width, height(), 0, theme.colour(Token.BACKGROUND), null);
        double top = margin() * 0.5;
        surface.pushTranslation(margin(), top);
        LanesPainter.paintHead(surface, layouts.getFirst(), new LanesPainter.Part(0, 0, inner(), 0), theme, LanesMarks.NONE);
        surface.pop();
        for (int half = 0; half < 2; half++) {
            band(surface, half);
            LanesLayout layout = layouts.get(half);
            LanesPainter.Part part = new LanesPainter.Part(0, 0, inner(), layout.height());
            surface.pushTranslation(margin(), rowsTop(half));
            if (layout.rows().isEmpty()) {
                TextStyle small = theme.small();
                surface.text(words.text("lanes.none"), 8 * unit(), small.size(), Anchor.START, small);
            } else {
                LanesPainter.paintBody(surface, layout, part, theme, LanesMarks.NONE);
                end(surface, half);
            }
            if (hidden.get(half) > 0) {
                TextStyle small = theme.small();
                surface.text(
                        words.text("compare.more", Quantities.count(hidden.get(half))),
                        8 * unit(),
                        layout.height() + small.size() * 1.2,
                        Anchor.START,
                        small);
            }
            surface.pop();
        }
        table(surface);
        surface.pushTranslation(margin(), tableTop() + tableHeight() + 8 * unit());
        new LanesLegend(layouts, theme).paint(surface, inner());
        surface.pop();
    }

    /// Which capture it is, and how it went in one line.
    private void band(Surface surface, int half) {
        double top = rowsTop(half) - bandHeight();
        Half shown = halves.get(half);
        TextStyle bold = new TextStyle(Typeface.BOLD, theme.type().label(), theme.colour(Token.TEXT));
        TextStyle small = theme.small();
        String letter = half == 0 ? "A" : "B";
        double base = top + 6 * unit() + bold.size();
        double box = bold.size() * 1.5;
        surface.rectangle(margin(), top + 4 * unit(), box, box, 3 * unit(), theme.colour(half == 0 ? Token.SERVER : Token.HANDSHAKE), null);
        surface.text(
                letter,
                margin() + box / 2,
                top + 4 * unit() + box / 2 + bold.size() * 0.36,
                Anchor.MIDDLE,
                bold.withColour(theme.colour(Token.BACKGROUND)));
        double left = margin() + box + 8 * unit();
        double room = inner() - box - 8 * unit();
        surface.text(bold.face().fit(shown.name(), bold.size(), room), left, base, Anchor.START, bold);
        surface.text(
                small.face().fit(told(shown.paid()), small.size(), room), left, base + small.size() * 1.4, Anchor.START, small);
    }

    private String told(Paid paid) {
        return words.text(
                paid.isSeenLeaving() ? "compare.half.leaving" : "compare.half",
                Quantities.count(paid.requests()),
                Quantities.count(paid.connections()),
                paid.lastByteNanos() < 0 ? "–" : Quantities.duration(paid.lastByteNanos()));
    }

    /// Where the last byte was there.
    private void end(Surface surface, int half) {
        LanesLayout layout = layouts.get(half);
        long last = halves.get(half).paid().lastByteNanos();
        if (last < 0) {
            return;
        }
        double x = layout.labelWidth() + layout.axis().xOf(last);
        Stroke line = new Stroke(theme.colour(Token.CURSOR), 1.5 * unit(), Dash.DASHED);
        surface.line(x, 0, x, layout.height(), line);
        TextStyle small =
                new TextStyle(Typeface.BOLD, theme.type().small(), theme.colour(Token.TEXT));
        String text = Quantities.duration(last);
        boolean isRight = x + small.width(text) + 10 * unit() < inner();
        surface.text(
                text,
                x + (isRight ? 4 : -4) * unit(),
                -3 * unit(),
                isRight ? Anchor.START : Anchor.END,
                small);
    }

    private void table(Surface surface) {
        double y = tableTop();
        TextStyle bold = new TextStyle(Typeface.BOLD, theme.type().label(), theme.colour(Token.TEXT));
        TextStyle label = theme.label();
        TextStyle small = theme.small();
        double aRight = margin() + inner() * (isNarrow() ? 0.76 : 0.39);
        double bRight = margin() + inner() * (isNarrow() ? 0.98 : 0.5);
        surface.beginGroup("compare-table", words.text("compare.table"), "");
        surface.text(
                bold.face().fit(words.text("compare.paid"), bold.size(), inner() * 0.3), margin(), y + bold.size(), Anchor.START, bold);
        surface.text("A", aRight, y + bold.size(), Anchor.END, bold);
        surface.text("B", bRight, y + bold.size(), Anchor.END, bold);
        if (!isNarrow()) {
            surface.text(words.text("compare.difference"), sentenceLeft(), y + bold.size(), Anchor.START, bold);
        }
        y += rowHeight();
        double each = isNarrow() ? rowHeight() + small.size() * 1.5 : rowHeight();
        for (Comparison.Line line : comparison.lines()) {
            surface.line(
                    margin(), y - 5 * unit(), margin() + inner(), y - 5 * unit(), Stroke.solid(theme.colour(Token.GRID), unit()));
            String a = compareWords.value(line, line.a());
            String b = compareWords.value(line, line.b());
            String sentence = compareWords.difference(line);
            surface.beginGroup("compare-" + line.id(), compareWords.name(line), "A " + a + ", B " + b + ". " + sentence);
            double base = y + label.size();
            surface.text(
                    label.face().fit(compareWords.name(line), label.size(), inner() * (isNarrow() ? 0.52 : 0.28)),
                    margin(),
                    base,
                    Anchor.START,
                    label);
            boolean isDifferent = line.isKnown() && line.a() != line.b() && line.isPrice();
            surface.text(a, aRight, base, Anchor.END, isDifferent && line.a() < line.b() ? bold : label);
            surface.text(b, bRight, base, Anchor.END, isDifferent && line.b() < line.a() ? bold : label);
            if (isNarrow()) {
                surface.text(
                        small.face().fit(sentence, small.size(), inner()), margin(), base + small.size() * 1.35, Anchor.START, small);
            } else {
                double room = margin() + inner() - sentenceLeft();
                surface.text(small.face().fit(sentence, small.size(), room), sentenceLeft(), base, Anchor.START, small);
            }
            surface.endGroup();
            y += each;
        }
        surface.endGroup();
    }

    /// What lies at a point of the picture.
    public Optional<Hit> hit(double x, double y, double near) {
        for (int half = 0; half < 2; half++) {
            LanesLayout layout = layouts.get(half);
            double inside = y - rowsTop(half);
            OptionalInt row = layout.rowAt(inside);
            if (row.isEmpty()) {
                continue;
            }
            double place = x - margin() - layout.labelWidth();
            var found = layout.hit(place < 0 ? -1 : place, inside, near);
            if (found.isPresent()) {
                Lane lane = layout.rows().get(row.getAsInt()).lane();
                String told = lane == null
                        ? laneWords.name(layout.rows().get(row.getAsInt()).group())
                        : found.get().phase() == null
                                ? laneWords.tell(lane)
                                : laneWords.name(lane) + ": " + lane.title() + "\n" + laneWords.tell(found.get().phase());
                return Optional.of(new Hit(half == 1, found.get().event(), told));
            }
        }
        return Optional.empty();
    }

    /// The comparison as a text for those who hear it.
    public String spoken() {
        StringBuilder text = new StringBuilder(name()).append('.');
        for (Comparison.Line line : comparison.lines()) {
            text.append(' ').append(compareWords.name(line)).append(": ").append(compareWords.difference(line));
        }
        return text.toString();
    }
}
