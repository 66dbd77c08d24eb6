package dev.framewalk.timeline.diagram.life;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedArrow;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedState;
import dev.framewalk.timeline.diagram.life.LifeLayout.Point;
import dev.framewalk.timeline.diagram.life.LifeScene.Stand;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws a life: states as boxes, arrows with what leads along them, and who stands where.
///
/// The state of now is filled and has a thick frame and the mark of who stands there; the one before has a broken frame and a hollow mark; the arrows
/// that this step took are thick, and their words bold.
public final class LifePainter {
    private final Surface surface;
    private final LifeLayout layout;
    private final Theme theme;
    private final double unit;
    private final Map<Integer, Set<String>> taken = new HashMap<>();

    private LifePainter(Surface surface, LifeLayout layout, Theme theme) {
        this.surface = surface;
        this.layout = layout;
        this.theme = theme.withType(layout.type());
        unit = layout.type().scale();
        for (Stand stand : layout.scene().stands()) {
            for (LifeScene.Taken each : stand.taken()) {
                taken.computeIfAbsent(each.arrow(), arrow -> new HashSet<>()).add(each.words());
            }
        }
    }

    /// Draws everything at the origin: [LifeLayout#height] high, with the key to its signs below.
    public static void paint(Surface surface, LifeLayout layout, Theme theme, DiagramWords words) {
        LifePainter painter = new LifePainter(surface, layout, theme);
        for (boolean isTaken : new boolean[] {false, true}) {
            layout.arrows().stream()
                    .filter(arrow -> painter.isTaken(arrow) == isTaken)
                    .forEach(painter::line);
        }
        layout.arrows().forEach(painter::words);
        layout.states().forEach(painter::state);
        if (!layout.scene().stands().isEmpty()) {
            surface.pushTranslation(0, layout.height());
            new LifeKey(layout.width(), painter.theme, words).paint(surface);
            surface.pop();
        }
    }

    /// How high the whole picture is, with the key.
    public static double height(LifeLayout layout, Theme theme, DiagramWords words) {
        return layout.scene().stands().isEmpty()
                ? layout.height()
                : layout.height() + new LifeKey(layout.width(), theme.withType(layout.type()), words).height();
    }

    private boolean isTaken(PlacedArrow arrow) {
        return taken.containsKey(arrow.arrow());
    }

    private void line(PlacedArrow arrow) {
        Colour colour = theme.colour(isTaken(arrow) ? Token.CURSOR : Token.HOST);
        List<Point> points = arrow.line();
        Point end = points.getLast();
        boolean isUp = points.get(points.size() - 2).y() > end.y();
        double back = (isUp ? 1 : -1) * 6 * unit;
        List<Point> shaft = new ArrayList<>(points);
        shaft.set(shaft.size() - 1, new Point(end.x(), end.y() + back));
        surface.path(rounded(shaft), null, Stroke.solid(colour, (isTaken(arrow) ? 2.5 : 1) * unit));
        Outline.Builder head = new Outline.Builder();
        double half = (isTaken(arrow) ? 4.5 : 3.5) * unit;
        head.moveTo(end.x(), end.y());
        head.lineTo(end.x() - half, end.y() + back * 1.2);
        head.lineTo(end.x() + half, end.y() + back * 1.2);
        head.close();
        surface.path(head.build(), colour, null);
        if (layout.scene().arrows().get(arrow.arrow()).from() < 0 && points.size() > 2) {
            Point start = points.getFirst();
            dot(start.x(), start.y(), colour);
        } else if (points.size() > 4) {
            // where it comes into a lane that others use
            dot(points.get(2).x(), points.get(2).y(), colour);
        }
    }

    private void dot(double x, double y, Colour colour) {
        double radius = 2 * unit;
        surface.rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius, colour, null);
    }

    private Outline rounded(List<Point> points) {
        Outline.Builder path = new Outline.Builder();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        for (int i = 1; i + 1 < points.size(); i++) {
            Point before = points.get(i - 1);
            Point here = points.get(i);
            Point after = points.get(i + 1);
            double radius = Math.min(4 * unit, Math.min(distance(before, here), distance(here, after)) / 2);
            if (radius < 0.5) {
                path.lineTo(here.x(), here.y());
                continue;
            }
            Point in = towards(here, before, radius);
            Point out = towards(here, after, radius);
            path.lineTo(in.x(), in.y());
            path.curveTo(
                    (in.x() + here.x()) / 2, (in.y() + here.y()) / 2, (out.x() + here.x()) / 2, (out.y() + here.y()) / 2, out.x(), out.y());
        }
        path.lineTo(points.getLast().x(), points.getLast().y());
        return path.build();
    }

    private static double distance(Point a, Point b) {
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }

    private static Point towards(Point from, Point to, double length) {
        double whole = Math.max(1e-9, distance(from, to));
        return new Point(
                from.x() + (to.x() - from.x()) * length / whole, from.y() + (to.y() - from.y()) * length / whole);
    }

    private void words(PlacedArrow arrow) {
        Rectangle box = arrow.label();
        // other lines end at the words, and do not run through them
        surface.rectangle(
                box.left(), box.top() + unit, box.width(), box.height() - 2 * unit, 2 * unit, theme.colour(Token.BACKGROUND), null);
        double lineHeight = LifeLayout.lineHeight(layout.type());
        double baseline = box.top() + unit + layout.type().small() * 0.95;
        surface.beginGroup("arrow-" + arrow.arrow(), surface.speaks() ? String.join(", ", arrow.words()) : "", "");
        for (int i = 0; i < arrow.words().size(); i++) {
            boolean isStrong = taken.getOrDefault(arrow.arrow(), Set.of()).contains(arrow.words().get(i));
            TextStyle style = LifeLayout.wordStyle(
                    layout.type(), theme.colour(isStrong ? Token.TEXT : Token.MUTED_TEXT), isStrong);
            surface.text(arrow.words().get(i), (box.left() + box.right()) / 2, baseline + i * lineHeight, Anchor.MIDDLE, style);
        }
        surface.endGroup();
    }

    private void state(PlacedState state) {
        List<Stand> here = new ArrayList<>();
        List<Stand> left = new ArrayList<>();
        for (Stand stand : layout.scene().stands()) {
            if (stand.now() == state.state()) {
                here.add(stand);
            } else if (stand.before() == state.state()) {
                left.add(stand);
            }
        }
        Rectangle box = state.box();
        Colour frame = theme.colour(here.isEmpty() && left.isEmpty() ? Token.HOST : Token.CURSOR);
        Stroke stroke = !here.isEmpty()
                ? Stroke.solid(frame, 2.5 * unit)
                : !left.isEmpty() ? new Stroke(frame, 2 * unit, Dash.DASHED) : Stroke.solid(frame, unit);
        surface.beginGroup(
                "state-" + state.state(),
                layout.scene().states().get(state.state()).name(),
                surface.speaks() ? here.stream().map(Stand::spoken).collect(Collectors.joining(". ")) : "");
        surface.rectangle(
                box.left(),
                box.top(),
                box.width(),
                box.height(),
                6 * unit,
                theme.colour(here.isEmpty() ? Token.PANEL : Token.SELECTION),
                stroke);
        TextStyle style = LifeLayout.nameStyle(layout.type(), theme.colour(Token.TEXT));
        double lineHeight = style.size() * 1.2;
        double baseline = (box.top() + box.bottom()) / 2 - (state.lines().size() - 1) * lineHeight / 2 + style.size() * 0.35;
        for (int i = 0; i < state.lines().size(); i++) {
            surface.text(state.lines().get(i), (box.left() + box.right()) / 2, baseline + i * lineHeight, Anchor.MIDDLE, style);
        }
        LifeScene.State told = layout.scene().states().get(state.state());
        if (told.isStart() || told.isMidway()) {
            dot(box.left(), (box.top() + box.bottom()) / 2, theme.colour(Token.TEXT));
        }
        marks(here, box, true);
        marks(left, box, false);
        surface.endGroup();
    }

    /// The marks of those who stand in a state, or stood there before, on its upper corners.
    private void marks(List<Stand> stands, Rectangle box, boolean isNow) {
        if (stands.isEmpty() || stands.getFirst().mark().isEmpty()) {
            return;
        }
        if (stands.getFirst().side() != null) {
            for (Stand stand : stands) {
                boolean isClient = stand.side() == Side.CLIENT;
                mark(stand.mark(), theme.colour(isClient ? Token.CLIENT : Token.SERVER), box, isClient, isNow);
            }
            return;
        }
        Stand first = stands.getFirst();
        String text = stands.size() == 1 ? first.mark() : first.mark() + " +" + (stands.size() - 1);
        mark(text, theme.streamColour(first.number()), box, isNow, isNow);
    }

    private void mark(String text, Colour colour, Rectangle box, boolean isLeft, boolean isNow) {
        TextStyle style = new TextStyle(
                Typeface.BOLD, layout.type().small() - unit, isNow ? theme.colour(Token.BACKGROUND) : colour);
        double high = 14 * unit;
        double wide = Math.max(high, style.width(text) + 6 * unit);
        double x = isLeft ? box.left() - 5 * unit : box.right() + 5 * unit - wide;
        double y = box.top() - high / 2;
        surface.rectangle(
                x,
                y,
                wide,
                high,
                high / 2,
                isNow ? colour : theme.colour(Token.BACKGROUND),
                Stroke.solid(colour, 1.5 * unit));
        surface.text(text, x + wide / 2, y + high / 2 + style.size() * 0.36, Anchor.MIDDLE, style);
    }
}
