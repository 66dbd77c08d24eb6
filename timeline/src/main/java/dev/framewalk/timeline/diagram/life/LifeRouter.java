package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedArrow;
import dev.framewalk.timeline.diagram.life.LifeLayout.PlacedState;
import dev.framewalk.timeline.diagram.life.LifeLayout.Point;
import dev.framewalk.timeline.diagram.life.LifeScene.Arrow;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds a way for every arrow of a life.
///
/// An arrow leaves its state below and comes to the next one from above. Arrows to the next row run in the channel between the rows; arrows back,
/// and those that pass over a row, run in a lane of the margin that all arrows to that state share.
final class LifeRouter {
    private static final double LANE = 7;
    private static final double GAP = 16;
    /// Two lines nearer than this cannot be told apart.
    private static final double APART = 5;

    private final LifeScene scene;
    private final TypeSizes type;
    private final double unit;
    private final double width;
    private final String fromMany;
    private final List<List<Integer>> rows;
    private final int[] rowOf;
    private final double[] fraction;
    private final double[] left;
    private final double[] boxWidth;
    private final List<List<String>> names = new ArrayList<>();
    private final Map<Integer, LifeLanes.Bus> buses;
    private final LifeLanes lanes;
    /// By channel: the one above the first row is -1.
    private final Map<Integer, LifeGutter> channels = new TreeMap<>();
    private final Port[] out;
    private final @Nullable Port[] in;
    private final List<PlacedState> states = new ArrayList<>();
    private final List<PlacedArrow> arrows = new ArrayList<>();
    private final double height;

    /// Where a line leaves or meets a state.
    private static final class Port {
        final int state;
        final double order;
        double x;

        Port(int state, double order) {
            this.state = state;
            this.order = order;
        }
    }

    LifeRouter(LifeScene scene, double width, TypeSizes type, String fromMany) {
        this.scene = scene;
        this.type = type;
        this.width = width;
        this.fromMany = fromMany;
        unit = type.scale();
        int count = scene.states().size();
        rowOf = new int[count];
        fraction = new double[count];
        left = new double[count];
        boxWidth = new double[count];
        out = new Port[scene.arrows().size()];
        in = new Port[scene.arrows().size()];
        measureNames();
        rows = LifeRows.of(scene, state -> boxWidth[state] + GAP * unit, width - 2 * 24 * unit);
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).size(); i++) {
                rowOf[rows.get(row).get(i)] = row;
                fraction[rows.get(row).get(i)] = (i + 0.5) / rows.get(row).size();
            }
        }
        lanes = LifeLanes.of(scene, rowOf, fraction);
        buses = lanes.buses();
        placeStates();
        placePorts();
        fillChannels();
        height = place();
    }

    private void measureNames() {
        TextStyle style = LifeLayout.nameStyle(type, Colour.of(0));
        for (int i = 0; i < scene.states().size(); i++) {
            String name = scene.states().get(i).name();
            double longest = LifeLayout.widest(List.of(name.split(" ", -1)), style.face(), style.size());
            List<String> lines =
                    TextLines.of(name, style.face(), style.size(), Math.max(longest + 1, 84 * unit), 2);
            names.add(lines);
            boxWidth[i] = Math.max(72 * unit, LifeLayout.widest(lines, style.face(), style.size()) + 20 * unit);
        }
    }

    private double gutter(int number) {
        return (number == 0 ? 4 : number * LANE + 8) * unit;
    }

    private double laneX(LifeLanes.Bus bus) {
        double inwards = (5 + bus.lane() * LANE) * unit;
        return bus.isLeft() ? gutter(lanes.left()) - inwards : width - gutter(lanes.right()) + inwards;
    }

    private void placeStates() {
        double from = gutter(lanes.left());
        double room = width - from - gutter(lanes.right());
        for (List<Integer> row : rows) {
            double free = room - row.stream().mapToDouble(state -> boxWidth[state]).sum();
            double x = from + free / row.size() / 2;
            for (int state : row) {
                left[state] = Math.round(x) + 0.5;
                x += boxWidth[state] + free / row.size();
            }
        }
    }

    private double middle(int state) {
        return left[state] + boxWidth[state] / 2;
    }

    private void placePorts() {
        List<List<Port>> below = new ArrayList<>();
        List<List<Port>> above = new ArrayList<>();
        for (int i = 0; i < scene.states().size(); i++) {
            below.add(new ArrayList<>());
            above.add(new ArrayList<>());
        }
        for (LifeLanes.Bus bus : buses.values()) {
            Port port = new Port(bus.to(), bus.isLeft() ? -1e6 : 1e6);
            above.get(bus.to()).add(port);
            bus.arrows().forEach(arrow -> in[arrow] = port);
        }
        for (int i = 0; i < out.length; i++) {
            Arrow arrow = scene.arrows().get(i);
            LifeLanes.Bus bus = lanes.busOf(i);
            if (arrow.from() < 0) {
                // its words stand beside it, where there is more room
                Port port = new Port(arrow.to(), fraction[arrow.to()] > 0.5 ? -5e5 : 5e5);
                above.get(arrow.to()).add(port);
                in[i] = port;
                out[i] = port;
                continue;
            }
            boolean isLevel = rowOf[arrow.from()] == rowOf[arrow.to()];
            out[i] = new Port(arrow.from(), bus == null ? middle(arrow.to()) : bus.isLeft() ? -1e6 : 1e6);
            below.get(arrow.from()).add(out[i]);
            if (bus == null) {
                Port port = new Port(arrow.to(), middle(arrow.from()));
                (isLevel ? below : above).get(arrow.to()).add(port);
                in[i] = port;
            }
        }
        below.forEach(this::spread);
        above.forEach(this::spread);
        keepApart(below, above);
    }

    private void spread(List<Port> ports) {
        ports.sort(Comparator.comparingDouble(port -> port.order));
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            // the corners belong to the marks of those who stand here
            double inset = Math.min(20 * unit, boxWidth[port.state] * 0.24);
            port.x = left[port.state] + inset + (boxWidth[port.state] - 2 * inset) * (i + 0.5) / ports.size();
        }
    }

    /// Moves ports of a lower row aside where a line from the upper row comes down in the same place.
    private void keepApart(List<List<Port>> below, List<List<Port>> above) {
        for (int row = 0; row + 1 < rows.size(); row++) {
            List<Port> taken = new ArrayList<>();
            rows.get(row).forEach(state -> taken.addAll(below.get(state)));
            for (int state : rows.get(row + 1)) {
                for (Port port : above.get(state)) {
                    Port own = partner(port);
                    double wanted = own != null && Math.abs(own.x - port.x) < 2 * APART * unit ? own.x : port.x;
                    port.x = free(wanted, port, own, taken);
                    taken.add(port);
                }
            }
        }
    }

    private @Nullable Port partner(Port port) {
        for (int i = 0; i < out.length; i++) {
            if (in[i] == port && out[i] != port && lanes.busOf(i) == null) {
                return out[i];
            }
        }
        return null;
    }

    private double free(double wanted, Port port, @Nullable Port own, List<Port> taken) {
        for (int i = 0; i < 16; i++) {
            double x = wanted + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * APART * unit;
            boolean isInside = x > left[port.state] + 8 * unit && x < left[port.state] + boxWidth[port.state] - 8 * unit;
            if (isInside && taken.stream().allMatch(other -> other == own || Math.abs(other.x - x) >= APART * unit * 0.9)) {
                return x;
            }
        }
        return wanted;
    }

    private LifeGutter channel(int below) {
        return channels.computeIfAbsent(below, key -> new LifeGutter(width, unit));
    }

    private void fillChannels() {
        for (int row = -1; row < rows.size(); row++) {
            LifeGutter channel = channel(row);
            for (LifeLanes.Bus bus : buses.values()) {
                if (bus.first() <= row && row <= bus.last()) {
                    channel.vertical(laneX(bus));
                }
            }
        }
        for (int i = 0; i < out.length; i++) {
            Arrow arrow = scene.arrows().get(i);
            Port end = in[i];
            if (end == null) {
                throw new IllegalStateException("an arrow that ends nowhere");
            }
            List<String> words = LifeLayout.words(arrow, fromMany);
            double wide = LifeLayout.widest(words, Typeface.BOLD, type.small()) + 5 * unit;
            double high = words.size() * LifeLayout.lineHeight(type) + 2 * unit;
            LifeLanes.Bus bus = lanes.busOf(i);
            if (arrow.from() < 0) {
                channel(rowOf[arrow.to()] - 1).general(i, end.x, wide, high);
            } else {
                double to = bus == null ? end.x : laneX(bus);
                boolean isLevel = bus == null && rowOf[arrow.from()] == rowOf[arrow.to()];
                channel(rowOf[arrow.from()]).run(i, out[i].x, to, isLevel, bus != null, wide, high);
            }
        }
        for (LifeLanes.Bus bus : buses.values()) {
            Port end = in[bus.arrows().getFirst()];
            if (end != null) {
                channel(rowOf[bus.to()] - 1).entry(bus.to(), laneX(bus), end.x);
            }
        }
        channels.values().forEach(LifeGutter::pack);
    }

    /// Gives everything its height, from above; returns the sum.
    private double place() {
        double nameHeight = LifeLayout.nameStyle(type, Colour.of(0)).size() * 1.2;
        double[] top = new double[rows.size()];
        double[] bottom = new double[rows.size()];
        double y = channel(-1).place(0);
        // the marks of those who stand in the first row reach above it
        y = Math.max(y, 8 * unit);
        for (int row = 0; row < rows.size(); row++) {
            int lines = rows.get(row).stream().mapToInt(state -> names.get(state).size()).max().orElse(1);
            top[row] = Math.round(y) + 0.5;
            bottom[row] = top[row] + Math.round(lines * nameHeight + 9 * unit);
            y = channel(row).place(bottom[row]);
        }
        for (int i = 0; i < scene.states().size(); i++) {
            Rectangle box = new Rectangle(left[i], top[rowOf[i]], left[i] + boxWidth[i], bottom[rowOf[i]]);
            states.add(new PlacedState(i, box, names.get(i)));
        }
        for (int i = 0; i < out.length; i++) {
            Port end = in[i];
            if (end != null) {
                arrows.add(arrow(i, end, top, bottom));
            }
        }
        return y;
    }

    private PlacedArrow arrow(int i, Port end, double[] top, double[] bottom) {
        Arrow arrow = scene.arrows().get(i);
        List<Point> line = new ArrayList<>();
        LifeLanes.Bus bus = lanes.busOf(i);
        int to = rowOf[arrow.to()];
        LifeGutter channel = channel(arrow.from() < 0 ? to - 1 : rowOf[arrow.from()]);
        Rectangle label = channel.label(i);
        double track = channel.track(i);
        if (arrow.from() < 0) {
            if (end.x < label.left()) {
                line.add(new Point(label.left() - 3 * unit, track));
                line.add(new Point(end.x, track));
            } else if (end.x > label.right()) {
                line.add(new Point(label.right() + 3 * unit, track));
                line.add(new Point(end.x, track));
            } else {
                line.add(new Point(end.x, label.bottom()));
            }
            line.add(new Point(end.x, top[to]));
        } else {
            line.add(new Point(out[i].x, bottom[rowOf[arrow.from()]]));
            line.add(new Point(out[i].x, track));
            if (bus == null) {
                boolean isLevel = to == rowOf[arrow.from()];
                line.add(new Point(end.x, track));
                line.add(new Point(end.x, isLevel ? bottom[to] : top[to]));
            } else {
                double entry = channel(to - 1).entryTrack(arrow.to());
                line.add(new Point(laneX(bus), track));
                line.add(new Point(laneX(bus), entry));
                line.add(new Point(end.x, entry));
                line.add(new Point(end.x, top[to]));
            }
        }
        return new PlacedArrow(i, line, LifeLayout.words(arrow, fromMany), label);
    }

    List<PlacedState> states() {
        return List.copyOf(states);
    }

    List<PlacedArrow> arrows() {
        return List.copyOf(arrows);
    }

    double height() {
        return height;
    }
}
