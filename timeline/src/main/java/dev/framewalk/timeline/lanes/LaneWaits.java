package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.PieceEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what waited in a connection into phases of its lanes. Waits of one lane behind the same hole become one phase.
final class LaneWaits {
    /// More than anybody can tell apart on a bar.
    private static final int MOST_PHASES = 500;

    /// Records that follow each other so closely are one stretch of reading piece by piece.
    private static final long AT_ONCE_NANOS = 500_000;

    private LaneWaits() {}

    static void put(Timeline timeline, int conversation, Map<GroupDraft.Key, LaneDraft> lanes) {
        for (LaneDraft lane : lanes.values()) {
            if (!lane.waits.isEmpty()) {
                lane.waits.clear();
                lane.made = null;
            }
        }
        Map<LaneDraft, List<Phase>> found = new HashMap<>();
        for (Wait wait : Waits.of(timeline).in(conversation).all()) {
            PhaseKind kind = kindOf(wait);
            LaneDraft lane = kind == null || !wait.isEndKnown() ? null : laneOf(timeline, wait, lanes);
            if (kind == null || lane == null || wait.blockedNanos() <= 0) {
                continue;
            }
            List<Phase> phases = found.computeIfAbsent(lane, each -> new ArrayList<>());
            Phase phase = phase(wait, kind, lane);
            if (!phases.isEmpty() && canJoin(phases.getLast(), phase)) {
                phases.set(phases.size() - 1, joined(phases.getLast(), phase));
            } else if (phases.size() < MOST_PHASES) {
                phases.add(phase);
            }
        }
        found.forEach((lane, phases) -> {
            lane.waits.addAll(phases);
            lane.made = null;
        });
    }

    private static @Nullable PhaseKind kindOf(Wait wait) {
        return switch (wait.cause()) {
            case TCP_HEAD_OF_LINE, PIPELINING, RETRANSMISSION_TIMER, FAST_RETRANSMISSION -> PhaseKind.BLOCKED;
            case TLS_RECORD -> PhaseKind.OPENING;
            case FLOW_CONTROL_STREAM, FLOW_CONTROL_CONNECTION, RECEIVE_WINDOW -> PhaseKind.STALLED;
            case SERVER_THINKING -> PhaseKind.THINKING;
            case CONNECTION_QUEUE -> PhaseKind.QUEUED;
            // streams take turns all the time: the strip under the lanes shows it better than a thousand gaps
            case TURN_TAKING -> null;
        };
    }

    private static @Nullable LaneDraft laneOf(Timeline timeline, Wait wait, Map<GroupDraft.Key, LaneDraft> lanes) {
        if (wait.streamNumber() > 0) {
            return lanes.get(new GroupDraft.Key(wait.channel(), true, wait.streamNumber()));
        }
        StreamEvent told = wait.event() < 0 ? null : timeline.told(wait.event());
        int exchange = switch (told) {
            case ExchangeEvent part -> part.exchange();
            case PieceEvent piece -> piece.exchange();
            case null, default -> 0;
        };
        return exchange <= 0 ? null : lanes.get(new GroupDraft.Key(wait.channel(), false, exchange));
    }

    private static Phase phase(Wait wait, PhaseKind kind, LaneDraft lane) {
        long culprit = switch (wait.cause()) {
            case PIPELINING -> lane.number - 1;
            default -> wait.culpritStream() > 0 && wait.culpritStream() != lane.number ? wait.culpritStream() : -1;
        };
        boolean isToBlame = kind.isHeldUp();
        return new Phase(
                kind,
                wait.arrivedNanos(),
                wait.deliverableNanos(),
                wait.event(),
                isToBlame ? wait.culpritPacket() : 0,
                culprit > 0 ? culprit : -1,
                culprit > 0 ? wait.conversation() : -1,
                wait.certainty(),
                kind.isHeldUp() ? wait.cause().id() : "");
    }

    private static boolean canJoin(Phase before, Phase next) {
        return before.kind() == next.kind()
                && before.why().equals(next.why())
                && before.culpritPacket() == next.culpritPacket()
                && next.fromNanos() <= before.toNanos() + (next.kind() == PhaseKind.OPENING ? AT_ONCE_NANOS : 0);
    }

    private static Phase joined(Phase a, Phase b) {
        return new Phase(
                a.kind(),
                Math.min(a.fromNanos(), b.fromNanos()),
                Math.max(a.toNanos(), b.toNanos()),
                a.event(),
                a.culpritPacket(),
                a.culpritLane() > 0 ? a.culpritLane() : b.culpritLane(),
                a.culpritLane() > 0 ? a.culpritConversation() : b.culpritConversation(),
                a.certainty(),
                a.why());
    }
}
