package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Break;
import dev.framewalk.timeline.diagram.ladder.LadderPart.BreakKind;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;

/// Draws the places where a ladder's time jumps, and those in which nothing was captured.
final class BreakPainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderMetrics metrics;
    private final double unit;

    BreakPainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.metrics = pen.metrics();
        this.unit = pen.unit();
    }

    private double ladderRight() {
        return metrics.columnX(pen.layout().scene().columns().size() - 1) + metrics.headWidth() / 2;
    }

    void paintBehind(Break each) {
        double left = metrics.axisX();
        double right = ladderRight();
        switch (each.kind()) {
            case GAP -> {
                surface.rectangle(left, each.y1(), right - left, each.y2() - each.y1(), 0, pen.colour(Token.BACKGROUND), null);
                surface.hatch(
                        left, each.y1(), right - left, each.y2() - each.y1(), Hatch.UNKNOWN,
                        Stroke.solid(pen.colour(Token.UNKNOWN).withOpacity(0.7), 0.8 * unit));
            }
            case FOLD -> {
                double middle = (each.y1() + each.y2()) / 2;
                double high = 3.2 * unit;
                surface.rectangle(left, middle - 2 * high, right - left, 4 * high, 0, pen.colour(Token.BACKGROUND), null);
                zigzag(left, right, middle - high, high);
                zigzag(left, right, middle + high, high);
            }
            case WAIT -> {
                double middle = (each.y1() + each.y2()) / 2;
                surface.line(
                        left, middle, right, middle, new Stroke(pen.colour(Token.HOST), unit, Dash.DOTTED));
            }
        }
    }

    private void zigzag(double left, double right, double y, double high) {
        Outline.Builder line = new Outline.Builder();
        double step = 7 * unit;
        line.moveTo(left, y);
        boolean isUp = true;
        for (double x = left + step; x < right; x += step) {
            line.lineTo(x, isUp ? y - high / 2 : y + high / 2);
            isUp = !isUp;
        }
        line.lineTo(right, y);
        surface.path(line.build(), null, Stroke.solid(pen.colour(Token.HOST), unit));
    }

    void paintWords(Break each) {
        TextStyle style = pen.theme().small().withColour(pen.colour(Token.TEXT));
        double x = pen.layout().scene().columns().size() == 1
                ? (metrics.columnX(0) + ladderRight()) / 2
                : (metrics.columnX(0) + metrics.columnX(pen.layout().scene().columns().size() - 1)) / 2;
        double room = ladderRight() - metrics.axisX() - 40 * unit;
        String label = style.face().fit(each.label(), style.size(), room);
        double half = style.width(label) / 2 + 7 * unit;
        double middle = (each.y1() + each.y2()) / 2;
        double high = style.size() * 1.5;
        surface.beginGroup("break", each.label(), "");
        surface.rectangle(x - half, middle - high / 2, 2 * half, high, high / 2, pen.colour(Token.BACKGROUND), each.kind() == BreakKind.WAIT ? null : Stroke.solid(pen.colour(Token.HOST), unit));
        surface.text(label, x, middle + 0.36 * style.size(), Anchor.MIDDLE, style);
        surface.endGroup();
    }
}
