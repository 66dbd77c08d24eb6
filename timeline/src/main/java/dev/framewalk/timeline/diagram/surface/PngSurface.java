package dev.framewalk.timeline.diagram.surface;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A surface of pixels in memory that becomes a PNG. Needs no display and no installed fonts: glyphs are filled as
/// outlines.
public final class PngSurface implements Surface {
    /// What we are willing to allocate for one picture.
    public static final long MOST_PIXELS = 50_000_000;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Deque<State> states = new ArrayDeque<>();

    private record State(AffineTransform transform, @Nullable Shape clip) {}

    /// @param scale pixels per unit; 2 for paper and projectors
    /// @throws IllegalArgumentException for a picture that is empty or too large to be held; see [#fits]
    public PngSurface(double width, double height, double scale) {
        if (!fits(width, height, scale)) {
            throw new IllegalArgumentException(
                    "no picture of " + width + " by " + height + " at scale " + scale + " can be made");
        }
        image = new BufferedImage(pixels(width, scale), pixels(height, scale), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
    }

    /// Whether a picture of this size has at least one pixel and not too many.
    public static boolean fits(double width, double height, double scale) {
        double across = width * scale;
        double down = height * scale;
        return across >= 1 && down >= 1 && across < 60_000 && down < 60_000 && across * down <= MOST_PIXELS;
    }

    private static int pixels(double length, double scale) {
        return (int) Math.ceil(length * scale - 1e-6);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        draw(new Line2D.Double(x1, y1, x2, y2), null, stroke);
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
        Shape shape = radius > 0
                ? new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius)
                : new Rectangle2D.Double(x, y, width, height);
        draw(shape, fill, stroke);
    }

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.trace(new Outline.Pen() {
            @Override
            public void moveTo(double x, double y) {
                path.moveTo(x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                path.lineTo(x, y);
            }

            @Override
            public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
                path.curveTo(x1, y1, x2, y2, x, y);
            }

            @Override
            public void close() {
                path.closePath();
            }
        });
        draw(path, fill, stroke);
    }

    private void draw(Shape shape, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill != null) {
            graphics.setColor(awt(fill));
            graphics.fill(shape);
        }
        if (stroke != null) {
            graphics.setColor(awt(stroke.colour()));
            Dash dash = stroke.dash();
            float width = (float) stroke.width();
            graphics.setStroke(
                    dash == Dash.SOLID
                            ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                            : new BasicStroke(
                                    width,
                                    BasicStroke.CAP_BUTT,
                                    BasicStroke.JOIN_MITER,
                                    10,
                                    new float[] {(float) dash.on(), (float) dash.off()},
                                    0));
            graphics.draw(shape);
        }
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
        Typeface face = style.face();
        String shown = face.visible(text);
        double scale = style.size() / face.unitsPerEm();
        graphics.setColor(awt(style.colour()));
        AffineTransform before = graphics.getTransform();
        graphics.translate(anchor.start(x, style.width(text)), baseline);
        graphics.scale(scale, -scale);
        for (int i = 0; i < shown.length(); ) {
            int codePoint = shown.codePointAt(i);
            graphics.fill(face.outlineOf(face.glyphOf(codePoint)));
            graphics.translate(face.advanceOf(codePoint), 0);
            i += Character.charCount(codePoint);
        }
        graphics.setTransform(before);
    }

    @Override
    public void pushClip(double x, double y, double width, double height) {
        push();
        graphics.clip(new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height)));
    }

    @Override
    public void pushTranslation(double dx, double dy) {
        push();
        graphics.translate(dx, dy);
    }

    private void push() {
        AffineTransform transform = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        states.push(new State(transform, graphics.getClip()));
        graphics.setTransform(transform);
    }

    @Override
    public void pop() {
        State state = states.pop();
        graphics.setTransform(new AffineTransform());
        graphics.setClip(state.clip);
        graphics.setTransform(state.transform);
    }

    /// Pixels have no words.
    @Override
    public void beginGroup(String key, String name, String description) {}

    @Override
    public void endGroup() {}

    /// The picture so far; further drawing goes into it.
    public BufferedImage image() {
        return image;
    }

    public void write(OutputStream out) throws IOException {
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    private static Color awt(Colour colour) {
        return new Color(colour.red(), colour.green(), colour.blue(), (int) Math.round(255 * colour.opacity()));
    }
}
