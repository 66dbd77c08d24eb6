package dev.framewalk.ui.canvas;

import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The screen as a surface for painters. Groups leave no trace here: the view around it speaks to screen readers.
public final class CanvasSurface implements Surface {
    private static final Map<FontKey, Font> FONTS = new HashMap<>();

    private record FontKey(Typeface face, double size) {}

    private final GraphicsContext graphics;

    public CanvasSurface(GraphicsContext graphics) {
        this.graphics = graphics;
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineJoin(StrokeLineJoin.MITER);
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    /// One of our fonts at a size.
    public static Font font(Typeface face, double size) {
        return FONTS.computeIfAbsent(new FontKey(face, size), key -> {
            try (InputStream file = key.face().open()) {
                Font loaded = Font.loadFont(file, key.size());
                return loaded == null ? Font.font(key.face().family(), key.size()) : loaded;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    public static Color color(Colour colour) {
        return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.opacity());
    }

    private void use(Stroke stroke) {
        graphics.setStroke(color(stroke.colour()));
        graphics.setLineWidth(stroke.width());
        if (stroke.dash().on() == 0) {
            graphics.setLineDashes((double[]) null);
        } else {
            graphics.setLineDashes(stroke.dash().on(), stroke.dash().off());
        }
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        if (stroke.dash().on() == 0 && (x1 == x2 || y1 == y2)) {
            // a filled rectangle costs a tenth of an anti-aliased line
            double half = stroke.width() / 2;
            graphics.setFill(color(stroke.colour()));
            if (x1 == x2) {
                graphics.fillRect(x1 - half, Math.min(y1, y2), stroke.width(), Math.abs(y2 - y1));
            } else {
                graphics.fillRect(Math.min(x1, x2), y1 - half, Math.abs(x2 - x1), stroke.width());
            }
            return;
        }
        use(stroke);
        graphics.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void rectangle(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        if (fill != null) {
            graphics.setFill(color(fill));
            if (radius > 0) {
                graphics.fillRoundRect(x, y, width, height, radius * 2, radius * 2);
            } else {
                graphics.fillRect(x, y, width, height);
            }
        }
        if (stroke != null) {
            use(stroke);
            if (radius > 0) {
                graphics.strokeRoundRect(x, y, width, height, radius * 2, radius * 2);
            } else {
                graphics.strokeRect(x, y, width, height);
            }
        }
    }

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        graphics.beginPath();
        outline.trace(new Outline.Pen() {
            @Override
            public void moveTo(double x, double y) {
                graphics.moveTo(x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                graphics.lineTo(x, y);
            }

            @Override
            public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
                graphics.bezierCurveTo(x1, y1, x2, y2, x, y);
            }

            @Override
            public void close() {
                graphics.closePath();
            }
        });
        if (fill != null) {
            graphics.setFill(color(fill));
            graphics.fill();
        }
        if (stroke != null) {
            use(stroke);
            graphics.stroke();
        }
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
        String shown = style.face().visible(text);
        graphics.setFont(font(style.face(), style.size()));
        graphics.setFill(color(style.colour()));
        graphics.fillText(shown, anchor.start(x, style.width(text)), baseline);
    }

    @Override
    public void pushClip(double x, double y, double width, double height) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
    }

    @Override
    public void pushTranslation(double dx, double dy) {
        graphics.save();
        graphics.translate(dx, dy);
    }

    @Override
    public void pop() {
        graphics.restore();
    }

    @Override
    public boolean speaks() {
        return false;
    }

    @Override
    public void beginGroup(String key, String name, String description) {
        // spoken by the view around the canvas
    }

    @Override
    public void endGroup() {
        // see above
    }
}
