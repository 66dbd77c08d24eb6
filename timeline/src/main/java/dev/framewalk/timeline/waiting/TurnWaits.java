package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds streams that had to let others have their turn: between two frames of a stream lie those of other streams.
///
/// The stream waited from the arrival of the last byte of its frame to that of the last such byte of another stream, or to the first
/// byte of its own next frame if that came sooner; time in which its own window was used up is not counted again. The other stream that sent
/// most meanwhile is named.
final class TurnWaits {
    /// More streams at once than this are not followed.
    private static final int MOST_STREAMS = 256;

    private final Timeline timeline;
    private final int conversation;
    private final StreamFrames frames;
    private final Side sender;
    private final ByteOrder order;

    private final Map<Long, Turn> turns = new HashMap<>();

    /// What happened since the last frame of a stream.
    private static final class Turn {
        private long ended;
        private long othersEnded;
        private final Map<Long, Long> others = new HashMap<>();
    }

    TurnWaits(
            Timeline timeline,
            int conversation,
            StreamFrames frames,
            Side sender,
            ByteOrder order) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.frames = frames;
        this.sender = sender;
        this.order = order;
    }

    /// @param known what waited for windows
    void find(List<Wait> known, List<Wait> into) {
        Map<Integer, Wait> stalls = new HashMap<>();
        for (Wait wait : known) {
            if (wait.cause() == WaitCause.FLOW_CONTROL_STREAM || wait.cause() == WaitCause.FLOW_CONTROL_CONNECTION) {
                stalls.put(wait.event(), wait);
            }
        }
        for (int i = 0; i < frames.count(); i++) {
            Unit unit = frames.isBody(i, sender) ? timeline.unit(frames.event(i)) : null;
            if (unit == null) {
                continue;
            }
            long number = frames.stream(i);
            long length = frames.length(i);
            int firstPacket = arrived(unit.from());
            int lastPacket = arrived(unit.to() - 1);
            if (firstPacket == 0 || lastPacket == 0) {
                continue;
            }
            Turn turn = turns.get(number);
            if (turn != null && !turn.others.isEmpty()) {
                wait(frames.event(i), number, unit, turn, firstPacket, stalls.get(frames.event(i)), into);
            }
            long ended = time(lastPacket);
            turns.forEach((stream, other) -> {
                if (stream != number && other.others.size() < MOST_STREAMS) {
                    other.others.merge(number, length, Long::sum);
                    other.othersEnded = Math.max(other.othersEnded, ended);
                }
            });
            if (frames.isLast(i)) {
                turns.remove(number);
            } else if (turns.size() < MOST_STREAMS) {
                Turn mine = turns.computeIfAbsent(number, n -> new Turn());
                mine.ended = ended;
                mine.othersEnded = 0;
                mine.others.clear();
            }
        }
    }

    private void wait(
            int event, long stream, Unit unit, Turn turn, int firstPacket, @Nullable Wait stall, List<Wait> into) {
        long from = stall == null ? turn.ended : Math.max(turn.ended, stall.deliverableNanos());
        long to = Math.min(turn.othersEnded, time(firstPacket));
        if (to <= from) {
            return;
        }
        long most = turn.others.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Wait.NO_STREAM);
        into.add(new Wait(
                WaitCause.TURN_TAKING,
                conversation,
                frames.channel(),
                stream,
                event,
                unit,
                from,
                to,
                firstPacket,
                null,
                most,
                Certainty.DERIVED));
    }

    private int arrived(long position) {
        return order.arrived(timeline.channel(conversation, frames.channel()).onTcp(sender, position));
    }

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }
}
