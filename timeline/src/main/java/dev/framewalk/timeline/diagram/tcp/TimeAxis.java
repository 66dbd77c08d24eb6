package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.timeline.diagram.TimeMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The map between time and a length along which pictures run: to scale, or with idle times folded. The length counts nanoseconds in
/// which something happens; a folded idle time has a small length of its own.
public final class TimeAxis {
    /// An idle time is folded if it is longer than this share of all other time.
    private static final double IDLE = 0.5;
    /// A picture with more folds tells nothing about time any more.
    private static final int MOST_FOLDS = 6;
    /// The length of a fold as a share of the busy time.
    private static final double FOLD = 0.06;

    private final TimeMap times;
    private final List<Fold> folds;
    private final double length;

    /// An idle time that is not drawn to scale.
    public record Fold(long fromNanos, long toNanos) {}

    private TimeAxis(TimeMap times, List<Fold> folds, double length) {
        this.times = times;
        this.folds = folds;
        this.length = length;
    }

    /// To scale throughout.
    public static TimeAxis proportional(long fromNanos, long toNanos) {
        return of(fromNanos, toNanos, List.of());
    }

    /// With the idle times among these gaps folded that take up the most.
    ///
    /// @param gaps pairs of times in ascending order
    public static TimeAxis folded(long fromNanos, long toNanos, List<long[]> gaps) {
        List<long[]> longest = new ArrayList<>(gaps);
        longest.sort(Comparator.comparingLong((long[] gap) -> gap[0] - gap[1]));
        double rest = (double) toNanos - fromNanos;
        List<Fold> chosen = new ArrayList<>();
        for (long[] gap : longest) {
            double idle = gap[1] - gap[0];
            double others = rest - idle;
            if (others <= 0 || idle < IDLE * others || chosen.size() == MOST_FOLDS) {
                break;
            }
            chosen.add(new Fold(gap[0], gap[1]));
            rest = others;
        }
        chosen.sort(Comparator.comparingLong(Fold::fromNanos));
        return of(fromNanos, toNanos, chosen);
    }

    private static TimeAxis of(long fromNanos, long toNanos, List<Fold> folds) {
        double busy = (double) toNanos - fromNanos;
        for (Fold fold : folds) {
            busy -= fold.toNanos - fold.fromNanos;
        }
        busy = Math.max(1, busy);
        double each = busy * FOLD;
        TimeMap.Builder builder = new TimeMap.Builder(2 * folds.size() + 2);
        builder.add(fromNanos, 0);
        double at = 0;
        long reached = fromNanos;
        for (Fold fold : folds) {
            at += fold.fromNanos - reached;
            builder.add(fold.fromNanos, at);
            at += each;
            builder.add(fold.toNanos, at);
            reached = fold.toNanos;
        }
        at += Math.max(toNanos - reached, folds.isEmpty() ? 1 : 0);
        builder.add(Math.max(toNanos, fromNanos + 1), at);
        return new TimeAxis(builder.build(), List.copyOf(folds), at);
    }

    public double length() {
        return length;
    }

    public List<Fold> folds() {
        return folds;
    }

    /// Where a time lies, 0 to [#length]; times outside lie at the ends.
    public double at(long nanos) {
        return times.startOf(nanos);
    }

    public long timeAt(double at) {
        return times.timeAt(Math.clamp(at, 0, length));
    }

    public long firstNanos() {
        return times.firstTime();
    }

    public long lastNanos() {
        return times.lastTime();
    }
}
