package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// The key to the signs of a life, in as many lines as it needs.
final class LifeKey {
    private static final String[] SIGNS = {"now", "before", "taken", "start"};

    private final double width;
    private final Theme theme;
    private final double unit;
    private final TextStyle style;
    private final double lineHeight;
    private final List<Entry> entries = new ArrayList<>();
    private final double height;

    private record Entry(String sign, String words, double x, double y) {}

    LifeKey(double width, Theme theme, DiagramWords words) {
        this.width = width;
        this.theme = theme;
        unit = theme.type().scale();
        style = theme.small();
        lineHeight = style.size() * 1.6;
        double x = 0;
        double y = 6 * unit;
        for (String sign : SIGNS) {
            String text = words.text("life.key." + sign);
            double wide = signWidth() + 5 * unit + style.width(text);
            if (x > 0 && x + wide > this.width) {
                x = 0;
                y += lineHeight;
            }
            entries.add(new Entry(sign, text, x, y));
            x += wide + 14 * unit;
        }
        height = y + lineHeight;
    }

    private double signWidth() {
        return 18 * unit;
    }

    double height() {
        return height;
    }

    void paint(Surface surface) {
        for (Entry entry : entries) {
            double x = entry.x + unit;
            double middle = entry.y + lineHeight / 2;
            double high = 9 * unit;
            Colour cursor = theme.colour(Token.CURSOR);
            switch (entry.sign) {
                case "now" -> surface.rectangle(
                        x, middle - high / 2, 15 * unit, high, 3 * unit, theme.colour(Token.SELECTION), Stroke.solid(cursor, 2.5 * unit));
                case "before" -> surface.rectangle(
                        x, middle - high / 2, 15 * unit, high, 3 * unit, theme.colour(Token.PANEL), new Stroke(cursor, 2 * unit, Dash.DASHED));
                case "taken" -> surface.line(x, middle, x + 15 * unit, middle, Stroke.solid(cursor, 2.5 * unit));
                default -> surface.rectangle(
                        x + 6 * unit, middle - 2 * unit, 4 * unit, 4 * unit, 2 * unit, theme.colour(Token.TEXT), null);
            }
            surface.text(entry.words, entry.x + signWidth() + 5 * unit, middle + style.size() * 0.36, Anchor.START, style);
        }
    }
}
