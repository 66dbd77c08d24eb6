package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.lanes.Turns;

/// Lanes with their multiplexing strip as a plate of a textbook. What exports write.
///
/// @param layout where everything lies; shown as wide as it is
/// @param turns  whose bytes came when
/// @param title  over the picture; empty for none
/// @param source what it was made of: name of the capture, filter
public record LanesPlate(LanesLayout layout, Turns turns, String title, String source, Theme theme) implements Plate {
    /// Longest picture; rows below are counted only.
    private static final double LONGEST = 20_000;

    public LanesPlate {
        theme = theme.withType(layout.metrics().type());
    }

    private double unit() {
        return layout.metrics().unit();
    }

    private double margin() {
        return 24 * unit();
    }

    private double inner() {
        return layout.metrics().width();
    }

    private double titleHeight() {
        return title.isEmpty() ? 0 : theme.type().title() * 1.3 + 6 * unit();
    }

    private double rowsHeight() {
        return Math.min(LONGEST, layout.height());
    }

    private boolean isCut() {
        return layout.height() > LONGEST;
    }

    private double cutHeight() {
        return isCut() || layout.rows().isEmpty() ? theme.type().label() * 1.8 : 0;
    }

    private double subtitleHeight() {
        return theme.type().small() * 1.6 + 8 * unit();
    }

    private boolean hasStrip() {
        return turns.count() > 0;
    }

    private double stripHeight() {
        return hasStrip() ? TurnStripPainter.height(layout, turns, inner(), theme) : 0;
    }

    @Override
    public double width() {
        return inner() + 2 * margin();
    }

    @Override
    public double height() {
        return margin()
                + titleHeight()
                + subtitleHeight()
                + layout.headHeight()
                + rowsHeight()
                + cutHeight()
                + stripHeight()
                + 8 * unit()
                + new LanesLegend(layout, theme).height(inner())
                + theme.type().small() * 2.4
                + margin() * 0.6;
    }

    @Override
    public String name() {
        return title.isEmpty() ? layout.words().text("lanes.title") : title;
    }

    @Override
    public void paint(Surface surface) {
        surface.rectangle(0, 0, width(), height(), 0, theme.colour(Token.BACKGROUND), null);
        double y = margin();
        TextStyle small = theme.small();
        if (!title.isEmpty()) {
            TextStyle big = theme.title();
            surface.text(big.face().fit(title, big.size(), inner()), margin(), y + big.size(), Anchor.START, big);
            y += titleHeight();
        }
        surface.text(
                small.face().fit(layout.words().text("lanes.axis"), small.size(), inner()),
                margin(),
                y + small.size(),
                Anchor.START,
                small);
        y += subtitleHeight();
        LanesPainter.Part part = new LanesPainter.Part(0, 0, inner(), rowsHeight());
        surface.pushTranslation(margin(), y);
        LanesPainter.paintHead(surface, layout, part, theme, LanesMarks.NONE);
        surface.pop();
        y += layout.headHeight();
        surface.pushClip(margin(), y, inner(), rowsHeight());
        surface.pushTranslation(margin(), y);
        LanesPainter.paintBody(surface, layout, part, theme, LanesMarks.NONE);
        surface.pop();
        surface.pop();
        y += rowsHeight();
        if (cutHeight() > 0) {
            int shown = layout.rowAt(LONGEST).orElse(layout.rows().size());
            String said = layout.rows().isEmpty()
                    ? layout.words().text("lanes.none")
                    : layout.words().text("lanes.more", Quantities.count(layout.rows().size() - shown));
            surface.text(said, margin(), y + theme.type().label() * 1.2, Anchor.START, theme.label());
            y += cutHeight();
        }
        if (hasStrip()) {
            surface.pushTranslation(margin(), y);
            TurnStripPainter.paint(surface, layout, turns, part, theme);
            surface.pop();
            y += stripHeight();
        }
        y += 8 * unit();
        LanesLegend legend = new LanesLegend(layout, theme);
        surface.pushTranslation(margin(), y);
        legend.paint(surface, inner());
        surface.pop();
        y += legend.height(inner());
        surface.line(margin(), y, margin() + inner(), y, Stroke.solid(theme.colour(Token.GRID), unit()));
        surface.text(
                small.face().fit(source, small.size(), inner()), margin(), y + small.size() * 1.7, Anchor.START, small);
    }
}
