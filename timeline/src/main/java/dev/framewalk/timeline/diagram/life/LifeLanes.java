package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.life.LifeScene.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The lanes beside the rows of a life, in which arrows run that do not go to the next row.
///
/// @param buses by the state that they lead to
/// @param left  lanes in the left margin
/// @param right lanes in the right margin
record LifeLanes(Map<Integer, Bus> buses, int left, int right) {
    /// A lane that leads to one state.
    ///
    /// @param to     the state
    /// @param arrows indexes of the arrows that use it
    /// @param isLeft in which margin it lies
    /// @param lane   0 is nearest to the states
    /// @param first  the channels that it passes, from
    /// @param last   to; channel *n* lies below row *n*
    record Bus(int to, List<Integer> arrows, boolean isLeft, int lane, int first, int last) {
        Bus {
            arrows = List.copyOf(arrows);
        }

        private boolean meets(Bus other) {
            return isLeft == other.isLeft && first <= other.last && other.first <= last;
        }
    }

    static LifeLanes of(LifeScene scene, int[] rowOf, double[] fraction) {
        Map<Integer, List<Integer>> arrows = new TreeMap<>();
        for (int i = 0; i < scene.arrows().size(); i++) {
            Arrow arrow = scene.arrows().get(i);
            if (arrow.from() >= 0) {
                int down = rowOf[arrow.to()] - rowOf[arrow.from()];
                if (down < 0 || down > 1) {
                    arrows.computeIfAbsent(arrow.to(), to -> new ArrayList<>()).add(i);
                }
            }
        }
        List<Bus> wanted = new ArrayList<>();
        int[] uses = new int[2];
        arrows.forEach((to, users) -> {
            double mean = users.stream()
                    .mapToDouble(i -> fraction[scene.arrows().get(i).from()])
                    .average()
                    .orElse(0.5);
            double side = fraction[to] == 0.5 ? mean : fraction[to];
            boolean isLeft = side == 0.5 ? uses[0] <= uses[1] : side < 0.5;
            uses[isLeft ? 0 : 1]++;
            int first = rowOf[to] - 1;
            int last = first;
            for (int i : users) {
                first = Math.min(first, rowOf[scene.arrows().get(i).from()]);
                last = Math.max(last, rowOf[scene.arrows().get(i).from()]);
            }
            wanted.add(new Bus(to, users, isLeft, 0, first, last));
        });
        // short ones lie inside, so that few lines cross
        wanted.sort(Comparator.comparingInt(bus -> bus.last - bus.first));
        Map<Integer, Bus> placed = new TreeMap<>();
        int[] lanes = new int[2];
        for (Bus bus : wanted) {
            int lane = 0;
            while (isTaken(bus, lane, placed)) {
                lane++;
            }
            placed.put(bus.to, new Bus(bus.to, bus.arrows, bus.isLeft, lane, bus.first, bus.last));
            int side = bus.isLeft ? 0 : 1;
            lanes[side] = Math.max(lanes[side], lane + 1);
        }
        return new LifeLanes(placed, lanes[0], lanes[1]);
    }

    private static boolean isTaken(Bus bus, int lane, Map<Integer, Bus> placed) {
        return placed.values().stream().anyMatch(other -> other.lane == lane && other.meets(bus));
    }

    /// The lane that an arrow uses, or null.
    @Nullable Bus busOf(int arrow) {
        for (Bus bus : buses.values()) {
            if (bus.arrows.contains(arrow)) {
                return bus;
            }
        }
        return null;
    }
}
