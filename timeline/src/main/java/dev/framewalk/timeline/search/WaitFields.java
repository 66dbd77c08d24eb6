package dev.framewalk.timeline.search;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Value;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What filters see of waiting: an event has its own waits, a packet's event those of all that happened with the packet. What is known of
/// a conversation is asked for once, as long as one asks about no other.
final class WaitFields {
    static final Set<String> NAMES = Set.of("x.hol.blocked_ms", "x.hol.culprit", "x.wait.cause", "x.wait.ms");

    private final Timeline timeline;
    private int of = -1;
    private @Nullable ConversationWaits known;

    WaitFields(Timeline timeline) {
        this.timeline = timeline;
    }

    List<Value> values(int event, String field) {
        int conversation = timeline.conversationOf(event);
        if (conversation < 0) {
            return List.of();
        }
        ConversationWaits waits = known;
        if (waits == null || conversation != of) {
            waits = Waits.of(timeline).in(conversation);
            known = waits;
            of = conversation;
        }
        List<Value> values = new ArrayList<>();
        int packet = timeline.packetOf(event);
        boolean isPacket = timeline.isPacketEvent(event);
        for (int i = event; i < timeline.eventCount() && timeline.packetOf(i) == packet && (isPacket || i == event); i++) {
            for (Wait wait : waits.of(i)) {
                add(wait, field, values);
            }
        }
        return values;
    }

    private static void add(Wait wait, String field, List<Value> into) {
        boolean isForBytes = wait.cause() == WaitCause.TCP_HEAD_OF_LINE || wait.cause() == WaitCause.TLS_RECORD;
        switch (field) {
            case "x.wait.cause" -> into.add(new Value.Text(wait.cause().id()));
            case "x.wait.ms" -> {
                if (wait.isEndKnown()) {
                    into.add(Value.Number.of(wait.blockedNanos() / 1e6));
                }
            }
            case "x.hol.blocked_ms" -> {
                if (isForBytes && wait.isEndKnown()) {
                    into.add(Value.Number.of(wait.blockedNanos() / 1e6));
                }
            }
            default -> {
                if (isForBytes && wait.culpritPacket() > 0) {
                    into.add(Value.Number.of(wait.culpritPacket()));
                }
            }
        }
    }
}
