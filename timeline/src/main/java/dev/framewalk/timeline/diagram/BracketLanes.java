package dev.framewalk.timeline.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The lanes in which brackets lie beside each other: 0 is nearest to the arrows, and what contains something lies
/// outside of it.
final class BracketLanes {
    /// More lanes than this are no picture any more; the views of streams show those.
    static final int MOST = 4;
    /// The lane of what is not drawn.
    static final int NONE = -1;

    private final int[] lanes;
    private final int used;

    BracketLanes(List<LadderScene.Bracket> brackets) {
        lanes = new int[brackets.size()];
        Arrays.fill(lanes, NONE);
        List<TreeMap<Long, Long>> taken = new ArrayList<>();
        List<Integer> shortestFirst = new ArrayList<>();
        for (int i = 0; i < lanes.length; i++) {
            shortestFirst.add(i);
        }
        shortestFirst.sort(Comparator.comparingLong(i -> brackets.get(i).length()));
        for (int i : shortestFirst) {
            LadderScene.Bracket bracket = brackets.get(i);
            int lane = taken.size();
            while (lane > 0 && !overlaps(taken.get(lane - 1), bracket)) {
                lane--;
            }
            if (lane == MOST) {
                continue;
            }
            if (lane == taken.size()) {
                taken.add(new TreeMap<>());
            }
            taken.get(lane).merge(bracket.start(), bracket.end(), Math::max);
            lanes[i] = lane;
        }
        used = taken.size();
    }

    /// Brackets that only touch may share a lane, if both have a length.
    private static boolean overlaps(TreeMap<Long, Long> lane, LadderScene.Bracket bracket) {
        var before = lane.floorEntry(bracket.start());
        if (before != null && (before.getValue() > bracket.start() || before.getKey() == bracket.start())) {
            return true;
        }
        Long after = lane.higherKey(bracket.start());
        return after != null && after < bracket.end();
    }

    int laneOf(int bracket) {
        return lanes[bracket];
    }

    int used() {
        return used;
    }

    int hidden() {
        int count = 0;
        for (int lane : lanes) {
            if (lane == NONE) {
                count++;
            }
        }
        return count;
    }
}
