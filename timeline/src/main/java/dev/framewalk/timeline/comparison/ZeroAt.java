package dev.framewalk.timeline.comparison;

import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.StreamLanes;

/// From which moment of each capture its time is counted.
public enum ZeroAt {
    /// The first packet of the first connection that carries requests: handshakes count.
    FIRST_PACKET,
    /// The first byte of the first request.
    FIRST_REQUEST;

    /// That moment, in nanoseconds since the epoch.
    public long of(StreamLanes lanes) {
        long first = Long.MAX_VALUE;
        for (LaneGroup group : lanes.groups()) {
            for (Lane lane : group.lanes()) {
                if (lane.asking().was()) {
                    first = Math.min(first, lane.asking().nanos());
                }
                if (this == FIRST_PACKET) {
                    first = Math.min(first, lane.fromNanos());
                }
            }
            if (this == FIRST_PACKET) {
                for (LaneStage stage : group.stages()) {
                    first = Math.min(first, stage.fromNanos());
                }
            }
        }
        return first == Long.MAX_VALUE ? lanes.originNanos() : first;
    }
}
