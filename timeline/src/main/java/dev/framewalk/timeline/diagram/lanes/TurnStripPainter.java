package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.Turns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the multiplexing strip under lanes: whose bytes came when, the same with every byte as wide as every other, and both in words.
///
/// Holds no state and asks nothing.
public final class TurnStripPainter {
    private final LanesLayout layout;
    private final Turns turns;
    private final LanesPainter.Part part;
    private final Theme theme;
    private final double unit;

    private TurnStripPainter(LanesLayout layout, Turns turns, LanesPainter.Part part, Theme theme) {
        this.layout = layout;
        this.turns = turns;
        this.part = part;
        this.theme = theme.withType(layout.metrics().type());
        this.unit = layout.metrics().unit();
    }

    /// How high the strip is at a width.
    public static double height(LanesLayout layout, Turns turns, double width, Theme theme) {
        return new TurnStripPainter(layout, turns, new LanesPainter.Part(0, 0, width, 0), theme).height();
    }

    /// Draws the strip from the origin downwards.
    ///
    /// @param part what is in sight of the lanes over it
    public static void paint(Surface surface, LanesLayout layout, Turns turns, LanesPainter.Part part, Theme theme) {
        new TurnStripPainter(layout, turns, part, theme).paint(surface);
    }

    /// The run at a point of the strip, or -1.
    public static int runAt(
            LanesLayout layout, Turns turns, LanesPainter.Part part, Theme theme, double x, double y) {
        return new TurnStripPainter(layout, turns, part, theme).runAt(x, y);
    }

    private double band() {
        return 18 * unit;
    }

    private double gap() {
        return 5 * unit;
    }

    private List<String> lines(double width) {
        TextStyle label = theme.small();
        return TextLines.of(
                new TurnWords(layout.words()).tell(turns), label.face(), label.size(), Math.max(60, width - 16 * unit), 2);
    }

    private double height() {
        return gap() * 2 + band() * 2 + gap() + lines(part.width()).size() * theme.type().small() * 1.4 + gap();
    }

    private double timeTop() {
        return gap();
    }

    private double orderTop() {
        return gap() * 2 + band();
    }

    private double left() {
        return layout.labelWidth();
    }

    private double right() {
        return part.width();
    }

    // what is in sight, in runs and in bytes

    private int firstRun() {
        return turns.at(layout.nanosAt(part.left()));
    }

    private int endRun() {
        long until = layout.nanosAt(part.left() + part.width() - left());
        int run = firstRun();
        int low = run;
        int high = turns.count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (turns.fromNanos(middle) <= until) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void paint(Surface surface) {
        surface.rectangle(0, 0, part.width(), height(), 0, theme.colour(Token.PANEL), null);
        surface.line(0, 0, part.width(), 0, Stroke.solid(theme.colour(Token.GRID), unit));
        DiagramWords words = layout.words();
        String told = new TurnWords(words).tell(turns);
        surface.beginGroup("turns", words.text("strip.spoken"), told);
        TextStyle small = theme.small();
        double room = left() - 14 * unit;
        surface.text(
                small.face().fit(words.text("strip.time"), small.size(), room),
                8 * unit,
                timeTop() + band() / 2 + small.size() * 0.36,
                Anchor.START,
                small);
        surface.text(
                small.face().fit(words.text("strip.order"), small.size(), room),
                8 * unit,
                orderTop() + band() / 2 + small.size() * 0.36,
                Anchor.START,
                small);
        surface.pushClip(left(), 0, Math.max(0, right() - left()), height());
        int first = firstRun();
        int end = endRun();
        times(surface);
        order(surface, first, end);
        surface.pop();
        double y = orderTop() + band() + gap() + small.size();
        TextStyle text = small.withColour(theme.colour(Token.TEXT));
        for (String line : lines(part.width())) {
            surface.text(line, 8 * unit, y, Anchor.START, text);
            y += small.size() * 1.4;
        }
        surface.endGroup();
    }

    /// On the axis of the lanes, packet by packet or frame by frame. What is too close to be told apart shares a place, which the one with
    /// most bytes colours.
    private void times(Surface surface) {
        Blocks blocks = new Blocks(surface, timeTop());
        double end = part.left() + right() - left();
        for (int piece = turns.pieceAt(layout.nanosAt(part.left() - 3 * unit)); piece < turns.pieces(); piece++) {
            double place = layout.xOf(turns.pieceNanos(piece));
            if (place > end) {
                break;
            }
            double from = left() + place - part.left();
            blocks.add(turns.pieceLane(piece), from, from + 2.4 * unit, turns.pieceBytes(piece));
        }
        blocks.flush();
    }

    /// Every byte in sight as wide as every other.
    private void order(Surface surface, int first, int end) {
        if (end <= first) {
            return;
        }
        double perByte = perByte(first, end);
        long zero = turns.bytesBefore(first);
        Blocks blocks = new Blocks(surface, orderTop());
        for (int run = first; run < end; run++) {
            double from = left() + (turns.bytesBefore(run) - zero) * perByte;
            blocks.add(turns.lane(run), from, from + turns.bytes(run) * perByte, turns.bytes(run));
        }
        blocks.flush();
    }

    private double perByte(int first, int end) {
        long all = turns.bytesBefore(end) - turns.bytesBefore(first);
        return (right() - left() - 8 * unit) / Math.max(1, all);
    }

    private int runAt(double x, double y) {
        int first = firstRun();
        int end = endRun();
        if (x < left() || end <= first) {
            return -1;
        }
        if (y >= orderTop() && y <= orderTop() + band()) {
            int run = turns.atByte(turns.bytesBefore(first) + (long) ((x - left()) / perByte(first, end)));
            return run < end ? run : -1;
        }
        if (y >= timeTop() && y <= timeTop() + band()) {
            double least = 5 * unit;
            for (int piece = turns.pieceAt(layout.nanosAt(part.left() + x - left() - least)); piece < turns.pieces(); piece++) {
                double place = left() + layout.xOf(turns.pieceNanos(piece)) - part.left();
                if (place > x + least) {
                    break;
                }
                return turns.runOf(piece);
            }
            return -1;
        }
        return -1;
    }

    /// Draws blocks from left to right; those narrower than a pixel are drawn together.
    private final class Blocks {
        private final Surface surface;
        private final double top;
        private double from = Double.NaN;
        private double to;
        private @Nullable Lane lane;
        private long most;

        Blocks(Surface surface, double top) {
            this.surface = surface;
            this.top = top;
        }

        @SuppressWarnings("ReferenceEquality") // each lane is there once
        void add(Lane next, double begin, double end, long bytes) {
            // pieces of one lane that touch are one block
            if (lane == next && begin <= to + 0.5) {
                to = Math.max(to, end);
                most = Math.max(most, bytes);
                return;
            }
            if (lane != null && begin - from < 1.5) {
                to = Math.max(to, end);
                if (bytes > most) {
                    lane = next;
                    most = bytes;
                }
                return;
            }
            flush();
            lane = next;
            from = begin;
            to = end;
            most = bytes;
        }

        void flush() {
            Lane present = lane;
            if (present == null) {
                return;
            }
            double width = Math.max(1, to - from);
            surface.rectangle(from, top, width, band(), 0, LanesPainter.laneColour(theme, present), null);
            LanesPainter.pattern(surface, theme, present, from, top + band() - 3 * unit, width, 2 * unit);
            if (width > 3 * unit) {
                // two blocks of one colour beside each other are two
                surface.rectangle(from, top, 0.7, band(), 0, theme.colour(Token.PANEL), null);
            }
            TextStyle label = new TextStyle(Typeface.BOLD, theme.type().small() * 0.95, LanesPainter.chipText(theme, present));
            if (label.width(present.label()) + 4 * unit < width) {
                surface.text(
                        present.label(), from + width / 2, top + band() / 2 + label.size() * 0.36, Anchor.MIDDLE, label);
            }
            lane = null;
        }
    }
}
