package dev.framewalk.timeline.lanes;

import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// All lanes of a capture so far, by connection.
///
/// @param originNanos moment from which times are shown: that of the first packet
/// @param groups      connections that carry lanes, in the order in which they began
public record StreamLanes(long originNanos, List<LaneGroup> groups) {
    public static final StreamLanes NONE = new StreamLanes(0, List.of());

    public StreamLanes {
        groups = List.copyOf(groups);
    }

    /// Those of a timeline, as far as its events have been published. Found again with each call, from where the last one stopped.
    public static StreamLanes of(Timeline timeline) {
        return timeline.kept(LaneKeeper.class, LaneKeeper::new).all();
    }

    public int laneCount() {
        int sum = 0;
        for (LaneGroup group : groups) {
            sum += group.lanes().size();
        }
        return sum;
    }

    /// All lanes, connection by connection.
    public List<Lane> lanes() {
        List<Lane> all = new ArrayList<>(laneCount());
        for (LaneGroup group : groups) {
            all.addAll(group.lanes());
        }
        return all;
    }

    /// Only some of the lanes, and the connections that carry them.
    public StreamLanes only(Predicate<Lane> wanted) {
        List<LaneGroup> kept = new ArrayList<>();
        for (LaneGroup group : groups) {
            List<Lane> lanes = group.lanes().stream().filter(wanted).toList();
            if (lanes.size() == group.lanes().size()) {
                kept.add(group);
            } else if (!lanes.isEmpty()) {
                kept.add(new LaneGroup(
                        group.conversation(),
                        group.protocol(),
                        group.client(),
                        group.server(),
                        group.isSeenLeaving(),
                        group.stages(),
                        lanes));
            }
        }
        return new StreamLanes(originNanos, kept);
    }
}
