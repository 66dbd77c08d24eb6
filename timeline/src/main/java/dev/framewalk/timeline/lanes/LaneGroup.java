package dev.framewalk.timeline.lanes;

import java.util.List;

/// One connection with the lanes that it carries.
///
/// @param conversation id of the conversation
/// @param protocol     what it speaks: `HTTP/1`, `HTTP/2`
/// @param client       the end that asks, as address and port
/// @param server       the end that is asked, as address and port
/// @param isSeenLeaving whether answers were captured near their server: then their moments are those at which they left, and when they came is bounded
///                     only by their acknowledgments
/// @param stages       what came before the first request, and what holds for the connection as a whole
/// @param lanes        in the order in which they began
public record LaneGroup(
        int conversation, String protocol, String client, String server, boolean isSeenLeaving, List<LaneStage> stages, List<Lane> lanes) {
    public LaneGroup {
        stages = List.copyOf(stages);
        lanes = List.copyOf(lanes);
    }

    public boolean isMultiplexed() {
        return !lanes.isEmpty() && lanes.getLast().isMultiplexed();
    }

    /// The same with its first lanes only.
    public LaneGroup first(int most) {
        return new LaneGroup(
                conversation, protocol, client, server, isSeenLeaving, stages, lanes.subList(0, Math.min(most, lanes.size())));
    }
}
