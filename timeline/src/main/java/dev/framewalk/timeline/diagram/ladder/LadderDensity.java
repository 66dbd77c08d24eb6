package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.ladder.LadderPart.Bar;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arrows that are too many to be drawn, counted in bars: per pair of columns, direction and stretch of height.
final class LadderDensity {
    private final LadderScene scene;
    private final LadderRows rows;
    private final LadderMetrics metrics;

    LadderDensity(LadderScene scene, LadderRows rows, LadderMetrics metrics) {
        this.scene = scene;
        this.rows = rows;
        this.metrics = metrics;
    }

    private static final class Count {
        long all;
        long lost;
        long again;
    }

    private record Cell(long stretch, int from, int to) {}

    /// At most (height / bar height) · (pairs of columns) bars.
    List<Bar> bars(double top, double height, int begin, int end) {
        double barHeight = 14 * metrics.unit();
        Map<Cell, Count> counts = new HashMap<>();
        for (int i = begin; i < end; i++) {
            double y = rows.departures[i];
            if (y < top || y >= top + height) {
                continue;
            }
            LadderArrow arrow = scene.arrows().get(i);
            // stretches hang on the ladder, not on the part, so that bars do not flicker while scrolling
            Cell cell = new Cell((long) Math.floor(y / barHeight), arrow.from(), arrow.to());
            Count count = counts.computeIfAbsent(cell, absent -> new Count());
            count.all++;
            count.lost += arrow.isLost() ? 1 : 0;
            count.again += arrow.isRepetition() ? 1 : 0;
        }
        long most = counts.values().stream().mapToLong(count -> count.all).max().orElse(1);
        List<Map.Entry<Cell, Count>> cells = new ArrayList<>(counts.entrySet());
        cells.sort(Map.Entry.comparingByKey(Comparator.comparingLong(Cell::stretch)
                .thenComparingInt(Cell::from)
                .thenComparingInt(Cell::to)));
        List<Bar> bars = new ArrayList<>(cells.size());
        for (Map.Entry<Cell, Count> entry : cells) {
            Cell cell = entry.getKey();
            Count count = entry.getValue();
            double share = (double) count.all / most;
            double y = cell.stretch * barHeight;
            bars.add(new Bar(
                    cell.from,
                    cell.to,
                    box(cell, y, barHeight, share),
                    rows.times.timeAt(y),
                    rows.times.timeAt(y + barHeight),
                    count.all,
                    count.lost,
                    count.again,
                    share));
        }
        return bars;
    }

    /// A bar grows from the column that sends; the two directions share the space between the columns.
    private Rectangle box(Cell cell, double y, double barHeight, double share) {
        double x = metrics.columnX(cell.from);
        double room = cell.from == cell.to
                ? metrics.columnRoom() / 4
                : Math.abs(metrics.columnX(cell.to) - x) / 2 - 10 * metrics.unit() - countRoom();
        double length = Math.max(2 * metrics.unit(), room * share);
        boolean isRightward = cell.to >= cell.from && !(cell.to == cell.from && cell.from == scene.columns().size() - 1);
        double near = 6 * metrics.unit();
        return isRightward
                ? new Rectangle(x + near, y, x + near + length, y + barHeight - 3 * metrics.unit())
                : new Rectangle(x - near - length, y, x - near, y + barHeight - 3 * metrics.unit());
    }

    private double countRoom() {
        return 36 * metrics.unit();
    }
}
