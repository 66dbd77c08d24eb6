package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.StreamLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Time from left to right: to scale where something goes on, long idle times folded into a short break each.
///
/// Times are nanoseconds since a zero that whoever makes the axis chooses. Immutable.
public final class LanesAxis {
    /// An idle time is folded if it is at least this part of all that is not idle.
    private static final double WORTH_FOLDING = 0.25;
    /// The part of a width that breaks may take all together.
    private static final double MOST_FOLDED = 0.35;
    private static final double FOLD_WIDTH = 30;
    /// Keeps what happens first and last, and its words, clear of the edges.
    private static final double PAD = 14;

    private final long[] from;
    private final long[] to;
    private final double[] x;
    private final double perNano;
    private final double foldWidth;
    private final double width;

    private LanesAxis(long[] from, long[] to, double width, double unit) {
        this.from = from;
        this.to = to;
        this.width = width;
        int folds = from.length - 1;
        this.foldWidth = folds == 0 ? 0 : Math.min(FOLD_WIDTH * unit, width * MOST_FOLDED / folds);
        double active = 0;
        for (int i = 0; i < from.length; i++) {
            active += to[i] - from[i];
        }
        double pad = Math.min(PAD * unit, width / 10);
        this.perNano = (width - 2 * pad - folds * foldWidth) / Math.max(1, active);
        this.x = new double[from.length];
        double at = pad;
        for (int i = 0; i < from.length; i++) {
            x[i] = at;
            at += (to[i] - from[i]) * perNano + foldWidth;
        }
    }

    /// A break in the axis.
    ///
    /// @param fromX     where it begins
    /// @param toX       where it ends
    /// @param fromNanos since zero
    /// @param toNanos   since zero
    public record Fold(double fromX, double toX, long fromNanos, long toNanos) {}

    /// A mark of the scale.
    public record Mark(double x, long nanos) {}

    /// What goes on in a capture, as intervals since a zero.
    public static List<long[]> busy(StreamLanes lanes, long zeroNanos) {
        List<long[]> busy = new ArrayList<>();
        for (LaneGroup group : lanes.groups()) {
            for (LaneStage stage : group.stages()) {
                busy.add(new long[] {stage.fromNanos() - zeroNanos, stage.toNanos() - zeroNanos});
            }
            for (Lane lane : group.lanes()) {
                busy.add(new long[] {lane.fromNanos() - zeroNanos, lane.toNanos() - zeroNanos});
            }
        }
        return busy;
    }

    /// An axis on which all these intervals lie within a width.
    ///
    /// @param busy intervals in any order; they may overlap
    /// @param unit how much larger than on a desk everything is
    public static LanesAxis of(List<long[]> busy, double width, double unit) {
        List<long[]> sorted = new ArrayList<>(busy);
        sorted.sort((a, b) -> Long.compare(a[0], b[0]));
        List<long[]> merged = new ArrayList<>();
        long active = 0;
        for (long[] interval : sorted) {
            if (!merged.isEmpty() && interval[0] <= merged.getLast()[1]) {
                long[] last = merged.getLast();
                active += Math.max(0, interval[1] - last[1]);
                last[1] = Math.max(last[1], interval[1]);
            } else {
                merged.add(interval.clone());
                active += interval[1] - interval[0];
            }
        }
        if (merged.isEmpty()) {
            merged.add(new long[] {0, 1_000_000});
            active = 1_000_000;
        }
        long pad = Math.max(1_000, active / 200);
        long idle = Math.max(8 * pad, (long) (active * WORTH_FOLDING));
        List<long[]> parts = new ArrayList<>();
        for (long[] interval : merged) {
            if (!parts.isEmpty() && interval[0] - parts.getLast()[1] < idle) {
                parts.getLast()[1] = interval[1] + pad;
            } else {
                // nothing lies before the first moment
                parts.add(new long[] {parts.isEmpty() ? interval[0] : interval[0] - pad, interval[1] + pad});
            }
        }
        long[] from = new long[parts.size()];
        long[] to = new long[parts.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = parts.get(i)[0];
            to[i] = parts.get(i)[1];
        }
        return new LanesAxis(from, to, Math.max(1, width), unit);
    }

    public double width() {
        return width;
    }

    public long firstNanos() {
        return from[0];
    }

    public long lastNanos() {
        return to[to.length - 1];
    }

    /// Where a moment lies; moments before and after everything lie at the ends.
    public double xOf(long nanos) {
        int part = partOf(nanos);
        if (part < 0) {
            return x[0];
        }
        if (nanos <= to[part]) {
            return x[part] + (nanos - from[part]) * perNano;
        }
        double end = x[part] + (to[part] - from[part]) * perNano;
        if (part == from.length - 1) {
            return end;
        }
        return end + foldWidth * ((double) (nanos - to[part]) / (from[part + 1] - to[part]));
    }

    /// The moment at a place.
    public long nanosAt(double place) {
        int found = Arrays.binarySearch(x, place);
        int part = found >= 0 ? found : Math.max(0, -found - 2);
        double inside = place - x[part];
        long length = to[part] - from[part];
        long nanos = from[part] + Math.round(inside / perNano);
        if (nanos <= to[part] || part == from.length - 1) {
            return Math.clamp(nanos, from[0], to[to.length - 1]);
        }
        double into = inside - length * perNano;
        return to[part] + Math.round((from[part + 1] - to[part]) * Math.min(1, into / Math.max(1e-9, foldWidth)));
    }

    /// The last part that does not begin after a moment; -1 if all do.
    private int partOf(long nanos) {
        int found = Arrays.binarySearch(from, nanos);
        return found >= 0 ? found : -found - 2;
    }

    public List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        for (int i = 1; i < from.length; i++) {
            folds.add(new Fold(x[i] - foldWidth, x[i], to[i - 1], from[i]));
        }
        return folds;
    }

    /// Round moments between two places, at least so far apart.
    public List<Mark> marks(double fromX, double toX, double least) {
        long step = step(least / perNano);
        List<Mark> marks = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < from.length; i++) {
            double end = x[i] + (to[i] - from[i]) * perNano;
            if (end < fromX || x[i] > toX) {
                continue;
            }
            long begin = Math.max(from[i], nanosAt(Math.max(x[i], fromX)));
            for (long nanos = Math.ceilDiv(begin, step) * step; nanos <= to[i]; nanos += step) {
                double at = xOf(nanos);
                if (at > toX) {
                    break;
                }
                if (at - last >= least * 0.8) {
                    marks.add(new Mark(at, nanos));
                    last = at;
                }
            }
        }
        return marks;
    }

    /// The next larger of 1, 2 and 5 times a power of ten.
    private static long step(double atLeast) {
        long power = 1;
        while (power < Long.MAX_VALUE / 20) {
            for (int factor : new int[] {1, 2, 5}) {
                if (power * factor >= atLeast) {
                    return power * factor;
                }
            }
            power *= 10;
        }
        return power;
    }
}
