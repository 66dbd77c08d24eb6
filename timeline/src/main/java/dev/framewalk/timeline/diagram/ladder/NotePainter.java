package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedNote;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;

/// Draws words in a box at a host and a moment, with a mark of their severity.
final class NotePainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderMetrics metrics;
    private final double unit;

    NotePainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.metrics = pen.metrics();
        this.unit = pen.unit();
    }

    void paint(PlacedNote placed) {
        Rectangle box = placed.box();
        Token token = switch (placed.note().severity()) {
            case CHAT, NOTE -> Token.NOTE;
            case WARN -> Token.WARN;
            case ERROR -> Token.ERROR;
        };
        surface.beginGroup("note-" + placed.note().time(), pen.speech().name(placed.note()), placed.note().text());
        surface.rectangle(
                box.left(), box.top(), box.width(), box.height(), 4 * unit, pen.colour(token).withOpacity(0.12).over(pen.colour(Token.BACKGROUND)), Stroke.solid(pen.colour(token), unit));
        surface.rectangle(box.left(), box.top(), 4 * unit, box.height(), 0, pen.colour(token), null);
        double middle = (box.top() + box.bottom()) / 2;
        severity(placed.note().severity(), box.left() + 14 * unit, middle, pen.colour(token));
        TextStyle style = pen.theme().small().withColour(pen.colour(Token.TEXT));
        double baseline = box.top() + 5 * unit + style.size();
        for (String line : placed.lines()) {
            surface.text(line, box.left() + 26 * unit, baseline, Anchor.START, style);
            baseline += metrics.noteLine();
        }
        surface.endGroup();
    }

    /// A circle with an i for a note, a triangle with a ! for a warning, an octagon with a ! for an error.
    private void severity(Severity severity, double x, double y, Colour colour) {
        double r = 6 * unit;
        Outline shape = switch (severity) {
            case CHAT, NOTE -> Outline.circle(x, y, r);
            case WARN -> Outline.closed(x, y - r * 1.1, x + r * 1.15, y + r * 0.9, x - r * 1.15, y + r * 0.9);
            case ERROR -> {
                double s = r * 0.45;
                yield Outline.closed(
                        x - s, y - r, x + s, y - r, x + r, y - s, x + r, y + s, x + s, y + r, x - s, y + r, x - r, y + s,
                        x - r, y - s);
            }
        };
        surface.path(shape, colour, null);
        boolean isCalm = severity == Severity.CHAT || severity == Severity.NOTE;
        double size = 9 * unit;
        surface.text(
                isCalm ? "i" : "!",
                x,
                y + (severity == Severity.WARN ? 0.45 : 0.36) * size,
                Anchor.MIDDLE,
                new TextStyle(Typeface.BOLD, size, pen.colour(Token.BACKGROUND)));
    }
}
