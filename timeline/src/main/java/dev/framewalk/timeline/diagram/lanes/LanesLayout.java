package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LanePieces;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.timeline.lanes.StreamLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where each lane lies: rows downwards, time to the right. Immutable; made for one width, one zoom, one size of type.
///
/// Places of time are counted from the left end of the time, which scrolls; the words at the left stay. Heights are counted from the
/// first row.
public final class LanesLayout {
    /// A row: a connection, or a lane of it.
    ///
    /// @param lane null for the row of the connection itself
    public record Row(LaneGroup group, @Nullable Lane lane) {}

    /// What lies at a point.
    ///
    /// @param row   index of the row
    /// @param phase what the lane does there; null if the point is beside its bars
    /// @param event the event to look at; -1 for none
    public record Hit(int row, @Nullable Phase phase, int event) {}

    private final StreamLanes lanes;
    private final LanesMetrics metrics;
    private final DiagramWords words;
    private final LanesAxis axis;
    private final long zeroNanos;
    private final List<Row> rows = new ArrayList<>();
    private final double[] tops;
    private final Map<Long, Integer> rowOf = new HashMap<>();
    private final Map<Integer, Integer> groupRowOf = new HashMap<>();
    private final Set<PhaseKind> kinds = EnumSet.noneOf(PhaseKind.class);
    private final boolean hasWindows;

    private LanesLayout(StreamLanes lanes, LanesAxis axis, long zeroNanos, LanesMetrics metrics, DiagramWords words) {
        this.lanes = lanes;
        this.axis = axis;
        this.zeroNanos = zeroNanos;
        this.metrics = metrics;
        this.words = words;
        boolean windows = false;
        for (LaneGroup group : lanes.groups()) {
            groupRowOf.put(group.conversation(), rows.size());
            // where rows are low, handshakes stand in front of the first request
            if (!metrics.isCompact()) {
                rows.add(new Row(group, null));
            }
            for (Lane lane : group.lanes()) {
                rowOf.put(key(lane.conversation(), lane.isMultiplexed(), lane.number()), rows.size());
                rows.add(new Row(group, lane));
                windows |= lane.window().count() > 1;
                for (Phase phase : lane.phases()) {
                    kinds.add(phase.kind());
                }
            }
        }
        hasWindows = windows;
        tops = new double[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            tops[i + 1] = tops[i] + (rows.get(i).lane() == null ? metrics.groupHeight() : metrics.laneHeight());
        }
    }

    /// With an axis of its own.
    ///
    /// @param width of the picture, words included
    /// @param zoom  how many times as wide as the room for it time is; 1 shows all
    public static LanesLayout of(StreamLanes lanes, double width, double zoom, TypeSizes type, DiagramWords words) {
        LanesMetrics metrics = new LanesMetrics(type, width, false);
        double room = Math.max(40, width - metrics.labels());
        LanesAxis axis = LanesAxis.of(LanesAxis.busy(lanes, lanes.originNanos()), room * Math.max(1, zoom), metrics.unit());
        return new LanesLayout(lanes, axis, lanes.originNanos(), metrics, words);
    }

    /// With an axis that others share.
    ///
    /// @param zeroNanos the moment that is 0 on the axis
    /// @param width     of the picture, words included
    public static LanesLayout compact(
            StreamLanes lanes, LanesAxis axis, long zeroNanos, double width, TypeSizes type, DiagramWords words) {
        return new LanesLayout(lanes, axis, zeroNanos, new LanesMetrics(type, width, true), words);
    }

    private static long key(int conversation, boolean isMultiplexed, long number) {
        return ((long) conversation << 33) ^ (number << 1) ^ (isMultiplexed ? 1 : 0);
    }

    public StreamLanes lanes() {
        return lanes;
    }

    public LanesAxis axis() {
        return axis;
    }

    public DiagramWords words() {
        return words;
    }

    LanesMetrics metrics() {
        return metrics;
    }

    public List<Row> rows() {
        return rows;
    }

    /// Width of the words at the left, which do not scroll.
    public double labelWidth() {
        return metrics.labels();
    }

    /// Height of the scale, which does not scroll.
    public double headHeight() {
        return metrics.headHeight();
    }

    /// Height of all rows.
    public double height() {
        return tops[rows.size()];
    }

    public double top(int row) {
        return tops[row];
    }

    public double bottom(int row) {
        return tops[row + 1];
    }

    /// Where a moment lies, in nanoseconds since the epoch.
    public double xOf(long nanos) {
        return axis.xOf(nanos - zeroNanos);
    }

    /// The moment at a place, in nanoseconds since the epoch.
    public long nanosAt(double x) {
        return axis.nanosAt(x) + zeroNanos;
    }

    public long zeroNanos() {
        return zeroNanos;
    }

    /// The row at a height, or none.
    public OptionalInt rowAt(double y) {
        if (y < 0 || y >= height()) {
            return OptionalInt.empty();
        }
        int found = Arrays.binarySearch(tops, y);
        return OptionalInt.of(found >= 0 ? Math.min(found, rows.size() - 1) : -found - 2);
    }

    /// The row of a lane.
    public OptionalInt rowOf(int conversation, boolean isMultiplexed, long number) {
        Integer row = rowOf.get(key(conversation, isMultiplexed, number));
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /// The row of a connection.
    public OptionalInt rowOf(int conversation) {
        Integer row = groupRowOf.get(conversation);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /// What lies at a point of the rows.
    ///
    /// @param x    place in time; negative over the words
    /// @param near how far beside a frame one may point
    public Optional<Hit> hit(double x, double y, double near) {
        OptionalInt found = rowAt(y);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int row = found.getAsInt();
        Row at = rows.get(row);
        if (at.lane() == null) {
            return Optional.of(new Hit(row, null, x < 0 ? firstEvent(at.group()) : stageAt(at.group(), x, near)));
        }
        Lane lane = at.lane();
        if (x < 0) {
            return Optional.of(new Hit(row, null, lane.firstEvent()));
        }
        Phase phase = phaseAt(lane, x, near);
        int piece = nearest(lane.pieces(), x, near);
        int event = piece >= 0 ? lane.pieces().event(piece) : phase != null ? phase.event() : -1;
        return Optional.of(new Hit(row, phase, event));
    }

    private static int firstEvent(LaneGroup group) {
        if (!group.stages().isEmpty()) {
            return group.stages().getFirst().event();
        }
        return group.lanes().isEmpty() ? -1 : group.lanes().getFirst().firstEvent();
    }

    private int stageAt(LaneGroup group, double x, double near) {
        for (LaneStage stage : group.stages()) {
            if (x >= xOf(stage.fromNanos()) - near && x <= xOf(stage.toNanos()) + near) {
                return stage.event();
            }
        }
        return -1;
    }

    /// Overlays come first: they are drawn on top.
    private @Nullable Phase phaseAt(Lane lane, double x, double near) {
        Phase found = null;
        double best = Double.MAX_VALUE;
        for (Phase phase : lane.phases()) {
            double from = xOf(phase.fromNanos());
            double to = xOf(phase.toNanos());
            double away = Math.max(0, Math.max(from - x, x - to));
            if (away <= near && (away < best || phase.kind().isOverlay() && away <= best)) {
                best = away;
                found = phase;
            }
        }
        return found;
    }

    private int nearest(LanePieces pieces, double x, double near) {
        int at = pieces.at(nanosAt(x));
        int best = -1;
        double least = near;
        for (int i = Math.max(0, at - 1); i <= at && i < pieces.count(); i++) {
            double away = Math.abs(xOf(pieces.nanos(i)) - x);
            if (away <= least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    /// Whether any lane shows its window.
    boolean hasWindows() {
        return hasWindows;
    }

    /// Whether any lane spends time in a phase.
    boolean has(PhaseKind kind) {
        return kinds.contains(kind);
    }
}
