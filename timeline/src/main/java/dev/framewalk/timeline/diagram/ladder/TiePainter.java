package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedTie;
import dev.framewalk.timeline.diagram.ladder.LadderPart.TieMark;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;

/// Draws what explains what: a thin dashed line beside the first column, with a dot at the cause and a point at the effect.
final class TiePainter {
    private final LadderPen pen;
    private final Surface surface;
    private final double unit;

    TiePainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.unit = pen.unit();
    }

    void paint(PlacedTie placed, LadderMarks marks) {
        LadderScene.Tie tie = placed.tie();
        // of many, the one that the eye is on
        boolean isAtCursor = marks.cursor().isPresent()
                && (marks.cursor().getAsLong() == tie.cause() || marks.cursor().getAsLong() == tie.effect());
        Colour colour = pen.colour(Token.LINK);
        double right = TiePlaces.right(pen.metrics());
        surface.beginGroup("tie", tie.label(), tie.why());
        if (placed.hasLine()) {
            surface.path(
                    line(placed.x(), right, placed.y1(), placed.y2()),
                    null,
                    new Stroke(colour, (isAtCursor ? 2 : 1) * unit, Dash.DASHED));
        }
        if (!Double.isNaN(placed.y1())) {
            surface.path(Outline.circle(right, placed.y1(), (isAtCursor ? 3 : 2) * unit), colour, null);
        }
        if (!Double.isNaN(placed.y2())) {
            double size = (isAtCursor ? 5 : 4) * unit;
            surface.path(
                    Outline.closed(right + 2 * unit, placed.y2(), right - size, placed.y2() - size * 0.7, right - size, placed.y2() + size * 0.7),
                    colour,
                    null);
        }
        TextStyle small = pen.theme().small();
        TextStyle style = new TextStyle(isAtCursor ? Typeface.BOLD : small.face(), small.size(), colour);
        for (TieMark mark : placed.marks()) {
            surface.text(mark.text(), mark.right(), mark.baseline(), Anchor.END, style);
        }
        surface.endGroup();
    }

    private Outline line(double x, double right, double from, double to) {
        double bend = Math.min(8 * unit, Math.abs(to - from) / 2);
        double down = to >= from ? bend : -bend;
        double end = right - 4 * unit;
        Outline.Builder line = new Outline.Builder();
        line.moveTo(right, from);
        line.curveTo(x, from, x, from, x, from + down);
        line.lineTo(x, to - down);
        line.curveTo(x, to, x, to, end, to);
        return line.build();
    }
}
