package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;

/// Draws single arrows; ladder and legend share it, so that the legend cannot lie.
///
/// | cue | means |
/// |---|---|
/// | full line and filled dot at an end | that time was seen on the wire |
/// | dashed half and hollow dot or head | that time is estimated |
/// | dotted half, drawn level | that time is not known |
/// | stops half-way at a cross | lost |
/// | two lines beside each other | the same unit again |
/// | open head, thin line | only acknowledges |
/// | diamond at the tail | opens, negotiates, closes |
/// | bar across the head, thick line | ends by force or fails |
final class ArrowPainter {
    private final Surface surface;
    private final Theme theme;
    private final double unit;

    ArrowPainter(Surface surface, Theme theme) {
        this.surface = surface;
        this.theme = theme;
        this.unit = theme.type().scale();
    }

    /// @param share how much of the way is drawn
    void paint(LadderArrow arrow, double x1, double y1, double x2, double y2, double share) {
        Colour colour = theme.colour(arrow.token());
        if (arrow.isLocal()) {
            paintLocal(arrow, x1, y1, colour);
            return;
        }
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length < 1) {
            return;
        }
        double dx = (x2 - x1) / length;
        double dy = (y2 - y1) / length;
        double width = switch (arrow.kind()) {
            case ACKNOWLEDGMENT -> 0.8 * theme.line();
            case FAILURE -> 1.5 * theme.line();
            default -> theme.line();
        };
        double reach = length * share;
        // the line ends where the head begins
        double end = arrow.isLost() ? reach - 7 * unit : reach - (isOpenHeaded(arrow) ? 1 : 7) * unit;
        double middle = length / 2;
        Stroke stroke = Stroke.solid(colour, width);
        half(arrow, x1, y1, dx, dy, 0, Math.min(middle, end), stroke.withDash(dashOf(arrow.departure())));
        if (end > middle) {
            half(arrow, x1, y1, dx, dy, middle, end, stroke.withDash(dashOf(arrow.arrival())));
        }
        tail(arrow, x1, y1, dx, dy, colour);
        if (arrow.isLost()) {
            cross(x1 + dx * reach, y1 + dy * reach, colour);
        } else {
            head(arrow, x2, y2, dx, dy, colour);
        }
    }

    private static Dash dashOf(Moment moment) {
        return moment.isUnknown() ? Dash.DOTTED : moment.isInferred() ? Dash.DASHED : Dash.SOLID;
    }

    private static boolean isOpenHeaded(LadderArrow arrow) {
        return arrow.kind() == ArrowKind.ACKNOWLEDGMENT;
    }

    private void half(
            LadderArrow arrow, double x, double y, double dx, double dy, double from, double to, Stroke stroke) {
        if (!arrow.isRepetition()) {
            surface.line(x + dx * from, y + dy * from, x + dx * to, y + dy * to, stroke);
            return;
        }
        double aside = 1.7 * unit;
        for (int side = -1; side <= 1; side += 2) {
            double ox = -dy * aside * side;
            double oy = dx * aside * side;
            surface.line(
                    x + ox + dx * from, y + oy + dy * from, x + ox + dx * to, y + oy + dy * to, new Stroke(stroke.colour(), 0.75 * stroke.width(), stroke.dash()));
        }
    }

    private void tail(LadderArrow arrow, double x, double y, double dx, double dy, Colour colour) {
        if (arrow.kind() == ArrowKind.HANDSHAKE) {
            double a = 5 * unit;
            double b = 3.6 * unit;
            Outline diamond = Outline.closed(
                    x - dx * a, y - dy * a, x - dy * b, y + dx * b, x + dx * a, y + dy * a, x + dy * b, y - dx * b);
            surface.path(diamond, inside(arrow.departure(), colour), Stroke.solid(colour, 1.2 * unit));
            return;
        }
        Outline dot = Outline.circle(x, y, 2.6 * unit);
        surface.path(dot, inside(arrow.departure(), colour), Stroke.solid(colour, 1.2 * unit));
    }

    /// What was not observed is hollow.
    private Colour inside(Moment moment, Colour colour) {
        return moment.isKnown() ? colour : theme.colour(Token.BACKGROUND);
    }

    private void head(LadderArrow arrow, double x, double y, double dx, double dy, Colour colour) {
        double length = 10 * unit;
        double half = 4.3 * unit;
        double bx = x - dx * length;
        double by = y - dy * length;
        double lx = bx - dy * half;
        double ly = by + dx * half;
        double rx = bx + dy * half;
        double ry = by - dx * half;
        if (isOpenHeaded(arrow)) {
            surface.path(Outline.through(lx, ly, x, y, rx, ry), null, Stroke.solid(colour, 1.3 * unit));
            return;
        }
        surface.path(
                Outline.closed(lx, ly, x, y, rx, ry), inside(arrow.arrival(), colour), Stroke.solid(colour, 1.2 * unit));
        if (arrow.kind() == ArrowKind.FAILURE) {
            double bar = 7 * unit;
            double cx = x - dx * (length + 3 * unit);
            double cy = y - dy * (length + 3 * unit);
            surface.line(cx - dy * bar, cy + dx * bar, cx + dy * bar, cy - dx * bar, Stroke.solid(colour, 2.2 * unit));
        }
    }

    /// The end of what is lost; a ladder draws it once more over the words, which must not hide it.
    void cross(double x, double y, Colour colour) {
        double r = 6.5 * unit;
        Stroke stroke = Stroke.solid(colour, 2.6 * unit);
        surface.line(x - r, y - r, x + r, y + r, stroke);
        surface.line(x - r, y + r, x + r, y - r, stroke);
    }

    private void paintLocal(LadderArrow arrow, double x, double y, Colour colour) {
        double r = 5 * unit;
        surface.path(
                Outline.closed(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r),
                inside(arrow.departure(), colour),
                Stroke.solid(colour, 1.4 * unit));
    }
}
