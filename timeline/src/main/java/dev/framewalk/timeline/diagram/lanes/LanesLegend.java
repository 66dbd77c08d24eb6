package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.lanes.PhaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The key to the signs of lanes: only those that they use, in rows as wide as the picture.
public final class LanesLegend {
    /// What is explained, by the key of its words.
    private final List<String> entries = new ArrayList<>();
    private final Theme theme;
    private final DiagramWords words;
    private final double unit;

    public LanesLegend(LanesLayout layout, Theme theme) {
        this(List.of(layout), theme);
    }

    /// One key for several pictures of one size.
    public LanesLegend(List<LanesLayout> layouts, Theme theme) {
        LanesLayout layout = layouts.getFirst();
        this.theme = theme.withType(layout.metrics().type());
        this.words = layout.words();
        this.unit = layout.metrics().unit();
        for (PhaseKind kind : PhaseKind.values()) {
            if (layouts.stream().anyMatch(each -> each.has(kind))) {
                entries.add(kind.name().toLowerCase(Locale.ROOT));
            }
        }
        if (!entries.isEmpty() && !layout.metrics().isCompact()) {
            if (layout.hasWindows()) {
                entries.add("window");
            }
            entries.add("piece");
        }
    }

    private double line() {
        return theme.type().small() * 1.75;
    }

    public double height(double width) {
        return entries.isEmpty() ? 0 : rows(null, width) + 5 * unit;
    }

    /// Draws the key from the origin.
    public void paint(Surface surface, double width) {
        surface.beginGroup("legend", words.text("legend"), "");
        rows(surface, width);
        surface.endGroup();
    }

    private double rows(@Nullable Surface surface, double width) {
        TextStyle small = theme.small();
        double x = 8 * unit;
        double y = 2 * unit;
        for (String entry : entries) {
            String text = words.text("lanes.key." + entry);
            double needed = 26 * unit + small.width(text) + 16 * unit;
            if (x + needed > width && x > 8 * unit) {
                x = 8 * unit;
                y += line();
            }
            if (surface != null) {
                sample(surface, entry, x, y + line() / 2);
                surface.text(text, x + 26 * unit, y + line() / 2 + small.size() * 0.36, Anchor.START, small);
            }
            x += needed;
        }
        return y + line();
    }

    private void sample(Surface surface, String entry, double x, double middle) {
        double width = 20 * unit;
        double height = 9 * unit;
        double top = middle - height / 2;
        Colour own = theme.stream(0);
        switch (entry) {
            case "queued" -> {
                Stroke line = Stroke.solid(theme.colour(Token.INFERRED), unit);
                surface.hatch(x, top + 2 * unit, width, height - 4 * unit, Hatch.INFERRED, line);
                surface.rectangle(x, top + 2 * unit, width, height - 4 * unit, 0, null, line.withDash(Dash.DASHED));
            }
            case "request" -> surface.rectangle(x + 8 * unit, top, 4 * unit, height, 0, theme.colour(Token.CLIENT), null);
            case "thinking" -> {
                surface.rectangle(x, top, width, height, 0, own.withOpacity(0.2), Stroke.solid(own.withOpacity(0.7), unit));
                surface.hatch(x, top, width, height, Hatch.INFERRED, Stroke.solid(own.withOpacity(0.3), unit));
            }
            case "waiting" -> surface.rectangle(
                    x, top, width, height, 0, own.withOpacity(0.1), Stroke.solid(own.withOpacity(0.7), unit));
            case "receiving" -> surface.rectangle(x, top, width, height, 0, own, null);
            case "opening" -> {
                surface.rectangle(x, top, width, height, 0, own, null);
                surface.rectangle(
                        x + 4 * unit,
                        top + height * 0.62,
                        width - 8 * unit,
                        height * 0.38,
                        0,
                        theme.colour(Token.BACKGROUND).withOpacity(0.6),
                        null);
            }
            case "blocked", "stalled" -> {
                boolean isBlocked = entry.equals("blocked");
                Stroke line = Stroke.solid(theme.colour(isBlocked ? Token.LOST : Token.WARN), 1.2 * unit);
                surface.hatch(x, top, width, height, Hatch.INFERRED, line);
                surface.rectangle(x, top, width, height, 0, null, isBlocked ? line : line.withDash(Dash.DASHED));
            }
            case "window" -> surface.path(
                    Outline.through(
                            x, top, x + 6 * unit, top, x + 6 * unit, top + 5 * unit, x + 12 * unit, top + 5 * unit, x + 12 * unit,
                            top + height, x + 17 * unit, top + height, x + 17 * unit, top + unit, x + width, top + unit),
                    null,
                    Stroke.solid(theme.colour(Token.TEXT), 1.1 * unit));
            default -> {
                surface.line(x + 6 * unit, top - unit, x + 6 * unit, middle, Stroke.solid(theme.colour(Token.CLIENT), 1.3 * unit));
                surface.line(
                        x + 13 * unit, middle, x + 13 * unit, top + height + unit, Stroke.solid(theme.colour(Token.SERVER), 1.3 * unit));
            }
        }
    }
}
