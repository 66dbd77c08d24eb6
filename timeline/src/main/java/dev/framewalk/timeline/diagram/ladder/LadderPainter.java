package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedArrow;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Tick;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import java.util.Locale;

/// Draws a placed part of a ladder: (surface, layout, part, theme, marks) → marks. Holds no state and asks nothing.
///
/// [#paintHead] draws the band with the hosts at y = 0; [#paintBody] draws in heights of the whole ladder, so the
/// caller moves the origin by the head and by what was scrolled away, and clips.
public final class LadderPainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderLayout layout;
    private final LadderMetrics metrics;
    private final Theme theme;
    private final LadderSpeech speech;
    private final ArrowPainter arrows;
    private final ArrowPainter arrowsAside;
    private final double unit;

    private LadderPainter(Surface surface, LadderLayout layout, Theme theme) {
        this.pen = LadderPen.of(surface, layout, theme);
        this.surface = surface;
        this.layout = layout;
        this.metrics = layout.metrics();
        this.theme = pen.theme();
        this.speech = pen.speech();
        this.arrows = new ArrowPainter(surface, pen.theme());
        this.arrowsAside = new ArrowPainter(surface, pen.theme().faded());
        this.unit = metrics.unit();
    }

    /// Draws the hosts' names over the columns, [LadderLayout#headHeight] high.
    public static void paintHead(Surface surface, LadderLayout layout, Theme theme) {
        new LadderPainter(surface, layout, theme).head();
    }

    /// Draws a part, `part.top()` to `part.top() + part.height()`.
    public static void paintBody(
            Surface surface, LadderLayout layout, LadderPart part, Theme theme, LadderMarks marks) {
        new LadderPainter(surface, layout, theme).body(part, marks);
    }

    private Colour colour(Token token) {
        return theme.colour(token);
    }

    private void head() {
        double height = metrics.headHeight();
        TextStyle small = theme.small();
        double base = height - 8 * unit;
        surface.text(
                layout.words().text(layout.clock().headKey()), metrics.timeRight(), base, Anchor.END, small);
        if (layout.axis() != LadderAxis.PROPORTIONAL) {
            // right-aligned times leave the place of the number free
            String number = layout.words().text("column.number");
            double room = metrics.timeRight() - small.width(layout.words().text(layout.clock().headKey()));
            surface.text(number, Math.min(metrics.numberRight(), room - 8 * unit), base, Anchor.END, small);
        }
        int index = 0;
        for (LadderScene.Column column : layout.scene().columns()) {
            headOf(column, metrics.columnX(index++), height);
        }
    }

    private void headOf(LadderScene.Column column, double x, double height) {
        Token token = switch (column.role()) {
            case CLIENT -> Token.CLIENT;
            case SERVER -> Token.SERVER;
            case MIDDLE -> Token.MIDDLE;
            case HOST, VANTAGE -> Token.HOST;
        };
        String role = layout.words().text("role." + column.role().name().toLowerCase(Locale.ROOT));
        double width = metrics.headWidth();
        double left = x - width / 2;
        double room = width - 12 * unit;
        surface.beginGroup("column", layout.words().text("spoken.column", column.name(), role), column.address());
        surface.rectangle(
                left, 2 * unit, width, height - 4 * unit, 5 * unit, colour(Token.PANEL), Stroke.solid(colour(token), 1.3 * unit));
        TextStyle heading = theme.heading();
        TextStyle small = theme.small();
        double y = 2 * unit + 5 * unit + small.size();
        surface.text(small.face().fit(role, small.size(), room), x, y, Anchor.MIDDLE, small.withColour(column.role() == LadderScene.Role.HOST || column.role() == LadderScene.Role.VANTAGE ? colour(Token.MUTED_TEXT) : colour(token)));
        y += heading.size() * 1.25;
        // a long name may shrink before it is cut
        double size = heading.size() * Math.clamp(room / Math.max(1, heading.width(column.name())), 0.7, 1);
        TextStyle fitting = new TextStyle(heading.face(), size, heading.colour());
        // rounding must not cost a name its end
        surface.text(fitting.face().fit(column.name(), size, room + 1), x, y, Anchor.MIDDLE, fitting);
        y += small.size() * 1.45;
        surface.text(small.face().fit(column.address(), small.size(), room), x, y, Anchor.MIDDLE, small);
        surface.endGroup();
    }

    private void body(LadderPart part, LadderMarks marks) {
        // where several connections run side by side, the eye is led along that of the cursor
        int followed = layout.hasGroups() && marks.cursor().isPresent() ? layout.groupOf(marks.cursor().getAsLong()) : -1;
        selection(part, marks);
        columns(part);
        ticks(part);
        BreakPainter breaks = new BreakPainter(pen);
        part.breaks().forEach(breaks::paintBehind);
        for (PlacedArrow placed : part.arrows()) {
            leader(placed);
        }
        // all lines first: no arrow may run through the words of another
        for (PlacedArrow placed : part.arrows()) {
            line(placed, isAside(placed, followed));
        }
        WordsPainter words = new WordsPainter(pen);
        for (PlacedArrow placed : part.arrows()) {
            words(words, placed, marks, isAside(placed, followed));
        }
        for (PlacedArrow placed : part.arrows()) {
            if (placed.arrow().isLost() && !placed.arrow().isLocal()) {
                arrows.cross(placed.endX(), placed.endY(), theme.colour(Token.LOST));
            }
        }
        DensityPainter bars = new DensityPainter(pen);
        part.bars().forEach(bars::paint);
        TiePainter ties = new TiePainter(pen);
        part.ties().forEach(each -> ties.paint(each, marks));
        NotePainter notes = new NotePainter(pen);
        part.notes().forEach(notes::paint);
        part.breaks().forEach(breaks::paintWords);
        BracketPainter brackets = new BracketPainter(pen);
        part.lives().forEach(each -> brackets.paint(each, part, each.group() == followed));
        part.brackets().forEach(each -> brackets.paint(each, part));
        part.lives().forEach(each -> brackets.badge(each, part));
        cursor(part, marks);
    }

    private static boolean isAside(PlacedArrow placed, int followed) {
        return followed >= 0 && placed.arrow().group() != followed;
    }

    private void columns(LadderPart part) {
        Stroke stroke = Stroke.solid(colour(Token.HOST), 1.2 * unit);
        int index = 0;
        for (LadderScene.Column column : layout.scene().columns()) {
            double x = metrics.columnX(index++);
            boolean isVantage = column.role() == LadderScene.Role.VANTAGE;
            double bottom = Math.min(part.top() + part.height(), layout.height());
            surface.line(x, Math.max(0, part.top()), x, bottom, isVantage ? stroke.withDash(Dash.DOTTED) : stroke);
        }
    }

    private void ticks(LadderPart part) {
        TextStyle small = theme.small();
        Stroke grid = Stroke.solid(colour(Token.GRID), unit);
        double right = metrics.columnX(layout.scene().columns().size() - 1);
        for (Tick tick : part.ticks()) {
            double baseline = tick.y() + 0.36 * small.size();
            if (layout.axis() == LadderAxis.PROPORTIONAL) {
                surface.line(metrics.axisX(), tick.y(), right, tick.y(), grid);
            } else {
                surface.line(metrics.axisX() - 4 * unit, tick.y(), metrics.columnX(0), tick.y(), grid);
                surface.text(tick.number(), metrics.numberRight(), baseline, Anchor.END, small);
            }
            surface.text(tick.time(), metrics.timeRight(), baseline, Anchor.END, small);
        }
    }

    private void selection(LadderPart part, LadderMarks marks) {
        double left = metrics.axisX() - 118 * unit;
        double width = metrics.columnX(layout.scene().columns().size() - 1) + 10 * unit - left;
        for (PlacedArrow placed : part.arrows()) {
            if (marks.selected().contains(placed.arrow().event())) {
                double top = placed.label().map(label -> label.box().top()).orElse(placed.y1() - 8 * unit);
                double y1 = Math.min(Math.min(placed.y1(), placed.y2()) - 4 * unit, top - 2 * unit);
                double y2 = Math.max(placed.y1(), placed.y2()) + 5 * unit;
                surface.rectangle(left, y1, width, y2 - y1, 4 * unit, colour(Token.SELECTION), null);
            }
        }
    }

    private void cursor(LadderPart part, LadderMarks marks) {
        if (marks.cursor().isEmpty()) {
            return;
        }
        var at = layout.yOfEvent(marks.cursor().getAsLong());
        if (at.isEmpty() || at.getAsDouble() < part.top() || at.getAsDouble() > part.top() + part.height()) {
            return;
        }
        double y = at.getAsDouble();
        double x = metrics.axisX() - 2 * unit;
        Colour colour = colour(Token.CURSOR);
        surface.path(
                Outline.closed(x + 10 * unit, y, x, y - 6 * unit, x, y + 6 * unit), colour, null);
        surface.line(
                x + 8 * unit, y, metrics.columnX(0) - 6 * unit, y, Stroke.solid(colour, 2 * unit));
    }

    private void leader(PlacedArrow placed) {
        if (placed.label().isEmpty() || !placed.label().get().isMoved()) {
            return;
        }
        // from the words straight back to the tail of the arrow they speak for
        Rectangle box = placed.label().get().box();
        double x = placed.x2() >= placed.x1() ? box.left() - 3 * unit : box.right() + 3 * unit;
        double y = (box.top() + box.bottom()) / 2;
        double near = placed.x2() >= placed.x1() ? placed.x1() + 8 * unit : placed.x1() - 8 * unit;
        Stroke stroke = new Stroke(colour(placed.arrow().token()), 0.8 * unit, Dash.DOTTED);
        surface.path(Outline.through(placed.x1(), placed.y1(), near, y, x, y), null, stroke);
    }

    private void line(PlacedArrow placed, boolean isAside) {
        LadderArrow arrow = placed.arrow();
        boolean isNamedHere = placed.label().isEmpty();
        surface.beginGroup(
                "event-" + arrow.event(),
                isNamedHere ? speech.name(arrow) : "",
                isNamedHere ? speech.description(arrow) : "");
        (isAside ? arrowsAside : arrows).paint(arrow, placed.x1(), placed.y1(), placed.x2(), placed.y2(), placed.share());
        surface.endGroup();
    }

    private void words(WordsPainter painter, PlacedArrow placed, LadderMarks marks, boolean isAside) {
        if (placed.label().isEmpty()) {
            return;
        }
        LadderArrow arrow = placed.arrow();
        boolean isSelected = marks.selected().contains(arrow.event());
        surface.beginGroup("event-" + arrow.event(), speech.name(arrow), speech.description(arrow));
        painter.paint(
                arrow, placed.label().get(), colour(isSelected ? Token.SELECTION : Token.BACKGROUND), isAside);
        surface.endGroup();
    }
}
