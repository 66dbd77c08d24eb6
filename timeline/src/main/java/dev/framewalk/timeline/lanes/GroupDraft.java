package dev.framewalk.timeline.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lanes of one connection while their events come in.
final class GroupDraft {
    final int conversation;
    final Map<Key, LaneDraft> lanes = new LinkedHashMap<>();
    /// What happened to the connection as a whole, beside its spans.
    final List<LaneStage> moments = new ArrayList<>();
    @Nullable LaneGroup made;
    boolean isSeenLeaving;

    /// By channel, the answer whose request was not seen and that has not ended.
    private final Map<Integer, LaneDraft> unasked = new HashMap<>();
    private int unaskedCount;
    /// The channels that have lanes, in the order in which they had their first.
    private final List<Integer> channels = new ArrayList<>(1);

    /// What tells lanes of one conversation apart: two protocols inside each other count their exchanges each for themselves.
    ///
    /// @param channel the number of the channel
    /// @param number  the stream's number, or that of the exchange
    record Key(int channel, boolean isMultiplexed, long number) {}

    GroupDraft(int conversation) {
        this.conversation = conversation;
    }

    /// The lane of a stream or an exchange, a new one if there is none yet.
    LaneDraft lane(Key key) {
        return lanes.computeIfAbsent(key, this::begin);
    }

    /// The lane of an answer to a request that nobody saw.
    ///
    /// @param isBeginning whether another answer begins
    /// @param isEnd       whether this one ends
    LaneDraft unasked(int channel, boolean isBeginning, boolean isEnd) {
        LaneDraft lane = unasked.get(channel);
        if (lane == null || isBeginning) {
            lane = begin(new Key(channel, false, 0));
            unaskedCount++;
            lanes.put(new Key(channel, false, -unaskedCount), lane);
        }
        if (isEnd) {
            unasked.remove(channel);
        } else {
            unasked.put(channel, lane);
        }
        return lane;
    }

    boolean hasOpen() {
        return lanes.values().stream().anyMatch(lane -> lane.ending == LaneEnding.OPEN);
    }

    private LaneDraft begin(Key key) {
        if (!channels.contains(key.channel())) {
            channels.add(key.channel());
        }
        return new LaneDraft(conversation, channels.indexOf(key.channel()), key);
    }
}
