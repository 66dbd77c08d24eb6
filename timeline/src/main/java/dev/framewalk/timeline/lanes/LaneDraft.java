package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A lane while its events come in.
final class LaneDraft {
    final int conversation;
    final int channel;
    final int place;
    final boolean isMultiplexed;
    final long number;
    boolean isPushed;
    String method = "";
    String target = "";
    String status = "";
    Seen asking = Seen.NOT;
    Seen asked = Seen.NOT;
    Seen answering = Seen.NOT;
    Seen answered = Seen.NOT;
    LaneEnding ending = LaneEnding.OPEN;
    long requestHeaders;
    long requestPlain;
    long requestBody;
    long answerHeaders;
    long answerPlain;
    long answerBody;
    /// Of an answer in chunks that is not over: what they carried so far, without what frames them.
    long chunksSoFar;
    /// Head of the answer, as long as its body is still on its way.
    @Nullable Unit answerHead;
    final LanePieces.Builder pieces = new LanePieces.Builder();
    final LaneWindow.Builder window = new LaneWindow.Builder();
    /// Phases that lie over the ordinary ones.
    final List<Phase> waits = new ArrayList<>();
    @Nullable Lane made;

    LaneDraft(int conversation, int place, GroupDraft.Key key) {
        this.conversation = conversation;
        this.channel = key.channel();
        this.place = place;
        this.isMultiplexed = key.isMultiplexed();
        this.number = key.number();
    }

    /// What was asked for, as a message says it.
    void request(MessageEvent message) {
        method = Objects.requireNonNullElse(message.method(), "");
        target = Objects.requireNonNullElse(message.target(), "");
    }

    /// The same where only a few words are known.
    void request(String title) {
        int space = title.indexOf(' ');
        method = space < 0 ? title : title.substring(0, space);
        target = space < 0 ? "" : title.substring(space + 1);
    }

    /// The lane as it is known.
    ///
    /// @param lastNanos when its connection was seen last
    Lane lane(long lastNanos) {
        LanePieces arrived = pieces.build();
        long body = answered.was() ? answerBody : chunksSoFar > 0 ? chunksSoFar : bodySoFar(arrived);
        return new Lane(
                conversation,
                channel,
                place,
                isMultiplexed,
                number,
                isPushed,
                method,
                target,
                status,
                asking,
                asked,
                answering,
                answered,
                ending,
                new LaneBytes(requestHeaders, requestPlain, requestBody, answerHeaders, answerPlain, body),
                phases(lastNanos, arrived),
                arrived,
                window.build());
    }

    /// The bytes of packets that brought an answer's body: without what frames it only where nothing does.
    private static long bodySoFar(LanePieces arrived) {
        long sum = 0;
        for (int i = 0; i < arrived.count(); i++) {
            if (arrived.kind(i) == PieceKind.ANSWER_BODY) {
                sum += arrived.bytes(i);
            }
        }
        return sum;
    }

    private List<Phase> phases(long lastNanos, LanePieces arrived) {
        List<Phase> phases = new ArrayList<>();
        for (Phase wait : waits) {
            if (wait.kind() == PhaseKind.QUEUED) {
                phases.add(wait);
            }
        }
        long lastPiece = arrived.count() == 0 ? Long.MIN_VALUE : arrived.nanos(arrived.count() - 1);
        long end = ending == LaneEnding.OPEN ? lastNanos : lastPiece;
        if (asking.was()) {
            long to = asked.was() ? asked.nanos() : answering.was() ? answering.nanos() : Math.max(end, asking.nanos());
            phases.add(Phase.of(
                    PhaseKind.REQUEST, asking.nanos(), Math.max(asking.nanos(), to), asking.event(), Certainty.OBSERVED));
        }
        if (asked.was()) {
            long to = answering.was() ? answering.nanos() : answered.was() ? answered.nanos() : end;
            if (to > asked.nanos()) {
                phases.add(Phase.of(
                        PhaseKind.WAITING,
                        asked.nanos(),
                        to,
                        answering.was() ? answering.event() : asked.event(),
                        Certainty.OBSERVED));
            }
        }
        if (answering.was()) {
            long to = answered.was() ? answered.nanos() : Math.max(answering.nanos(), Math.max(lastPiece, end));
            phases.add(Phase.of(
                    PhaseKind.RECEIVING,
                    answering.nanos(),
                    Math.max(answering.nanos(), to),
                    answered.was() ? answered.event() : answering.event(),
                    Certainty.OBSERVED));
        }
        for (Phase wait : waits) {
            if (wait.kind() != PhaseKind.QUEUED) {
                phases.add(wait);
            }
        }
        return phases;
    }
}
