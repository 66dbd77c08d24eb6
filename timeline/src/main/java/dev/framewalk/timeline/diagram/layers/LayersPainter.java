package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.AxisStep;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.layers.LayersScene.Box;
import dev.framewalk.timeline.diagram.layers.LayersScene.Layer;
import dev.framewalk.timeline.diagram.layers.LayersScene.Look;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import org.jspecify.annotations.Nullable;

/// Draws a placed layers scene: (surface, layout, theme, marks) → marks. Holds no state and asks nothing.
public final class LayersPainter {
    /// Narrower boxes get no words.
    private static final double NARROW = 16;

    private final Surface surface;
    private final LayersLayout layout;
    private final LayersScene scene;
    private final Theme theme;
    private final LayersSpeech speech;
    private final double unit;

    /// What is marked on a picture.
    ///
    /// @param event  the event at the cursor, or -1
    /// @param packet the packet at the cursor, or 0
    /// @param lit    the bytes that are followed through all layers; null for none
    /// @param hover  the box that is pointed at, or null
    public record Marks(int event, int packet, @Nullable StreamRange lit, @Nullable Box hover) {
        public static final Marks NONE = new Marks(-1, 0, null, null);
    }

    private LayersPainter(Surface surface, LayersLayout layout, Theme theme) {
        this.surface = surface;
        this.layout = layout;
        this.scene = layout.scene();
        this.theme = theme.withType(layout.type());
        this.speech = new LayersSpeech(scene, layout.words());
        this.unit = layout.type().scale();
    }

    /// Draws everything at the origin, as large as the layout.
    ///
    /// @param withTitle whether to say whose bytes they are
    public static void paint(Surface surface, LayersLayout layout, Theme theme, Marks marks, boolean withTitle) {
        new LayersPainter(surface, layout, theme).paint(marks, withTitle);
    }

    private Colour colour(Token token) {
        return theme.colour(token);
    }

    private void paint(Marks marks, boolean withTitle) {
        surface.beginGroup("layers", speech.title(), "");
        if (withTitle) {
            TextStyle label = theme.label().withFace(Typeface.BOLD);
            String shown = label.face().fit(speech.title(), label.size(), layout.width() - 16 * unit);
            surface.text(shown, 8 * unit, 1.4 * label.size(), Anchor.START, label);
        }
        axis();
        names();
        surface.pushClip(layout.left(), 0, layout.right() - layout.left(), layout.height());
        lit(marks);
        for (int i = 0; i + 1 < scene.rows().size(); i++) {
            links(i);
        }
        for (int i = 0; i < scene.rows().size(); i++) {
            int index = 0;
            for (Box box : scene.rows().get(i).boxes()) {
                box(scene.rows().get(i).layer(), box, layout.rowTop(i), index++, marks);
            }
        }
        surface.pop();
        surface.endGroup();
    }

    private void axis() {
        TextStyle small = theme.small();
        double room = small.width("0 000 000") * 1.6;
        double perUnit = (layout.to() - layout.from()) / Math.max(1, layout.right() - layout.left());
        long step = Math.max(1, AxisStep.atLeast(perUnit * room));
        Stroke grid = Stroke.solid(colour(Token.GRID), unit);
        double bottom = layout.bottom() + 5 * unit;
        surface.text(layout.words().text("layers.axis"), layout.left() - 8 * unit, bottom + 1.3 * small.size(), Anchor.END, small);
        for (long at = (long) Math.ceil(Math.max(0, layout.from()) / step) * step; at <= layout.to(); at += step) {
            double x = layout.x(at);
            surface.line(x, layout.top() - 4 * unit, x, bottom, grid);
            String text = Quantities.count(at);
            double half = small.width(text) / 2;
            if (x - half > layout.left() - 6 * unit && x + half < layout.width()) {
                surface.text(text, x, bottom + 1.3 * small.size(), Anchor.MIDDLE, small);
            }
        }
    }

    private void names() {
        TextStyle small = theme.small().withFace(Typeface.BOLD);
        for (int i = 0; i < scene.rows().size(); i++) {
            double middle = layout.rowTop(i) + layout.rowHeight() / 2;
            surface.text(
                    layout.rowName(scene.rows().get(i)),
                    layout.left() - 8 * unit,
                    middle + 0.36 * small.size(),
                    Anchor.END,
                    small);
            surface.line(
                    layout.left(),
                    middle,
                    layout.right(),
                    middle,
                    new Stroke(colour(Token.GRID), unit, Dash.DOTTED));
        }
    }

    /// The bytes that are followed through all layers.
    private void lit(Marks marks) {
        StreamRange lit = marks.lit();
        if (lit == null || lit.to() <= layout.from() || lit.from() >= layout.to()) {
            return;
        }
        double from = layout.x(lit.from());
        double to = Math.max(from + 3 * unit, layout.x(lit.to()));
        surface.rectangle(
                from, layout.top() - 5 * unit, to - from, layout.bottom() - layout.top() + 10 * unit, 0, colour(Token.SELECTION), null);
    }

    /// From the edges of each box down to what it is made of.
    private void links(int row) {
        double from = layout.rowTop(row) + layout.rowHeight();
        double to = layout.rowTop(row + 1);
        Stroke stroke = new Stroke(colour(Token.HOST), unit, Dash.SOLID);
        double reached = -1;
        for (Box box : scene.rows().get(row).boxes()) {
            double left = layout.x(box.from());
            double right = layout.x(box.to());
            if (right - left < 5 * unit) {
                continue;
            }
            if (left - reached > 1) {
                surface.line(left, from, left, to, stroke);
            }
            surface.line(right, from, right, to, stroke);
            reached = right;
        }
    }

    private void box(Layer layer, Box box, double top, int index, Marks marks) {
        double left = layout.x(box.from());
        double right = Math.max(left + 1.5 * unit, layout.x(box.to()));
        double width = right - left;
        double height = layout.rowHeight();
        surface.beginGroup(
                (box.event() < 0 ? "packet-" + box.packet() : "event-" + box.event()),
                box.label(),
                surface.speaks() ? speech.about(layer, box) : "");
        Colour line = lineOf(layer, box);
        surface.rectangle(left, top, width, height, 2 * unit, colour(Token.BACKGROUND), null);
        surface.rectangle(left, top, width, height, 2 * unit, fillOf(layer, box, line, index), Stroke.solid(line, unit));
        if (box.look() == Look.MISSING) {
            surface.hatch(left, top, width, height, Hatch.UNKNOWN, Stroke.solid(colour(Token.UNKNOWN), unit));
        } else if (box.count() > 1) {
            surface.hatch(left, top + height - 5 * unit, width, 5 * unit, Hatch.MISSING, Stroke.solid(line, unit));
        } else if (box.stream() > 0 && width > 7 * unit) {
            surface.rectangle(left, top, 4 * unit, height, 0, line, null);
        }
        if (box.look() == Look.LATE && width > 10 * unit) {
            double y = top + height - 8 * unit;
            surface.path(Outline.closed(left + 3 * unit, y, left + 10 * unit, y - 4 * unit, left + 10 * unit, y + 4 * unit), line, null);
        }
        StreamRange lit = marks.lit();
        if (lit != null && lit.from() < box.to() && lit.to() > box.from()) {
            double from = Math.max(left, layout.x(lit.from()));
            double to = Math.min(right, Math.max(from + 3 * unit, layout.x(lit.to())));
            surface.rectangle(from, top + unit, Math.max(0, to - from), height - 2 * unit, 0, colour(Token.SELECTION).withOpacity(0.75), null);
        }
        words(box, left, top, width);
        boolean isCursor = box.event() >= 0 ? box.event() == marks.event() : box.packet() == marks.packet() && box.count() == 1;
        if (isCursor || box.equals(marks.hover())) {
            surface.rectangle(
                    left + unit,
                    top + unit,
                    width - 2 * unit,
                    height - 2 * unit,
                    2 * unit,
                    null,
                    Stroke.solid(colour(isCursor ? Token.CURSOR : Token.TEXT), 2.2 * unit));
        }
        surface.endGroup();
    }

    private Colour lineOf(Layer layer, Box box) {
        if (box.look() == Look.LATE) {
            return colour(Token.MIDDLE);
        }
        return switch (layer) {
            case SEGMENTS -> colour(Token.ACKNOWLEDGMENT);
            case RECORDS -> colour(Token.HOST);
            case PARTS, STREAMS, MESSAGES -> box.stream() > 0
                    ? theme.streamColour(box.stream())
                    : colour(box.stream() == 0 ? Token.ACKNOWLEDGMENT : Token.DATA);
        };
    }

    /// Neighbours differ a little, so that it can be seen where one ends.
    private Colour fillOf(Layer layer, Box box, Colour line, int index) {
        double shade = index % 2 == 0 ? 1 : 0.55;
        return switch (layer) {
            case SEGMENTS -> colour(Token.PANEL);
            case RECORDS -> box.look() == Look.CIPHERTEXT
                    ? colour(Token.HOST).withOpacity(0.45 * shade)
                    : colour(Token.PANEL);
            case PARTS, STREAMS, MESSAGES -> line.withOpacity((box.stream() == 0 ? 0.12 : 0.26) * shade);
        };
    }

    private void words(Box box, double left, double top, double width) {
        // what begins out of sight is named where it comes into sight
        double from = Math.max(left, layout.left());
        double to = Math.min(left + width, layout.right());
        double room = to - from - 12 * unit;
        if (room < NARROW * unit) {
            return;
        }
        TextStyle label = theme.label();
        TextStyle small = theme.small();
        double height = layout.rowHeight();
        String second = Quantities.count(box.bytes());
        String bytes = Quantities.bytes(box.bytes());
        String size = small.width(bytes) <= room ? bytes : small.width(second) <= room ? second : "";
        boolean hasTwo = !size.isEmpty() && height > label.size() + small.size() * 1.9;
        TextStyle style = height < label.size() * 1.5 || label.width(box.label()) > room ? small.withColour(label.colour()) : label;
        String shown = style.face().fit(box.label(), style.size(), room);
        double x = from + 7 * unit;
        double baseline = hasTwo ? top + height / 2 - 0.15 * style.size() : top + height / 2 + 0.36 * style.size();
        surface.text(shown, x, baseline, Anchor.START, style);
        if (hasTwo) {
            surface.text(size, x, baseline + 1.35 * small.size(), Anchor.START, small);
        }
    }
}
