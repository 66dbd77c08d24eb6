package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Acknowledgment;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Cell;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Delivery;
import dev.framewalk.timeline.diagram.tcp.TcpScene.EarlyBytes;
import dev.framewalk.timeline.diagram.tcp.TcpScene.MissingRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Sample;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Segment;
import dev.framewalk.timeline.order.Standpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the parts of a TCP scene lie for one size and one stretch of time: time to the right, stream positions upwards, and below
/// them, on the same time, strips of bytes in flight and of round trips.
///
/// Upwards, what is in sight fills the height; the window's edge is let in only where it does not squeeze all else.
public final class TcpLayout {
    /// The window's edge may take this share of the height beside the bytes.
    private static final double EDGE_SHARE = 0.6;

    private final TcpScene scene;
    private final TimeAxis axis;
    private final TypeSizes type;
    private final DiagramWords words;
    private final double width;
    private final double height;
    private final double from;
    private final double to;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final List<Strip> strips = new ArrayList<>();
    private final boolean hasLegend;
    private final int titleLines;
    private double lowest;
    private double highest;
    private boolean isEdgeShown;

    /// A strip below the picture.
    ///
    /// @param isFlight whether it shows bytes in flight; else round trips
    /// @param most     the value at its top
    record Strip(boolean isFlight, double top, double bottom, double most) {
        double y(double value) {
            return bottom - (bottom - top) * Math.clamp(value / most, 0, 1);
        }
    }

    /// Waits for the same missing bytes.
    record WaitGroup(int culprit, long fromPosition, long toPosition, long bytes, long longestNanos, EarlyBytes first) {}

    private TcpLayout(
            TcpScene scene,
            TimeAxis axis,
            double from,
            double to,
            double width,
            double height,
            boolean wantsStrips,
            TypeSizes type,
            DiagramWords words) {
        this.scene = scene;
        this.axis = axis;
        this.from = from;
        this.to = Math.max(to, from + 1e-6);
        this.width = width;
        this.height = height;
        this.type = type;
        this.words = words;
        double unit = type.scale();
        positions();
        TextStyle small = new TextStyle(Typeface.SANS, type.small(), Colour.of(0));
        double labels = small.width(Quantities.count((long) highest)) + 14 * unit;
        left = Math.max(labels, small.width(words.text("column.time.ms")) + 12 * unit);
        right = width - 14 * unit;
        titleLines = titleLines();
        top = type.label() * 2.1 + (titleLines - 1) * type.small() * 1.5;
        TcpLegend legend = new TcpLegend(this, Theme.LIGHT.withType(type));
        double legendHeight = legend.height(width - 16 * unit);
        hasLegend = height > 330 * unit + legendHeight;
        double axisHeight = type.small() * 2.4;
        double floor = height - axisHeight - (hasLegend ? legendHeight + 4 * unit : 0);
        List<Boolean> kinds = new ArrayList<>();
        if (wantsStrips && floor > 300 * unit && hasFlight()) {
            kinds.add(true);
        }
        if (wantsStrips && floor > 380 * unit && hasRoundTrips()) {
            kinds.add(false);
        }
        double stripHeight = Math.clamp(floor * 0.13, 44 * unit, 90 * unit);
        double gap = type.small() * 1.7;
        for (int i = kinds.size() - 1; i >= 0; i--) {
            strips.addFirst(new Strip(kinds.get(i), floor - stripHeight, floor, most(kinds.get(i))));
            floor -= stripHeight + gap;
        }
        bottom = floor;
    }

    /// For a part of the axis.
    ///
    /// @param from        where on the axis the picture begins
    /// @param to          where it ends
    /// @param wantsStrips whether to draw bytes in flight and round trips below, if there is room
    public static TcpLayout of(
            TcpScene scene,
            TimeAxis axis,
            double from,
            double to,
            double width,
            double height,
            boolean wantsStrips,
            TypeSizes type,
            DiagramWords words) {
        return new TcpLayout(scene, axis, from, to, width, height, wantsStrips, type, words);
    }

    /// The whole of an axis.
    public static TcpLayout of(
            TcpScene scene, TimeAxis axis, double width, double height, TypeSizes type, DiagramWords words) {
        double margin = axis.length() * 0.015;
        return of(scene, axis, -margin, axis.length() + margin, width, height, true, type, words);
    }

    // ---- the range of positions

    private void positions() {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        double edge = -Double.MAX_VALUE;
        for (Segment each : scene.segments()) {
            if (isInSight(each.nanos())) {
                low = Math.min(low, each.from());
                high = Math.max(high, each.to());
            }
        }
        for (Cell each : scene.cells()) {
            if (isInSight(each.fromNanos()) || isInSight(each.toNanos())) {
                low = Math.min(low, each.lowest());
                high = Math.max(high, each.highest());
                edge = Math.max(edge, each.edge());
            }
        }
        for (Acknowledgment each : scene.acknowledgments()) {
            if (each.packet() > 0 && isInSight(each.nanos())) {
                low = Math.min(low, each.position());
                high = Math.max(high, each.position());
                edge = Math.max(edge, each.edge());
            }
        }
        for (EarlyBytes each : scene.early()) {
            if (isInSight(each.arrivedNanos()) || isInSight(each.deliverableNanos())) {
                low = Math.min(low, each.from());
                high = Math.max(high, each.to());
            }
        }
        if (low > high) {
            low = 0;
            high = Math.max(1, scene.head().bytes());
        }
        double span = Math.max(high - low, 8);
        isEdgeShown = edge > high && edge - high <= span * EDGE_SHARE;
        if (isEdgeShown) {
            high = edge;
            span = high - low;
        }
        lowest = low - span * 0.05;
        highest = high + span * 0.07;
    }

    private boolean isInSight(long nanos) {
        double at = axis.at(nanos);
        return at >= from && at <= to;
    }

    /// Title and summary stand beside each other where there is room, else below each other.
    private int titleLines() {
        TcpSpeech speech = new TcpSpeech(scene, words);
        double needed = Typeface.BOLD.width(speech.title(), type.label())
                + Typeface.SANS.width(speech.summary(), type.small())
                + 30 * type.scale();
        return needed <= width ? 1 : 2;
    }

    int titleLineCount() {
        return titleLines;
    }

    /// Whether the line of what is there in order says something: near the sender, what passed in order says nothing about what the
    /// receiver had.
    boolean isDeliveryShown() {
        return scene.head().vicinity() != Standpoint.Vicinity.SENDER
                || scene.early().stream().anyMatch(each -> each.certainty() instanceof Certainty.Observed);
    }

    private boolean hasFlight() {
        return !scene.flight().isEmpty() || scene.cells().stream().anyMatch(each -> each.flight() >= 0);
    }

    private boolean hasRoundTrips() {
        return !scene.roundTrips().isEmpty() || scene.cells().stream().anyMatch(each -> each.roundTripNanos() >= 0);
    }

    private double most(boolean isFlight) {
        double most = 0;
        for (Sample each : isFlight ? scene.flight() : scene.roundTrips()) {
            if (isInSight(each.nanos())) {
                most = Math.max(most, each.value());
            }
        }
        for (Cell each : scene.cells()) {
            if (isInSight(each.fromNanos())) {
                most = Math.max(most, isFlight ? each.flight() : each.roundTripNanos());
            }
        }
        return Math.max(most, 1) * 1.1;
    }

    // ---- where things lie

    public TcpScene scene() {
        return scene;
    }

    public TimeAxis axis() {
        return axis;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public TypeSizes type() {
        return type;
    }

    DiagramWords words() {
        return words;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    List<Strip> strips() {
        return strips;
    }

    /// Where the lowest strip, or the picture itself, ends.
    double floor() {
        return strips.isEmpty() ? bottom : strips.getLast().bottom();
    }

    boolean hasLegend() {
        return hasLegend;
    }

    /// Whether the edge of the receiver's window lies within the picture.
    boolean isEdgeShown() {
        return isEdgeShown;
    }

    /// x of a time; outside the picture for times out of sight.
    public double x(long nanos) {
        return left + (axis.at(nanos) - from) / (to - from) * (right - left);
    }

    /// y of a stream position.
    public double y(double position) {
        return bottom - (position - lowest) / (highest - lowest) * (bottom - top);
    }

    public long timeAt(double x) {
        return axis.timeAt(axisAt(x));
    }

    /// Where on the axis an x lies.
    public double axisAt(double x) {
        return from + (x - left) / (right - left) * (to - from);
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    /// Waits that end with the same packet, the most bytes first.
    List<WaitGroup> waitGroups() {
        List<WaitGroup> groups = new ArrayList<>();
        List<EarlyBytes> early = scene.early();
        int i = 0;
        while (i < early.size()) {
            EarlyBytes first = early.get(i);
            long bytes = 0;
            long longest = 0;
            long low = first.from();
            long high = first.to();
            EarlyBytes earliest = first;
            int next = i;
            while (next < early.size()
                    && early.get(next).culprit() == first.culprit()
                    && early.get(next).deliverableNanos() == first.deliverableNanos()) {
                EarlyBytes each = early.get(next);
                bytes += each.to() - each.from();
                low = Math.min(low, each.from());
                high = Math.max(high, each.to());
                if (each.nanos() > longest) {
                    longest = each.nanos();
                    earliest = each;
                }
                next++;
            }
            groups.add(new WaitGroup(first.culprit(), low, high, bytes, longest, earliest));
            i = next;
        }
        groups.sort((one, other) -> Long.compare(other.bytes(), one.bytes()));
        return groups;
    }

    // ---- what lies at a point

    /// The mark at a point, or near it: what is small wins over what is large.
    public Optional<TcpMark> markAt(double x, double y, double near) {
        for (Strip strip : strips) {
            if (y >= strip.top() - near && y <= strip.bottom() + near) {
                return sampleAt(x, strip, near);
            }
        }
        if (x < left - near || x > right + near || y < top - near || y > bottom + near) {
            return Optional.empty();
        }
        TcpMark best = null;
        double nearest = near;
        for (Segment each : scene.segments()) {
            double distance = distance(x, y, x(each.nanos()), y(each.to()), y(each.from()));
            if (distance <= nearest) {
                nearest = distance;
                best = new TcpMark.OfSegment(each);
            }
        }
        for (Acknowledgment each : scene.acknowledgments()) {
            double at = x(each.nanos());
            double distance = distance(x, y, at, y(each.position()), y(each.position()));
            for (StreamRange block : each.selective()) {
                distance = Math.min(distance, distance(x, y, at, y(block.to()), y(block.from())));
            }
            if (each.packet() > 0 && distance < nearest) {
                nearest = distance;
                best = new TcpMark.OfAcknowledgment(each);
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        for (Cell each : scene.cells()) {
            double begin = x(each.fromNanos());
            if (x >= begin - near
                    && x <= Math.max(begin, x(each.toNanos())) + near
                    && y <= y(each.lowest()) + near
                    && y >= y(each.highest()) - near) {
                return Optional.of(new TcpMark.OfCell(each));
            }
        }
        for (MissingRange each : scene.missing()) {
            if (isWithin(x, y, each.openedNanos(), each.filledNanos(), each.from(), each.to(), 2)) {
                return Optional.of(new TcpMark.OfMissingRange(each));
            }
        }
        for (EarlyBytes each : scene.early()) {
            if (isWithin(x, y, each.arrivedNanos(), each.deliverableNanos(), each.from(), each.to(), 0)) {
                return Optional.of(new TcpMark.OfEarlyBytes(each));
            }
        }
        for (TcpScene.Closed each : scene.closed()) {
            if (x >= x(each.fromNanos()) && x <= x(each.toNanos())) {
                return Optional.of(new TcpMark.OfClosed(each));
            }
        }
        return deliveryAt(x, y, near);
    }

    private Optional<TcpMark> deliveryAt(double x, double y, double near) {
        Delivery before = null;
        for (Delivery each : scene.deliveries()) {
            if (distance(x, y, x(each.nanos()), y(each.position()), y(each.before())) <= near && each.packet() > 0) {
                return Optional.of(new TcpMark.OfDelivery(each));
            }
            if (x(each.nanos()) <= x) {
                before = each;
            }
        }
        return before != null && before.packet() > 0 && Math.abs(y(before.position()) - y) <= near
                ? Optional.of(new TcpMark.OfDelivery(before))
                : Optional.empty();
    }

    private Optional<TcpMark> sampleAt(double x, Strip strip, double near) {
        TcpMark best = null;
        double nearest = near * 2;
        for (Sample each : strip.isFlight() ? scene.flight() : scene.roundTrips()) {
            double distance = Math.abs(x(each.nanos()) - x);
            if (distance <= nearest) {
                nearest = distance;
                best = strip.isFlight() ? new TcpMark.OfFlight(each) : new TcpMark.OfRoundTrip(each);
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isWithin(double x, double y, long since, long until, long low, long high, double near) {
        return x >= x(since) - near && x <= x(until) + near && y <= y(low) + near && y >= y(high) - near;
    }

    /// From a point to an upright line.
    private static double distance(double x, double y, double lineX, double lineTop, double lineBottom) {
        return Math.hypot(x - lineX, Math.max(0, Math.max(lineTop - y, y - lineBottom)));
    }
}
