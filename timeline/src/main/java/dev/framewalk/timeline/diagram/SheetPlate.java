package dev.framewalk.timeline.diagram;

import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;

/// A picture of one sheet: title, the picture, and where it comes from.
///
/// @param name          what it is called
/// @param foot          where it comes from
/// @param drawing       draws the picture at the origin
/// @param drawingWidth  of the picture, without margins
/// @param drawingHeight the same
public record SheetPlate(
        String name, String foot, Drawing drawing, double drawingWidth, double drawingHeight, Theme theme)
        implements Plate {
    /// Draws a picture at the origin.
    @FunctionalInterface
    public interface Drawing {
        void draw(Surface surface);
    }

    private double unit() {
        return theme.type().scale();
    }

    private double margin() {
        return 24 * unit();
    }

    private double titleHeight() {
        return name.isEmpty() ? 0 : theme.type().title() * 1.5;
    }

    @Override
    public double width() {
        return drawingWidth + 2 * margin();
    }

    @Override
    public double height() {
        return margin() + titleHeight() + drawingHeight + theme.type().small() * 2.6 + margin() * 0.6;
    }

    @Override
    public void paint(Surface surface) {
        surface.rectangle(0, 0, width(), height(), 0, theme.colour(Token.BACKGROUND), null);
        double y = margin();
        if (!name.isEmpty()) {
            TextStyle style = theme.title();
            String fitted = style.face().fit(name, style.size(), drawingWidth);
            surface.text(fitted, margin(), y + style.size(), Anchor.START, style);
            y += titleHeight();
        }
        surface.pushTranslation(margin(), y);
        drawing.draw(surface);
        surface.pop();
        y += drawingHeight + 6 * unit();
        surface.line(margin(), y, width() - margin(), y, Stroke.solid(theme.colour(Token.GRID), unit()));
        TextStyle small = theme.small();
        String fitted = small.face().fit(foot, small.size(), drawingWidth);
        surface.text(fitted, margin(), y + small.size() * 1.6, Anchor.START, small);
    }
}
