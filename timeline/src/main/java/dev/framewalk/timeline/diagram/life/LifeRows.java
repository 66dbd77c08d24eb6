package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.life.LifeScene.Arrow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// In which row each state of a life stands, and in which order: beginnings at the top, every state below those that lead to it, arrows back left
/// aside. What is reached from nearly everywhere (a reset, a loss) stands at the foot.
final class LifeRows {
    private final LifeScene scene;
    private final int count;
    private final int[] rank;
    private final boolean[] isReached;
    /// Arrows that lead back to a state from which one came.
    private final boolean[] isBack;

    private LifeRows(LifeScene scene) {
        this.scene = scene;
        count = scene.states().size();
        rank = new int[count];
        isReached = new boolean[count];
        isBack = new boolean[scene.arrows().size()];
    }

    /// @param widthOf width of a state with the room beside it
    /// @param room    width that a row may take
    static List<List<Integer>> of(LifeScene scene, IntToDoubleFunction widthOf, double room) {
        LifeRows rows = new LifeRows(scene);
        rows.findRanks();
        return rows.split(widthOf, room);
    }

    private void findRanks() {
        boolean[] isOpen = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (scene.states().get(i).isStart()) {
                visit(i, isOpen);
            }
        }
        for (int i = 0; i < count; i++) {
            if (scene.states().get(i).isMidway()) {
                visit(i, isOpen);
            }
        }
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (int i = 0; i < scene.arrows().size(); i++) {
                Arrow arrow = scene.arrows().get(i);
                if (isForward(i) && rank[arrow.to()] <= rank[arrow.from()]) {
                    rank[arrow.to()] = rank[arrow.from()] + 1;
                    isChanged = true;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (scene.states().get(i).isMidway()) {
                rank[i] = Math.max(rank[i], highestAfter(i) - 1);
            }
        }
        int last = Arrays.stream(rank).max().orElse(0);
        for (int i = 0; i < count; i++) {
            if (isAtFoot(i)) {
                rank[i] = last + 1;
            }
        }
    }

    /// Whether one comes here from anywhere rather than on a way.
    private boolean isAtFoot(int state) {
        long ways = scene.arrows().stream().filter(arrow -> arrow.to() == state && arrow.from() >= 0).count();
        boolean isFromAnywhere = scene.arrows().stream().anyMatch(arrow -> arrow.to() == state && arrow.from() < 0);
        return !isReached[state] || isFromAnywhere && ways < 2;
    }

    /// Who joins midway joins beside those who have come the whole way.
    private int highestAfter(int state) {
        int highest = Integer.MAX_VALUE;
        for (int i = 0; i < scene.arrows().size(); i++) {
            if (isForward(i) && scene.arrows().get(i).from() == state) {
                highest = Math.min(highest, rank[scene.arrows().get(i).to()]);
            }
        }
        return highest == Integer.MAX_VALUE ? 0 : highest;
    }

    private boolean isForward(int i) {
        Arrow arrow = scene.arrows().get(i);
        return arrow.from() >= 0 && !isBack[i] && isReached[arrow.from()];
    }

    private void visit(int state, boolean[] isOpen) {
        if (isReached[state]) {
            return;
        }
        isReached[state] = true;
        isOpen[state] = true;
        for (int i = 0; i < scene.arrows().size(); i++) {
            Arrow arrow = scene.arrows().get(i);
            if (arrow.from() == state) {
                if (isOpen[arrow.to()]) {
                    isBack[i] = true;
                } else {
                    visit(arrow.to(), isOpen);
                }
            }
        }
        isOpen[state] = false;
    }

    private List<List<Integer>> split(IntToDoubleFunction widthOf, double room) {
        double[] place = new double[count];
        Arrays.fill(place, -1);
        List<List<Integer>> rows = new ArrayList<>();
        int last = Arrays.stream(rank).max().orElse(0);
        for (int r = 0; r <= last; r++) {
            List<Integer> row = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (rank[i] == r) {
                    row.add(i);
                }
            }
            row.sort(Comparator.comparingDouble(state -> meanBefore(state, place)));
            List<Integer> part = new ArrayList<>();
            double taken = 0;
            for (int state : row) {
                double width = widthOf.applyAsDouble(state);
                if (!part.isEmpty() && taken + width > room) {
                    add(part, rows, place);
                    part = new ArrayList<>();
                    taken = 0;
                }
                part.add(state);
                taken += width;
            }
            if (!part.isEmpty()) {
                add(part, rows, place);
            }
        }
        return rows;
    }

    private static void add(List<Integer> part, List<List<Integer>> rows, double[] place) {
        for (int i = 0; i < part.size(); i++) {
            place[part.get(i)] = (i + 0.5) / part.size();
        }
        rows.add(part);
    }

    /// Where those stand from whom one comes here, between 0 and 1.
    private double meanBefore(int state, double[] place) {
        if (scene.states().get(state).isMidway()) {
            return 1;
        }
        double sum = 0;
        int number = 0;
        for (Arrow arrow : scene.arrows()) {
            if (arrow.to() == state && arrow.from() >= 0 && place[arrow.from()] >= 0) {
                sum += place[arrow.from()];
                number++;
            }
        }
        return number == 0 ? 0.5 : sum / number;
    }
}
