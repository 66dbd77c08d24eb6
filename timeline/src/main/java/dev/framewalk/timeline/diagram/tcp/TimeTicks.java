package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.AxisClock;
import dev.framewalk.timeline.diagram.AxisStep;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;

/// The lines and numbers of time under a TCP picture, and the marks where an idle time is folded.
final class TimeTicks {
    private static final int MOST = 400;

    private final TcpLayout layout;
    private final Theme theme;
    private final double unit;
    private final AxisClock clock;
    private final List<Long> ticks = new ArrayList<>();

    TimeTicks(TcpLayout layout, Theme theme) {
        this.layout = layout;
        this.theme = theme;
        this.unit = theme.type().scale();
        long from = layout.timeAt(layout.left());
        long to = layout.timeAt(layout.right());
        TextStyle small = theme.small();
        double nanosPerUnit = (layout.to() - layout.from()) / Math.max(1, layout.right() - layout.left());
        double room = small.width("0000.000") * 1.5;
        long step = Math.max(1, AxisStep.atLeast(nanosPerUnit * room));
        clock = clock(step, to);
        long tick = Math.ceilDiv(from, step) * step;
        while (tick <= to && ticks.size() < MOST) {
            TimeAxis.Fold fold = foldAt(tick);
            if (fold == null) {
                ticks.add(tick);
                tick += step;
            } else {
                tick = Math.ceilDiv(fold.toNanos() + 1, step) * step;
            }
        }
    }

    /// As many decimals as tell neighbouring ticks apart.
    private static AxisClock clock(long step, long last) {
        if (last >= 2_000_000_000L) {
            return new AxisClock("column.time.s", 1_000_000_000, decimals(step, 1_000_000_000));
        }
        return last >= 2_000_000
                ? new AxisClock("column.time.ms", 1_000_000, decimals(step, 1_000_000))
                : new AxisClock("column.time.us", 1_000, decimals(step, 1_000));
    }

    private static int decimals(long step, long unit) {
        int decimals = 0;
        for (long rest = step; rest < unit && decimals < 9; rest *= 10) {
            decimals++;
        }
        return decimals;
    }

    private TimeAxis.@org.jspecify.annotations.Nullable Fold foldAt(long nanos) {
        for (TimeAxis.Fold fold : layout.axis().folds()) {
            if (nanos > fold.fromNanos() && nanos < fold.toNanos()) {
                return fold;
            }
        }
        return null;
    }

    /// Upright lines behind everything.
    void grid(Surface surface) {
        Stroke grid = Stroke.solid(theme.colour(Token.GRID), unit);
        for (long tick : ticks) {
            double x = layout.x(tick);
            surface.line(x, layout.top(), x, layout.floor(), grid);
        }
        for (TimeAxis.Fold fold : layout.axis().folds()) {
            double left = Math.max(layout.left(), layout.x(fold.fromNanos()));
            double right = Math.min(layout.right(), layout.x(fold.toNanos()));
            if (right > left) {
                surface.rectangle(left, layout.top(), right - left, layout.floor() - layout.top(), 0, theme.colour(Token.PANEL), null);
                Stroke edge = new Stroke(theme.colour(Token.HOST), unit, Dash.DOTTED);
                surface.line(left, layout.top(), left, layout.floor(), edge);
                surface.line(right, layout.top(), right, layout.floor(), edge);
            }
        }
    }

    /// Numbers below, and how long each folded time is.
    void labels(Surface surface) {
        TextStyle small = theme.small();
        double baseline = layout.floor() + 1.35 * small.size();
        double reached = layout.left();
        String unitWords = layout.words().text(clock.headKey());
        surface.text(unitWords, layout.left() - 6 * unit, baseline, Anchor.END, small);
        for (TimeAxis.Fold fold : layout.axis().folds()) {
            double left = layout.x(fold.fromNanos());
            double right = layout.x(fold.toNanos());
            if (right < layout.left() || left > layout.right()) {
                continue;
            }
            String text = layout.words().text("tcp.fold", Quantities.duration(fold.toNanos() - fold.fromNanos()));
            TextStyle bold = small.withFace(Typeface.BOLD);
            double middle = (left + right) / 2;
            if (bold.width(text) > right - left) {
                text = Quantities.duration(fold.toNanos() - fold.fromNanos());
            }
            double half = bold.width(text) / 2;
            if (right - left > 2 * half) {
                surface.text(text, middle, layout.top() + 1.3 * bold.size(), Anchor.MIDDLE, bold);
            } else {
                surface.text("//", middle, layout.floor() - 4 * unit, Anchor.MIDDLE, bold);
            }
        }
        for (long tick : ticks) {
            String text = clock.format(tick);
            double half = small.width(text) / 2;
            double x = layout.x(tick);
            if (x - half >= reached && x + half <= layout.width()) {
                surface.text(text, x, baseline, Anchor.MIDDLE, small);
                reached = x + half + 8 * unit;
            }
        }
    }
}
