package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The lanes in which brackets lie beside each other.
///
/// One connection at a time: lane 0 is nearest to the arrows, and what contains something lies outside of it. Several
/// connections at once: each has lanes of its own for as long as it lives, so that an eye can follow it down. What finds
/// no lane is drawn as one bracket with a count, in a lane behind all others.
final class BracketLanes {
    /// More lanes than this are no picture any more; the views of streams show those.
    static final int MOST = 4;
    /// As many connections as a browser opens to one host, and some.
    static final int MOST_FOR_GROUPS = 8;

    private static final int NONE = -1;

    /// A bracket and its lane.
    record Laned(LadderScene.Bracket bracket, int lane) {
        /// Whether it stands for several that found no lane.
        boolean isMerged() {
            return bracket.id() < 0;
        }
    }

    /// The time in which a connection has lanes.
    ///
    /// @param lane its first lane
    record Life(int group, int lane, long start, long end) {}

    private final List<LadderScene.Bracket> brackets;
    private final int[] laneOf;
    private final List<Laned> laned = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private final boolean isGrouped;
    private final int used;
    private int merged;

    BracketLanes(LadderScene scene, DiagramWords words) {
        brackets = scene.brackets();
        laneOf = new int[brackets.size()];
        Arrays.fill(laneOf, NONE);
        List<Life> alive = alive(scene);
        int together = mostTogether(alive);
        isGrouped = together > 1 && scene.hasGroups();
        int lanes = isGrouped ? placeGroups(alive, together) : nest(indices(brackets, -1), MOST);
        boolean isAnyLeft = mergeRest(lanes, words);
        used = lanes + (isAnyLeft ? 1 : 0);
        for (int i = 0; i < laneOf.length; i++) {
            if (laneOf[i] != NONE) {
                laned.add(new Laned(brackets.get(i), laneOf[i]));
            }
        }
        laned.sort(Comparator.comparingLong((Laned each) -> each.bracket.start())
                .thenComparing(Comparator.comparingLong((Laned each) -> each.bracket.end()).reversed()));
    }

    private static List<Integer> indices(List<LadderScene.Bracket> brackets, int group) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < brackets.size(); i++) {
            if (group < 0 || brackets.get(i).group() == group) {
                indices.add(i);
            }
        }
        return indices;
    }

    /// The connections that have brackets, from their first mark to their last.
    private static List<Life> alive(LadderScene scene) {
        Map<Integer, Life> lives = new TreeMap<>();
        for (LadderScene.Bracket each : scene.brackets()) {
            if (each.group() >= 0) {
                lives.merge(each.group(), new Life(each.group(), 0, each.start(), each.end()), BracketLanes::joined);
            }
        }
        for (LadderArrow each : scene.arrows()) {
            if (lives.containsKey(each.group())) {
                long from = Math.min(each.departure().nanoseconds(), each.arrival().nanoseconds());
                long to = Math.max(each.departure().nanoseconds(), each.arrival().nanoseconds());
                lives.merge(each.group(), new Life(each.group(), 0, from, to), BracketLanes::joined);
            }
        }
        return lives.values().stream()
                .sorted(Comparator.comparingLong(Life::start).thenComparingInt(Life::group))
                .toList();
    }

    private static Life joined(Life one, Life other) {
        return new Life(one.group, 0, Math.min(one.start, other.start), Math.max(one.end, other.end));
    }

    private static int mostTogether(List<Life> lives) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        for (Life life : lives) {
            changes.merge(life.start, 1, Integer::sum);
            changes.merge(life.end, -1, Integer::sum);
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    private int placeGroups(List<Life> alive, int together) {
        int most = Math.clamp(MOST_FOR_GROUPS / together, 1, MOST);
        int wide = 1;
        for (Life life : alive) {
            List<Integer> all = indices(brackets, life.group);
            // what waits lies upon what it waits for, hatched
            all.forEach(i -> laneOf[i] = isUponOthers(i) ? 0 : NONE);
            all.removeIf(this::isUponOthers);
            wide = Math.max(wide, nest(all, most));
        }
        long[] freeFrom = new long[Math.max(1, MOST_FOR_GROUPS / wide)];
        Arrays.fill(freeFrom, Long.MIN_VALUE);
        int blocks = 0;
        for (Life life : alive) {
            int block = 0;
            while (block < blocks && freeFrom[block] > life.start) {
                block++;
            }
            boolean hasPlace = block < freeFrom.length;
            if (hasPlace) {
                freeFrom[block] = life.end;
                blocks = Math.max(blocks, block + 1);
                lives.add(new Life(life.group, block * wide, life.start, life.end));
            }
            for (int i : indices(brackets, life.group)) {
                laneOf[i] = hasPlace && laneOf[i] != NONE ? laneOf[i] + block * wide : NONE;
            }
        }
        return blocks * wide;
    }

    private boolean isUponOthers(int index) {
        return brackets.get(index).kind() == LadderScene.BracketKind.BLOCKED;
    }

    /// Gives lanes to brackets, the shortest first; how many lanes that takes.
    private int nest(List<Integer> chosen, int most) {
        List<TreeMap<Long, Long>> taken = new ArrayList<>();
        List<Integer> shortestFirst = new ArrayList<>(chosen);
        shortestFirst.sort(Comparator.comparingLong(i -> brackets.get(i).length()));
        for (int i : shortestFirst) {
            LadderScene.Bracket bracket = brackets.get(i);
            int lane = taken.size();
            while (lane > 0 && !overlaps(taken.get(lane - 1), bracket)) {
                lane--;
            }
            if (lane == most) {
                continue;
            }
            if (lane == taken.size()) {
                taken.add(new TreeMap<>());
            }
            taken.get(lane).merge(bracket.start(), bracket.end(), Math::max);
            laneOf[i] = lane;
        }
        return taken.size();
    }

    /// Brackets that only touch may share a lane, if both have a length.
    private static boolean overlaps(NavigableMap<Long, Long> lane, LadderScene.Bracket bracket) {
        var before = lane.floorEntry(bracket.start());
        if (before != null && (before.getValue() > bracket.start() || before.getKey() == bracket.start())) {
            return true;
        }
        Long after = lane.higherKey(bracket.start());
        return after != null && after < bracket.end();
    }

    /// Puts what found no lane into one behind the others, those that overlap as one; whether there was anything.
    private boolean mergeRest(int lane, DiagramWords words) {
        int first = -1;
        long start = 0;
        long end = 0;
        int count = 0;
        boolean isAny = false;
        for (int i = 0; i <= laneOf.length; i++) {
            boolean isOver = i == laneOf.length;
            if (!isOver && laneOf[i] != NONE) {
                continue;
            }
            if (count > 0 && (isOver || brackets.get(i).start() >= end)) {
                add(first, lane, start, end, count, words);
                count = 0;
            }
            if (!isOver) {
                LadderScene.Bracket each = brackets.get(i);
                start = count == 0 ? each.start() : start;
                end = count == 0 ? each.end() : Math.max(end, each.end());
                first = count == 0 ? i : first;
                count++;
                isAny = true;
            }
        }
        return isAny;
    }

    private void add(int first, int lane, long start, long end, int count, DiagramWords words) {
        if (count == 1) {
            laned.add(new Laned(brackets.get(first), lane));
            return;
        }
        merged += count;
        laned.add(new Laned(
                new LadderScene.Bracket(
                        -1L - first,
                        LadderScene.BracketKind.OTHER,
                        start,
                        end,
                        words.text("brackets.more", Quantities.count(count)),
                        -1,
                        Certainty.OBSERVED),
                lane));
    }

    /// In order of their start.
    List<Laned> laned() {
        return laned;
    }

    /// Empty where connections do not need lanes of their own.
    List<Life> lives() {
        return lives;
    }

    boolean isGrouped() {
        return isGrouped;
    }

    int used() {
        return used;
    }

    /// How many brackets are drawn together with others.
    int merged() {
        return merged;
    }
}
