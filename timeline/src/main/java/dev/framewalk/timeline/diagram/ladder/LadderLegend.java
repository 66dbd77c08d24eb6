package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The key to the signs of a ladder: only those that the scene uses, in rows as wide as the picture.
final class LadderLegend {
    private record Entry(Optional<LadderArrow> sample, String words, boolean isTie) {
        Entry(Optional<LadderArrow> sample, String words) {
            this(sample, words, false);
        }

        boolean isLost() {
            return sample.isPresent() && sample.get().isLost();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Theme theme;
    private final double unit;
    private final String title;

    /// @param isDense whether bars stand for arrows
    LadderLegend(LadderScene scene, boolean isDense, Theme theme, DiagramWords words) {
        this.theme = theme;
        this.unit = theme.type().scale();
        this.title = words.text("legend");
        if (isDense) {
            entries.add(new Entry(Optional.empty(), words.text("legend.dense")));
            if (scene.arrows().stream().anyMatch(each -> each.isLost() || each.isRepetition())) {
                entries.add(new Entry(Optional.empty(), words.text("legend.dense.wrong")));
            }
            return;
        }
        for (ArrowKind kind : ArrowKind.values()) {
            if (scene.arrows().stream().anyMatch(each -> each.kind() == kind && !each.isLost() && !each.isRepetition())) {
                add(sample().withKind(kind), words.text("legend." + kind.name().toLowerCase(Locale.ROOT)));
            }
        }
        if (scene.arrows().stream().anyMatch(LadderArrow::isLost)) {
            add(sample().lost(), words.text("legend.lost"));
        }
        if (scene.arrows().stream().anyMatch(LadderArrow::isRepetition)) {
            add(sample().again(1), words.text("legend.again"));
        }
        boolean anyInferred = scene.arrows().stream()
                .anyMatch(each -> each.arrival().isInferred() || each.departure().isInferred());
        boolean anyUnknown = scene.arrows().stream()
                .anyMatch(each -> each.arrival().isUnknown() || each.departure().isUnknown());
        if (anyInferred) {
            add(sample(Moment.inferred(0, "")), words.text("legend.inferred"));
        }
        if (anyUnknown) {
            add(sample(Moment.unknown(0, "")), words.text("legend.unknown"));
        }
        if (!scene.ties().isEmpty()) {
            entries.add(new Entry(Optional.empty(), words.text("legend.tie"), true));
        }
    }

    private void add(LadderArrow sample, String words) {
        entries.add(new Entry(Optional.of(sample), words));
    }

    private static LadderArrow sample() {
        return sample(Moment.observed(0));
    }

    private static LadderArrow sample(Moment arrival) {
        return LadderArrow.of(0, 0, 1, Moment.observed(0), arrival, "");
    }

    private void bar(Surface surface, double x, double middle, boolean isWrong) {
        Colour colour = theme.colour(Token.DATA).withOpacity(0.75);
        double half = 5.5 * unit;
        surface.path(
                Outline.closed(
                        x, middle - half, x + 50 * unit, middle - half, x + 55 * unit, middle, x + 50 * unit,
                        middle + half, x, middle + half),
                colour,
                null);
        if (isWrong) {
            surface.rectangle(x, middle - half, 6 * unit, 2 * half, 0, theme.colour(Token.LOST), null);
        }
    }

    private double line() {
        return theme.type().small() * 1.9;
    }

    private double widthOf(Entry entry) {
        return 74 * unit + theme.small().width(entry.words) + 22 * unit;
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
        TextStyle bold = new TextStyle(Typeface.BOLD, theme.type().small(), theme.colour(Token.TEXT));
        double begin = bold.width(title) + 18 * unit;
        if (surface != null) {
            surface.text(title, left, top + line() * 0.68, Anchor.START, bold);
        }
        double x = begin;
        double y = 0;
        for (Entry entry : entries) {
            double needed = widthOf(entry);
            if (x + needed > width && x > begin) {
                x = begin;
                y += line();
            }
            if (surface != null) {
                double middle = top + y + line() / 2;
                double from = left + x + 4 * unit;
                if (entry.sample.isPresent()) {
                    new ArrowPainter(surface, theme)
                            .paint(entry.sample.get(), from, middle, from + 60 * unit, middle, entry.isLost() ? 0.5 : 1);
                } else if (entry.isTie) {
                    surface.line(from, middle, from + 50 * unit, middle, new Stroke(theme.colour(Token.LINK), unit, Dash.DASHED));
                    surface.path(Outline.circle(from, middle, 2 * unit), theme.colour(Token.LINK), null);
                } else {
                    bar(surface, from, middle, entry.equals(entries.getLast()) && entries.size() > 1);
                }
                surface.text(
                        entry.words, left + x + (entry.isLost() ? 50 : 74) * unit, middle + 0.36 * theme.type().small(), Anchor.START, theme.small());
            }
            x += needed;
        }
        return y + line();
    }
}
