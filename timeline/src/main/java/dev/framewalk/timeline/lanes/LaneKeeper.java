package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.order.ByteOrders;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.span.Span;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.sweep.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lanes of a timeline so far: reads on from where it stopped whenever somebody asks.
final class LaneKeeper {
    /// In a connection with more packets, what waited is looked for when the whole capture is there.
    private static final int MOST_PACKETS = 5_000;

    private final Timeline timeline;
    private final LaneArrivals arrivals;
    private final LaneEvents events;
    private StreamLanes published = StreamLanes.NONE;
    private int read;
    private boolean wasComplete;

    LaneKeeper(Timeline timeline) {
        this.timeline = timeline;
        this.arrivals = new LaneArrivals(timeline);
        this.events = new LaneEvents(timeline, arrivals);
    }

    /// All lanes, as far as events have been published.
    @SuppressWarnings("ReferenceEquality") // one value stands for nothing published
    synchronized StreamLanes all() {
        int count = timeline.eventCount();
        boolean isComplete = timeline.isComplete();
        if (read == count && published != StreamLanes.NONE && isComplete == wasComplete) {
            return published;
        }
        // what waited is only looked for again in large connections when nothing more comes
        boolean isOver = isComplete && !wasComplete;
        wasComplete = isComplete;
        Set<Integer> changed = new HashSet<>();
        for (; read < count; read++) {
            StreamEvent told = timeline.told(read);
            LaneDraft lane = told == null ? null : events.take(read, told);
            if (lane != null) {
                lane.made = null;
                changed.add(lane.conversation);
            }
        }
        Map<Integer, List<LaneStage>> stages = stages();
        events.groups().forEach((conversation, group) -> {
            if (!group.moments.isEmpty()) {
                stages.computeIfAbsent(conversation, id -> new ArrayList<>()).addAll(group.moments);
            }
        });
        List<LaneGroup> made = new ArrayList<>();
        events.groups().forEach((conversation, group) -> {
            if (!group.lanes.isEmpty()) {
                made.add(make(conversation, group, stages.getOrDefault(conversation, List.of()), isOver || changed.contains(conversation)));
            }
        });
        published = new StreamLanes(timeline.firstTimeNanos(), made);
        return published;
    }

    private Map<Integer, List<LaneStage>> stages() {
        Map<Integer, List<LaneStage>> stages = new HashMap<>();
        Spans spans = Spans.of(timeline);
        for (int i = 0; i < spans.size(); i++) {
            // lanes have phases of their own for exchanges
            if (LaneStage.isMadeOf(spans.id(i))) {
                Span span = spans.get(i);
                stages.computeIfAbsent(span.conversation(), id -> new ArrayList<>())
                        .add(new LaneStage(
                                span.id(),
                                span.fromNanos(),
                                span.toNanos(),
                                span.firstEvent(),
                                span.certainty(),
                                span.label()));
            }
        }
        return stages;
    }

    private LaneGroup make(int id, GroupDraft group, List<LaneStage> stages, boolean hasChanged) {
        LaneGroup before = group.made;
        Conversation conversation = timeline.conversation(id);
        long last = timeline.packets().placeInTime(conversation.lastPacket());
        if (before != null && !hasChanged && before.stages().equals(stages) && !group.hasOpen()) {
            return before;
        }
        if (hasChanged && (timeline.isComplete() || conversation.packets() <= MOST_PACKETS)) {
            LaneWaits.put(timeline, id, group.lanes);
            ByteOrder answers = ByteOrders.of(timeline).of(id, Side.SERVER);
            group.isSeenLeaving = answers != null && answers.standpoint().vicinity() == Standpoint.Vicinity.SENDER;
        }
        int vantage = timeline.packets().vantage(conversation.firstPacket());
        List<Lane> lanes = new ArrayList<>(group.lanes.size());
        for (LaneDraft draft : group.lanes.values()) {
            if (draft.ending == LaneEnding.OPEN && timeline.channel(id, draft.channel).isDiscarded()) {
                draft.ending = LaneEnding.DISCARDED;
                draft.made = null;
            }
            Lane lane = draft.made;
            if (lane == null || draft.ending == LaneEnding.OPEN) {
                lane = draft.answerHead == null || draft.isMultiplexed ? draft.lane(last) : arrivals.unfinished(draft, last);
                lane = lane.withPhases(
                        phase -> timeline.packets().between(vantage, phase.fromNanos(), phase.toNanos()) != Clock.UNKNOWN);
                draft.made = lane;
            }
            lanes.add(lane);
        }
        LaneGroup made = new LaneGroup(
                id,
                conversation.protocol(),
                conversation.client().toString(),
                conversation.server().toString(),
                group.isSeenLeaving,
                stages,
                lanes);
        group.made = made;
        return made;
    }
}
