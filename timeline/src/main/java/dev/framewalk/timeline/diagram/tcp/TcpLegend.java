package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The key to the signs of a TCP picture: only those that it uses, in rows as wide as the picture.
final class TcpLegend {
    private static final double SIGN = 30;

    private interface Sign {
        void draw(TcpGlyphs glyphs, Surface surface, double x, double middle);
    }

    private record Entry(String words, Sign sign) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Theme theme;
    private final double unit;
    private final String title;

    TcpLegend(TcpLayout layout, Theme theme) {
        this.theme = theme;
        this.unit = theme.type().scale();
        TcpScene scene = layout.scene();
        DiagramWords words = layout.words();
        this.title = words.text("legend");
        if (scene.isDense()) {
            add(words.text("tcp.legend.cell"), (glyphs, surface, x, middle) -> surface.rectangle(
                    x + 4 * unit, middle - 7 * unit, 18 * unit, 14 * unit, 0, theme.colour(Token.DATA).withOpacity(0.6), null));
        }
        if (scene.cells().stream().anyMatch(each -> each.again() > 0)) {
            add(words.text("tcp.legend.cell.again"), (glyphs, surface, x, middle) -> surface.path(
                    Outline.closed(
                            x + 8 * unit, middle, x + 12 * unit, middle - 4 * unit, x + 16 * unit, middle, x + 12 * unit,
                            middle + 4 * unit),
                    theme.colour(Token.RETRANSMISSION),
                    null));
        }
        for (Kind kind : Kind.values()) {
            if (scene.segments().stream().anyMatch(each -> each.kind() == kind)) {
                add(
                        words.text("tcp.legend." + kind.name().toLowerCase(Locale.ROOT)),
                        (glyphs, surface, x, middle) ->
                                glyphs.segment(kind, x + 12 * unit, middle - 7 * unit, middle + 7 * unit));
            }
        }
        if (layout.isDeliveryShown() && (scene.deliveries().size() > 1 || scene.isDense())) {
            add(words.text("tcp.legend.delivered"), (glyphs, surface, x, middle) ->
                    surface.line(x, middle, x + 24 * unit, middle, glyphs.delivered()));
        }
        if (!scene.acknowledgments().isEmpty() || scene.isDense()) {
            add(words.text("tcp.legend.acknowledged"), (glyphs, surface, x, middle) ->
                    surface.line(x, middle, x + 24 * unit, middle, glyphs.acknowledged()));
        }
        if (scene.acknowledgments().stream().anyMatch(each -> !each.selective().isEmpty())) {
            add(words.text("tcp.legend.selective"), (glyphs, surface, x, middle) ->
                    glyphs.selective(x + 12 * unit, middle - 7 * unit, middle + 7 * unit));
        }
        if (layout.isEdgeShown()) {
            add(words.text("tcp.legend.edge"), (glyphs, surface, x, middle) ->
                    surface.line(x, middle, x + 24 * unit, middle, glyphs.edge()));
        }
        if (scene.missing().stream().anyMatch(each -> each.filledBy() > 0)) {
            add(words.text("tcp.legend.hole"), (glyphs, surface, x, middle) ->
                    glyphs.hole(x, middle - 5 * unit, 24 * unit, 10 * unit, true));
        }
        if (scene.missing().stream().anyMatch(each -> each.filledBy() == 0)) {
            add(words.text("tcp.legend.hole.never"), (glyphs, surface, x, middle) ->
                    glyphs.hole(x, middle - 5 * unit, 24 * unit, 10 * unit, false));
        }
        if (scene.early().stream().anyMatch(each -> each.certainty() instanceof Certainty.Observed)) {
            add(words.text("tcp.legend.waiting"), (glyphs, surface, x, middle) ->
                    glyphs.waiting(x, middle - 6 * unit, 24 * unit, 12 * unit, true));
        }
        if (scene.early().stream().anyMatch(each -> !(each.certainty() instanceof Certainty.Observed))) {
            add(words.text("tcp.legend.waiting.inferred"), (glyphs, surface, x, middle) ->
                    glyphs.waiting(x, middle - 6 * unit, 24 * unit, 12 * unit, false));
        }
        if (!scene.closed().isEmpty()) {
            add(words.text("tcp.legend.closed"), (glyphs, surface, x, middle) ->
                    glyphs.noRoom(x, middle - 6 * unit, 24 * unit, 12 * unit));
        }
    }

    private void add(String words, Sign sign) {
        entries.add(new Entry(words, sign));
    }

    private double line() {
        return theme.type().small() * 1.75;
    }

    double height(double width) {
        return rows(width, null, 0, 0) + 4 * unit;
    }

    void paint(Surface surface, double x, double y, double width) {
        surface.beginGroup("legend", title, "");
        rows(width, surface, x, y);
        surface.endGroup();
    }

    /// Walks the entries row by row, drawing them if there is a surface; the height that they take.
    private double rows(double width, @Nullable Surface surface, double left, double top) {
        double x = 0;
        double y = 0;
        TextStyle small = theme.small();
        for (Entry entry : entries) {
            double needed = SIGN * unit + small.width(entry.words) + 18 * unit;
            if (x + needed > width && x > 0) {
                x = 0;
                y += line();
            }
            if (surface != null) {
                double middle = top + y + line() / 2;
                entry.sign.draw(new TcpGlyphs(surface, theme), surface, left + x, middle);
                surface.text(entry.words, left + x + SIGN * unit, middle + 0.36 * small.size(), Anchor.START, small);
            }
            x += needed;
        }
        return y + line();
    }
}
