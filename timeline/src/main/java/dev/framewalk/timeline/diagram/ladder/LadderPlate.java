package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.PdfSurface;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// A ladder as a plate of a textbook: title, hosts, the ladder or a part of it, the key to its signs, and where it
/// comes from. What exports write.
public final class LadderPlate implements Plate {
    /// Longest ladder that goes onto one SVG or PNG, in units; PDF has pages for more.
    public static final double LONGEST = 20_000;
    /// Most pages of a PDF.
    public static final int MOST_PAGES = 200;

    private final LadderLayout layout;
    private final Theme theme;
    private final DiagramWords words;
    private final LadderLegend legend;
    private final double margin;
    private final double unit;
    private final double top;
    private final double bottom;

    private LadderPlate(LadderLayout layout, double top, double bottom, Theme theme) {
        this.layout = layout;
        this.theme = theme.withType(layout.metrics().type());
        this.words = layout.words();
        this.unit = layout.metrics().unit();
        this.margin = 28 * unit;
        this.top = Math.max(0, top);
        this.bottom = Math.min(layout.height(), Math.max(this.top, bottom));
        boolean isDense = layout.part(this.top, Math.min(LONGEST, this.bottom - this.top)).isDense();
        this.legend = new LadderLegend(layout.scene(), isDense, this.theme, words);
    }

    /// The whole ladder.
    public static LadderPlate of(LadderLayout layout, Theme theme) {
        return new LadderPlate(layout, 0, layout.height(), theme);
    }

    /// What lies between two heights, as on a screen.
    public static LadderPlate part(LadderLayout layout, double top, double bottom, Theme theme) {
        return new LadderPlate(layout, top, bottom, theme);
    }

    @Override
    public double width() {
        return layout.width() + 2 * margin;
    }

    /// Height as one picture.
    @Override
    public double height() {
        return frameHeight(true) + Math.min(LONGEST, bottom - top);
    }

    private double titleHeight() {
        return layout.scene().title().isEmpty() ? 0 : theme.type().title() * 1.25 + 6 * unit;
    }

    private double subtitleHeight() {
        return theme.type().small() * 1.6 + 8 * unit;
    }

    private double footHeight() {
        return legend.height(width() - 2 * margin) + theme.type().small() * 2.2 + 14 * unit;
    }

    /// Keeps the first words of a page clear of the hosts.
    private double neck() {
        return 5 * unit;
    }

    private double frameHeight(boolean isFirst) {
        return margin + (isFirst ? titleHeight() + subtitleHeight() : 0) + layout.headHeight() + neck() + footHeight() + margin * 0.7;
    }

    /// Draws everything as one picture at the origin.
    public void paint(Surface surface, LadderMarks marks) {
        double end = Math.min(bottom, top + LONGEST);
        paintPage(surface, marks, top, end, height(), true, "");
    }

    @Override
    public void paint(Surface surface) {
        paint(surface, LadderMarks.NONE);
    }

    @Override
    public String name() {
        return words.text("spoken.ladder", title());
    }

    /// Pages in the shape of A4, upright, the ladder continued from page to page under its hosts; one page as long
    /// as needed if it is shorter than that.
    @Override
    public void writePdf(OutputStream out) throws IOException {
        double a4Width = 595.28;
        double pageHeight = width() * 841.89 / a4Width;
        double scale = a4Width / width();
        try (PdfSurface surface = new PdfSurface(title())) {
            List<Double> ends = pageEnds(pageHeight);
            double begin = top;
            for (int i = 0; i < ends.size(); i++) {
                boolean isFirst = i == 0;
                double height = ends.size() == 1 ? height() : pageHeight;
                surface.beginPage(width(), height, scale);
                String page = ends.size() == 1 ? "" : words.text("foot.page", i + 1, ends.size());
                paintPage(surface, LadderMarks.NONE, begin, ends.get(i), height, isFirst, page);
                begin = ends.get(i);
            }
            surface.write(out);
        }
    }

    private List<Double> pageEnds(double pageHeight) {
        List<Double> ends = new ArrayList<>();
        double begin = top;
        while (ends.size() < MOST_PAGES) {
            double room = pageHeight - frameHeight(ends.isEmpty());
            if (begin + room >= bottom) {
                ends.add(bottom);
                break;
            }
            double end = layout.pageEnd(begin + room * 0.7, begin + room);
            ends.add(end);
            begin = end;
        }
        return ends;
    }

    private String title() {
        return layout.scene().title().isEmpty() ? layout.scene().origin().capture() : layout.scene().title();
    }

    private void paintPage(
            Surface surface, LadderMarks marks, double from, double to, double height, boolean isFirst, String page) {
        surface.rectangle(0, 0, width(), height, 0, theme.colour(Token.BACKGROUND), null);
        double y = margin;
        if (isFirst) {
            if (titleHeight() > 0) {
                TextStyle title = theme.title();
                String fitted = title.face().fit(layout.scene().title(), title.size(), width() - 2 * margin);
                surface.text(fitted, margin, y + title.size(), Anchor.START, title);
                y += titleHeight();
            }
            String axis = words.text(switch (layout.axis()) {
                case PROPORTIONAL -> "axis.proportional";
                case IDLE_FOLDED -> "axis.folded";
                case ONE_ROW_PER_EVENT -> "axis.rows";
            });
            surface.text(axis, margin, y + theme.type().small(), Anchor.START, theme.small());
            y += subtitleHeight();
        }
        surface.pushTranslation(margin, y);
        LadderPainter.paintHead(surface, layout, theme);
        surface.pop();
        y += layout.headHeight() + neck();
        surface.pushClip(0, y, width(), to - from);
        surface.pushTranslation(margin, y - from);
        LadderPainter.paintBody(surface, layout, layout.part(from, to - from), theme, marks);
        surface.pop();
        surface.pop();
        foot(surface, y + to - from + 10 * unit, from, to, page);
    }

    private void foot(Surface surface, double y, double from, double to, String page) {
        legend.paint(surface, margin, y, width() - 2 * margin);
        double line = y + legend.height(width() - 2 * margin) + 3 * unit;
        surface.line(margin, line, width() - margin, line, Stroke.solid(theme.colour(Token.GRID), unit));
        TextStyle small = theme.small();
        double baseline = line + small.size() * 1.6;
        double room = width() - 2 * margin;
        if (!page.isEmpty()) {
            surface.text(page, width() - margin, baseline, Anchor.END, small);
            room -= small.width(page) + 20 * unit;
        }
        surface.text(small.face().fit(footWords(from, to), small.size(), room), margin, baseline, Anchor.START, small);
    }

    private String footWords(double from, double to) {
        LadderScene.Origin origin = layout.scene().origin();
        List<String> parts = new ArrayList<>();
        if (!origin.capture().isEmpty()) {
            parts.add(words.text("foot.capture", origin.capture()));
        }
        if (origin.packets() > 0) {
            parts.add(origin.packets() == 1
                    ? words.text("foot.packet")
                    : words.text("foot.packets", Quantities.count(origin.packets())));
        }
        if (!origin.filter().isEmpty()) {
            parts.add(words.text("foot.filter", origin.filter()));
        }
        int all = layout.scene().arrows().size();
        int before = layout.arrowsAbove(from);
        int after = layout.arrowsAbove(to);
        if (before > 0 || after < all) {
            parts.add(words.text(
                    "foot.part",
                    Quantities.count(before + 1L),
                    Quantities.count(after),
                    Quantities.count(all)));
        }
        return String.join("  ·  ", parts);
    }
}
