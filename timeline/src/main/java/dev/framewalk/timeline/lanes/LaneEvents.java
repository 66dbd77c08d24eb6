package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.ConnectionEvent;
import dev.framewalk.decoders.stream.ExchangeEnding;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.FlowWindows;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.PieceEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEndEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes down, event by event, what happened to each lane. Knows of events only what they say of themselves, so that a new protocol has lanes
/// as soon as its events take these roles.
final class LaneEvents {
    private final Timeline timeline;
    private final LaneArrivals arrivals;
    private final Map<Integer, GroupDraft> groups = new TreeMap<>();

    LaneEvents(Timeline timeline, LaneArrivals arrivals) {
        this.timeline = timeline;
        this.arrivals = arrivals;
    }

    /// By their conversations.
    Map<Integer, GroupDraft> groups() {
        return groups;
    }

    /// Takes in one event; returns the lane that it changed, or null.
    @Nullable LaneDraft take(int event, StreamEvent told) {
        return switch (told) {
            case ExchangeEvent part when part.isAtOnce() -> null;
            case ExchangeEvent part -> {
                LaneDraft lane = laneOf(event, part);
                exchange(lane, event, part);
                yield lane;
            }
            case FrameEvent frame -> frame(event, frame);
            case StreamEndEvent end -> ended(event, end);
            case PieceEvent piece -> beside(event, piece);
            case ConnectionEvent notice -> {
                GroupDraft group = group(event);
                long time = arrivals.time(event);
                group.moments.add(
                        new LaneStage(notice.id(), time, time, event, Certainty.OBSERVED, notice.sentence()));
                group.made = null;
                yield null;
            }
            default -> null;
        };
    }

    // ---- which lane

    private GroupDraft group(int event) {
        return groups.computeIfAbsent(timeline.conversationOf(event), GroupDraft::new);
    }

    private GroupDraft.Key key(int event, boolean isMultiplexed, long number) {
        return new GroupDraft.Key(timeline.channelNumberOf(event), isMultiplexed, number);
    }

    private @Nullable LaneDraft known(int event, boolean isMultiplexed, long number) {
        GroupDraft group = groups.get(timeline.conversationOf(event));
        return group == null ? null : group.lanes.get(key(event, isMultiplexed, number));
    }

    private LaneDraft laneOf(int event, ExchangeEvent part) {
        GroupDraft group = group(event);
        if (part instanceof MultiplexedEvent multiplexed) {
            return onStream(group, event, multiplexed);
        }
        return part.exchange() > 0
                ? group.lane(key(event, false, part.exchange()))
                : group.unasked(
                        timeline.channelNumberOf(event),
                        part.part() == ExchangeEvent.Part.ANSWERING,
                        part.part() == ExchangeEvent.Part.ANSWERED);
    }

    private LaneDraft onStream(GroupDraft group, int event, MultiplexedEvent told) {
        LaneDraft lane = group.lane(key(event, true, told.streamNumber()));
        lane.isPushed = told.isOpenedByServer();
        return lane;
    }

    // ---- pieces

    private @Nullable LaneDraft frame(int event, FrameEvent frame) {
        long number = frame.streamNumber();
        if (number <= 0) {
            return null;
        }
        // frames that open nothing (PRIORITY of idle streams, frames of hostile senders) make no lane
        LaneDraft lane = frame.piece().isOfMessage()
                ? onStream(group(event), event, frame)
                : known(event, true, number);
        if (lane == null) {
            return null;
        }
        long time = arrivals.time(event);
        if (lane.pieces.count() < LaneArrivals.MOST_PIECES) {
            lane.pieces.add(time, event, frame.pieceLength(), kind(frame));
        }
        FlowWindows windows = frame.windows();
        if (windows != null
                && windows.sender() == Side.SERVER
                && FlowWindows.isKnown(windows.streamAfter())
                && lane.window.count() < LaneArrivals.MOST_PIECES) {
            lane.window.add(time, windows.streamAfter());
        }
        return lane;
    }

    /// Where exchanges come one after the other, bodies are drawn by the packets that brought them, and heads when their message is told. What
    /// remains is sent beside the message.
    private @Nullable LaneDraft beside(int event, PieceEvent piece) {
        LaneDraft lane = piece.exchange() <= 0 ? null : known(event, false, piece.exchange());
        if (lane != null && piece.piece().isOfMessage()) {
            if (piece.piece() == Piece.BODY && piece.side() == Side.SERVER) {
                lane.chunksSoFar += piece.pieceLength();
            }
            return null;
        }
        if (lane != null) {
            lane.pieces.add(arrivals.time(event), event, piece.pieceLength(), kind(piece));
        }
        return lane;
    }

    private static PieceKind kind(PieceEvent told) {
        boolean isClient = told.side() == Side.CLIENT;
        return switch (told.piece()) {
            case HEAD, TRAILER -> isClient ? PieceKind.REQUEST_HEAD : PieceKind.ANSWER_HEAD;
            case BODY -> isClient ? PieceKind.REQUEST_BODY : PieceKind.ANSWER_BODY;
            case CREDIT -> isClient ? PieceKind.WINDOW : PieceKind.SERVER_OTHER;
            case RESET -> PieceKind.RESET;
            case OTHER -> isClient ? PieceKind.CLIENT_OTHER : PieceKind.SERVER_OTHER;
        };
    }

    private @Nullable LaneDraft ended(int event, StreamEndEvent end) {
        LaneDraft lane = known(event, true, end.streamNumber());
        if (lane != null && lane.ending == LaneEnding.OPEN) {
            lane.ending = ending(end.ending());
        }
        return lane;
    }

    private static LaneEnding ending(ExchangeEnding ending) {
        return switch (ending) {
            case WHOLE -> LaneEnding.COMPLETE;
            case UNSEEN -> LaneEnding.OPEN;
            case GIVEN_UP -> LaneEnding.RESET;
            case CUT -> LaneEnding.CUT;
        };
    }

    // ---- messages

    private void exchange(LaneDraft lane, int event, ExchangeEvent part) {
        Unit unit = part.unit();
        switch (part.part()) {
            case ASKING -> {
                if (!lane.asking.was()) {
                    asked(lane, event, part);
                    head(lane, part);
                }
            }
            case ASKED -> {
                if (!lane.asking.was()) {
                    asked(lane, event, part);
                }
                lane.asked = new Seen(arrivals.time(event), event);
                body(lane, event, part);
            }
            case ANSWERING -> {
                answered(lane, part);
                int asking = lane.asking.was() ? -1 : timeline.partBeforeUpgrade(event, ExchangeEvent.Part.ASKING);
                if (asking >= 0 && timeline.told(asking) instanceof ExchangeEvent request) {
                    int asked = timeline.partBeforeUpgrade(event, ExchangeEvent.Part.ASKED);
                    lane.asking = new Seen(arrivals.firstByte(asking, request.unit()), asking);
                    lane.asked = asked < 0 ? lane.asking : new Seen(arrivals.time(asked), asked);
                }
                lane.answering = new Seen(arrivals.firstByte(event, unit), event);
                if (!lane.asked.was() && lane.asking.was()) {
                    lane.asked = lane.asking;
                }
                lane.answerHead = unit;
                head(lane, part);
            }
            case ANSWERED -> {
                answered(lane, part);
                if (!lane.answering.was()) {
                    lane.answering = new Seen(arrivals.firstByte(event, unit), event);
                }
                lane.answered = new Seen(arrivals.time(event), event);
                lane.ending = LaneEnding.COMPLETE;
                body(lane, event, part);
                if (!lane.isMultiplexed && unit != null) {
                    long bodyFrom = lane.answerHead == null ? unit.from() : Math.min(unit.to(), lane.answerHead.to());
                    arrivals.add(lane.pieces, event, new Unit(unit.side(), bodyFrom, unit.to()));
                }
                lane.answerHead = null;
            }
        }
    }

    private void asked(LaneDraft lane, int event, ExchangeEvent part) {
        lane.asking = new Seen(arrivals.firstByte(event, part.unit()), event);
        if (part instanceof MessageEvent message) {
            lane.request(message);
        } else {
            lane.request(part.title());
        }
    }

    private static void answered(LaneDraft lane, ExchangeEvent part) {
        if (part instanceof MessageEvent message) {
            lane.status = message.outcome();
            if (lane.method.isEmpty()) {
                lane.request(message);
            }
        } else {
            lane.status = part.title();
        }
    }

    private static void head(LaneDraft lane, ExchangeEvent part) {
        if (!(part instanceof MessageEvent message)) {
            return;
        }
        boolean isRequest = message.isRequest();
        long sent = message.headLength();
        if (isRequest) {
            lane.requestHeaders += sent;
            lane.requestPlain += message.plainHeadLength();
        } else {
            lane.answerHeaders += sent;
            lane.answerPlain += message.plainHeadLength();
        }
        if (!lane.isMultiplexed) {
            Seen seen = isRequest ? lane.asking : lane.answering;
            lane.pieces.add(seen.nanos(), seen.event(), sent, isRequest ? PieceKind.REQUEST_HEAD : PieceKind.ANSWER_HEAD);
        }
    }

    private void body(LaneDraft lane, int event, ExchangeEvent part) {
        if (!(part instanceof MessageEvent message)) {
            return;
        }
        if (message.isRequest()) {
            lane.requestBody = message.bodyLength();
            if (lane.requestBody > 0 && !lane.isMultiplexed) {
                lane.pieces.add(arrivals.time(event), event, lane.requestBody, PieceKind.REQUEST_BODY);
            }
            return;
        }
        lane.answerBody = message.bodyLength();
        lane.ending = ending(Objects.requireNonNullElse(message.ending(), ExchangeEnding.WHOLE));
    }
}
