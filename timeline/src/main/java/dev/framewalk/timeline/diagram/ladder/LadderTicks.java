package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.AxisClock;
import dev.framewalk.timeline.diagram.AxisStep;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Tick;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;

/// The marks of a ladder's time axis.
final class LadderTicks {
    private final LadderScene scene;
    private final LadderRows rows;
    private final LadderMetrics metrics;
    private final AxisClock clock;
    private final LadderAxis axis;

    LadderTicks(LadderScene scene, LadderRows rows, LadderMetrics metrics, AxisClock clock, LadderAxis axis) {
        this.scene = scene;
        this.rows = rows;
        this.metrics = metrics;
        this.clock = clock;
        this.axis = axis;
    }

    /// A mark for each of the arrows from `begin` to before `end`, as far as they have room.
    List<Tick> atArrows(double top, double height, int begin, int end) {
        if (axis == LadderAxis.PROPORTIONAL) {
            return toScale(top, height);
        }
        List<Tick> ticks = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = begin; i < end; i++) {
            double y = rows.departures[i];
            if (y < top - metrics.rowStep() || y > top + height + metrics.rowStep() || y < free) {
                continue;
            }
            LadderArrow arrow = scene.arrows().get(i);
            Moment moment = arrow.departure().isUnknown() ? arrow.arrival() : arrow.departure();
            String time = (moment.isInferred() ? "≈ " : "") + clock.format(moment.nanoseconds());
            double room = metrics.timeRight() - Typeface.SANS.width(time, metrics.type().small());
            boolean isNumbered = arrow.number() > 0 && room > metrics.numberRight() + 4 * metrics.unit();
            ticks.add(new Tick(y, isNumbered ? Long.toString(arrow.number()) : "", time));
            free = y + 1.3 * metrics.type().small();
        }
        return ticks;
    }

    /// Marks at round times, or at even heights where heights are not to scale.
    List<Tick> toScale(double top, double height) {
        List<Tick> ticks = new ArrayList<>();
        double apart = 44 * metrics.unit();
        if (axis == LadderAxis.PROPORTIONAL) {
            double y0 = rows.times.startOf(rows.times.firstTime());
            double y1 = rows.times.endOf(rows.times.lastTime());
            double duration = (double) rows.times.lastTime() - rows.times.firstTime();
            long step = AxisStep.atLeast(y1 > y0 ? apart * duration / (y1 - y0) : duration);
            long from = Math.max(rows.times.firstTime(), rows.times.timeAt(top));
            long to = Math.min(rows.times.lastTime(), rows.times.timeAt(top + height));
            for (long time = Math.ceilDiv(from, step) * step;
                    time <= to && ticks.size() < LadderLayout.MOST_ARROWS;
                    time += step) {
                ticks.add(new Tick(rows.times.startOf(time), "", clock.format(time)));
            }
        } else {
            for (double y = Math.ceil(top / apart) * apart; y < top + height; y += apart) {
                ticks.add(new Tick(y, "", clock.format(rows.times.timeAt(y))));
            }
        }
        return ticks;
    }
}
