package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Kind;

/// Draws single signs of a TCP picture; picture and legend share it, so that the legend cannot lie.
///
/// | sign | means |
/// |---|---|
/// | full bar | bytes that were not seen before |
/// | two lines beside each other with a full diamond | bytes again |
/// | the same with an empty diamond | bytes again that the receiver had |
/// | empty bar with a triangle pointing back | bytes that come late |
/// | small ring | a probe |
/// | diamond | opens or closes |
final class TcpGlyphs {
    private final Surface surface;
    private final Theme theme;
    private final double unit;

    TcpGlyphs(Surface surface, Theme theme) {
        this.surface = surface;
        this.theme = theme;
        this.unit = theme.type().scale();
    }

    Token token(Kind kind) {
        return switch (kind) {
            case FIRST -> Token.DATA;
            case AGAIN, NEEDLESS -> Token.RETRANSMISSION;
            case LATE -> Token.MIDDLE;
            case PROBE -> Token.ACKNOWLEDGMENT;
            case LIMIT -> Token.HANDSHAKE;
        };
    }

    /// @param high y of its upper end
    /// @param low  y of its lower end
    void segment(Kind kind, double x, double high, double low) {
        double least = 3 * unit;
        double top = low - high < least ? (high + low - least) / 2 : high;
        double length = Math.max(least, low - high);
        double middle = top + length / 2;
        Colour colour = theme.colour(token(kind));
        switch (kind) {
            case FIRST -> surface.rectangle(x - 1.4 * unit, top, 2.8 * unit, length, 0, colour, null);
            case AGAIN, NEEDLESS -> {
                surface.rectangle(x - 3 * unit, top, 2 * unit, length, 0, colour, null);
                surface.rectangle(x + unit, top, 2 * unit, length, 0, colour, null);
                diamond(x, middle, 4.6 * unit, kind == Kind.AGAIN, colour);
            }
            case LATE -> {
                surface.rectangle(
                        x - 2 * unit, top, 4 * unit, length, 0, theme.colour(Token.BACKGROUND), Stroke.solid(colour, 1.4 * unit));
                surface.path(
                        Outline.closed(x - 8 * unit, middle, x - unit, middle - 4 * unit, x - unit, middle + 4 * unit),
                        colour,
                        null);
            }
            case PROBE -> surface.path(
                    Outline.circle(x, middle, 3 * unit), theme.colour(Token.BACKGROUND), Stroke.solid(colour, 1.5 * unit));
            case LIMIT -> diamond(x, middle, 5 * unit, true, colour);
        }
    }

    private void diamond(double x, double y, double reach, boolean isFull, Colour colour) {
        surface.path(
                Outline.closed(x - reach, y, x, y - reach, x + reach, y, x, y + reach),
                isFull ? colour : theme.colour(Token.BACKGROUND),
                Stroke.solid(colour, 1.3 * unit));
    }

    /// Bytes that the receiver has beyond the first missing one.
    void selective(double x, double high, double low) {
        Stroke stroke = Stroke.solid(theme.colour(Token.ACKNOWLEDGMENT), 1.2 * unit);
        double length = Math.max(3 * unit, low - high);
        surface.line(x, high, x, high + length, stroke);
        surface.line(x - 3 * unit, high, x + 3 * unit, high, stroke);
        surface.line(x - 3 * unit, high + length, x + 3 * unit, high + length, stroke);
    }

    /// Bytes that are there and cannot be handed on.
    void waiting(double left, double top, double width, double height, boolean isSeen) {
        Colour colour = theme.colour(Token.WARN);
        surface.rectangle(left, top, width, height, 0, colour.withOpacity(theme.isDark() ? 0.22 : 0.14), null);
        surface.hatch(
                left, top, width, height, isSeen ? Hatch.WAITING : Hatch.INFERRED, Stroke.solid(colour.withOpacity(0.75), unit));
    }

    /// Bytes that are missing.
    void hole(double left, double top, double width, double height, boolean isKnown) {
        Colour colour = theme.colour(Token.LOST);
        double high = Math.max(height, 4 * unit);
        double y = top - (high - height) / 2;
        surface.rectangle(left, y, width, high, 0, colour.withOpacity(theme.isDark() ? 0.24 : 0.14), null);
        surface.hatch(left, y, width, high, isKnown ? Hatch.MISSING : Hatch.UNKNOWN, Stroke.solid(colour, unit));
        surface.rectangle(left, y, width, high, 0, null, new Stroke(colour, 1.2 * unit, Dash.DASHED));
    }

    Stroke delivered() {
        return Stroke.solid(theme.colour(Token.TEXT), 2 * unit);
    }

    Stroke acknowledged() {
        return Stroke.solid(theme.colour(Token.ACKNOWLEDGMENT), 1.3 * unit);
    }

    Stroke edge() {
        return new Stroke(theme.colour(Token.HANDSHAKE), 1.4 * unit, Dash.DASHED);
    }

    void noRoom(double left, double top, double width, double height) {
        Colour colour = theme.colour(Token.ERROR);
        surface.rectangle(left, top, width, height, 0, colour.withOpacity(theme.isDark() ? 0.18 : 0.09), null);
        surface.rectangle(left, top, width, 4 * unit, 0, colour, null);
    }
}
