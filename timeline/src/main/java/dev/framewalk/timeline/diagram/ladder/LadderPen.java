package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;

/// What every part of a ladder's painter draws with.
record LadderPen(Surface surface, LadderLayout layout, LadderMetrics metrics, Theme theme, LadderSpeech speech) {
    static LadderPen of(Surface surface, LadderLayout layout, Theme theme) {
        return new LadderPen(surface, layout, layout.metrics(), theme.withType(layout.metrics().type()), new LadderSpeech(layout));
    }

    double unit() {
        return metrics.unit();
    }

    Colour colour(Token token) {
        return theme.colour(token);
    }

    /// The mark with the number of a connection: its colour, filled, and the number on it.
    ///
    /// @param middle height of its middle
    void badge(int group, double left, double middle) {
        double size = metrics.type().small();
        double width = metrics.badgeWidth(group);
        double high = size * 1.2;
        surface.rectangle(left, middle - high / 2, width, high, high / 2, theme.stream(group), null);
        surface.text(
                Integer.toString(group),
                left + width / 2,
                middle + 0.36 * size,
                Anchor.MIDDLE,
                new TextStyle(Typeface.BOLD, size, colour(Token.BACKGROUND)));
    }
}
