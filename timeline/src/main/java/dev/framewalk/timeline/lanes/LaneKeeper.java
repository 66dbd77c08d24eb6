package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2FrameType;
import dev.framewalk.decoders.http2.Http2Windows;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Conversation;
import dev.framewalk.timeline.Span;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lanes of a timeline so far: reads on from where it stopped whenever somebody asks.
public final class LaneKeeper {
    /// Pieces of one body that are kept; a download of more is drawn by its phases.
    private static final int MOST_PIECES = 1 << 20;
    /// In a connection with more packets, what waited is looked for when the whole capture is there.
    private static final int MOST_PACKETS = 5_000;

    private final Timeline timeline;
    private final Map<Integer, GroupDraft> groups = new LinkedHashMap<>();
    private StreamLanes published = StreamLanes.NONE;
    private int read;
    private boolean wasComplete;

    /// What tells lanes of one conversation apart: two protocols inside each other count their exchanges each for themselves.
    ///
    /// @param channel the number of the channel
    /// @param number  the stream's number, or that of the exchange
    record Key(int channel, boolean isMultiplexed, long number) {}

    /// The lanes of one connection while they grow.
    private static final class GroupDraft {
        final Map<Key, LaneDraft> lanes = new LinkedHashMap<>();
        /// By channel, the answer whose request was not seen and that has not ended.
        final Map<Integer, LaneDraft> unasked = new HashMap<>();
        int unaskedCount;
        /// What happened to the connection as a whole, beside its spans.
        final List<LaneStage> moments = new ArrayList<>();
        /// The channels that have lanes, in the order in which they had their first.
        final List<Integer> channels = new ArrayList<>(1);
        @Nullable LaneGroup made;

        LaneDraft lane(int conversation, Key key) {
            if (!channels.contains(key.channel())) {
                channels.add(key.channel());
            }
            return new LaneDraft(conversation, channels.indexOf(key.channel()), key);
        }
    }

    public LaneKeeper(Timeline timeline) {
        this.timeline = timeline;
    }

    /// All lanes, as far as events have been published.
    public synchronized StreamLanes all() {
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
            if (told != null && told.id().startsWith("http")) {
                GroupDraft group = groups.computeIfAbsent(timeline.conversationOf(read), id -> new GroupDraft());
                LaneDraft lane = take(group, read, told);
                if (lane != null) {
                    lane.made = null;
                    changed.add(lane.conversation);
                }
            }
        }
        Map<Integer, List<LaneStage>> stages = stages();
        groups.forEach((conversation, group) -> {
            if (!group.moments.isEmpty()) {
                stages.computeIfAbsent(conversation, id -> new ArrayList<>()).addAll(group.moments);
            }
        });
        List<LaneGroup> made = new ArrayList<>();
        groups.forEach((conversation, group) -> {
            if (!group.lanes.isEmpty()) {
                made.add(make(conversation, group, stages.getOrDefault(conversation, List.of()), isOver || changed.contains(conversation)));
            }
        });
        made.sort(Comparator.comparingInt(LaneGroup::conversation));
        published = new StreamLanes(timeline.firstTimeNanos(), made);
        return published;
    }

    // ---- events

    private @Nullable LaneDraft take(GroupDraft group, int event, StreamEvent told) {
        if (told instanceof ExchangeEvent part) {
            LaneDraft lane = laneOf(group, event, part);
            exchange(lane, event, part);
            return lane;
        }
        if (told instanceof Http2Event framed) {
            return framed(group, event, framed);
        }
        if (told instanceof Http1Event.Interim interim && interim.request() != null) {
            LaneDraft lane = group.lanes.get(key(event, false, interim.request().exchange()));
            if (lane != null) {
                lane.pieces.add(time(event), event, interim.unit().length(), PieceKind.SERVER_OTHER);
            }
            return lane;
        }
        return null;
    }

    // ---- frames

    private @Nullable LaneDraft framed(GroupDraft group, int event, Http2Event told) {
        switch (told) {
            case Http2Event.FrameSeen frame -> {
                return frame(group, event, frame);
            }
            case Http2Event.StreamReset reset when !reset.isAfter() -> {
                LaneDraft lane = group.lanes.get(key(event, true, reset.streamNumber()));
                if (lane != null && !lane.answered.was()) {
                    lane.ending = LaneEnding.RESET;
                }
                return lane;
            }
            case Http2Event.StreamClosed closed -> {
                LaneDraft lane = group.lanes.get(key(event, true, closed.streamNumber()));
                if (lane != null && lane.ending == LaneEnding.OPEN) {
                    lane.ending = switch (closed.closing()) {
                        case FINISHED -> LaneEnding.COMPLETE;
                        case RESET -> LaneEnding.RESET;
                        case CONNECTION_ENDED -> LaneEnding.CUT;
                        case FORGOTTEN -> LaneEnding.OPEN;
                    };
                }
                return lane;
            }
            case Http2Event.GoneAway away -> {
                group.moments.add(new LaneStage(
                        away.id(), time(event), time(event), event, Certainty.OBSERVED, away.sentence()));
                group.made = null;
                return null;
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable LaneDraft frame(GroupDraft group, int event, Http2Event.FrameSeen frame) {
        long number = frame.streamNumber();
        boolean isClient = frame.side() == Side.CLIENT;
        PieceKind kind = switch (Http2FrameType.of(frame.type())) {
            case HEADERS, CONTINUATION -> isClient ? PieceKind.REQUEST_HEAD : PieceKind.ANSWER_HEAD;
            case DATA -> isClient ? PieceKind.REQUEST_BODY : PieceKind.ANSWER_BODY;
            case WINDOW_UPDATE -> isClient ? PieceKind.WINDOW : PieceKind.SERVER_OTHER;
            case RST_STREAM -> PieceKind.RESET;
            case null, default -> isClient ? PieceKind.CLIENT_OTHER : PieceKind.SERVER_OTHER;
        };
        if (number <= 0) {
            return null;
        }
        Key key = key(event, true, number);
        // frames that open nothing (PRIORITY of idle streams, frames of hostile senders) make no lane
        boolean carries = kind != PieceKind.WINDOW
                && kind != PieceKind.RESET
                && kind != PieceKind.CLIENT_OTHER
                && kind != PieceKind.SERVER_OTHER;
        LaneDraft lane = carries
                ? group.lanes.computeIfAbsent(key, k -> group.lane(timeline.conversationOf(event), k))
                : group.lanes.get(key);
        if (lane == null) {
            return null;
        }
        if (lane.pieces.count() < MOST_PIECES) {
            lane.pieces.add(time(event), event, frame.length(), kind);
        }
        Http2Windows windows = frame.windows();
        if (windows != null
                && windows.sender() == Side.SERVER
                && Http2Windows.isKnown(windows.streamAfter())
                && lane.window.count() < MOST_PIECES) {
            lane.window.add(time(event), windows.streamAfter());
        }
        return lane;
    }

    private Key key(int event, boolean isMultiplexed, long number) {
        return new Key(timeline.channelNumberOf(event), isMultiplexed, number);
    }

    private LaneDraft laneOf(GroupDraft group, int event, ExchangeEvent part) {
        int conversation = timeline.conversationOf(event);
        if (part instanceof MultiplexedEvent multiplexed) {
            return group.lanes.computeIfAbsent(
                    key(event, true, multiplexed.streamNumber()), key -> group.lane(conversation, key));
        }
        if (part.exchange() > 0) {
            return group.lanes.computeIfAbsent(
                    key(event, false, part.exchange()), key -> group.lane(conversation, key));
        }
        int channel = timeline.channelNumberOf(event);
        LaneDraft lane = group.unasked.get(channel);
        if (lane == null || part.part() == ExchangeEvent.Part.ANSWERING) {
            lane = group.lane(conversation, new Key(channel, false, 0));
            group.unaskedCount++;
            group.lanes.put(key(event, false, -group.unaskedCount), lane);
        }
        if (part.part() == ExchangeEvent.Part.ANSWERED) {
            group.unasked.remove(channel);
        } else {
            group.unasked.put(channel, lane);
        }
        return lane;
    }

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
                lane.asked = new Seen(time(event), event);
                body(lane, event, part);
            }
            case ANSWERING -> {
                answered(lane, part);
                int asking = lane.asking.was() ? -1 : timeline.partBeforeUpgrade(event, ExchangeEvent.Part.ASKING);
                if (asking >= 0 && timeline.told(asking) instanceof ExchangeEvent request) {
                    int asked = timeline.partBeforeUpgrade(event, ExchangeEvent.Part.ASKED);
                    lane.asking = new Seen(firstByte(asking, request.unit()), asking);
                    lane.asked = asked < 0 ? lane.asking : new Seen(time(asked), asked);
                }
                lane.answering = new Seen(firstByte(event, unit), event);
                if (!lane.asked.was() && lane.asking.was()) {
                    lane.asked = lane.asking;
                }
                lane.answerHead = unit;
                head(lane, part);
            }
            case ANSWERED -> {
                answered(lane, part);
                if (!lane.answering.was()) {
                    lane.answering = new Seen(firstByte(event, unit), event);
                }
                lane.answered = new Seen(time(event), event);
                lane.ending = LaneEnding.COMPLETE;
                body(lane, event, part);
                if (!lane.isMultiplexed && unit != null) {
                    long bodyFrom = lane.answerHead == null ? unit.from() : Math.min(unit.to(), lane.answerHead.to());
                    arrivals(lane.pieces, event, new Unit(unit.side(), bodyFrom, unit.to()));
                }
                lane.answerHead = null;
            }
        }
    }

    private void asked(LaneDraft lane, int event, ExchangeEvent part) {
        lane.asking = new Seen(firstByte(event, part.unit()), event);
        if (part instanceof HttpMessageEvent message) {
            lane.method = Objects.requireNonNullElse(message.method(), "");
            lane.target = Objects.requireNonNullElse(message.target(), "");
        } else {
            lane.request(part.title());
        }
    }

    private static void answered(LaneDraft lane, ExchangeEvent part) {
        if (part instanceof HttpMessageEvent message) {
            lane.status = message.status() == 0 ? "" : Integer.toString(message.status());
            if (lane.method.isEmpty()) {
                lane.method = Objects.requireNonNullElse(message.method(), "");
                lane.target = Objects.requireNonNullElse(message.target(), "");
            }
        } else {
            lane.answer(part.title());
        }
    }

    private void head(LaneDraft lane, ExchangeEvent part) {
        if (!(part instanceof HttpMessageEvent message)) {
            return;
        }
        boolean isRequest = message.isRequest();
        long sent = message.headLength();
        long plain = message instanceof Http2Event.Message framed ? framed.head().textLength() : sent;
        if (isRequest) {
            lane.requestHeaders += sent;
            lane.requestPlain += plain;
        } else {
            lane.answerHeaders += sent;
            lane.answerPlain += plain;
        }
        if (!lane.isMultiplexed) {
            Seen seen = isRequest ? lane.asking : lane.answering;
            lane.pieces.add(seen.nanos(), seen.event(), sent, isRequest ? PieceKind.REQUEST_HEAD : PieceKind.ANSWER_HEAD);
        }
    }

    private void body(LaneDraft lane, int event, ExchangeEvent part) {
        if (!(part instanceof HttpMessageEvent message)) {
            return;
        }
        if (message.isRequest()) {
            lane.requestBody = message.body().length();
            if (!message.body().isEmpty() && !lane.isMultiplexed) {
                lane.pieces.add(time(event), event, lane.requestBody, PieceKind.REQUEST_BODY);
            }
            return;
        }
        lane.answerBody = message.body().length();
        HttpCompletion completion = message.completion();
        lane.ending = completion == null
                ? LaneEnding.COMPLETE
                : switch (completion) {
                    case WHOLE, WITH_HOLES -> LaneEnding.COMPLETE;
                    case CAPTURE_ENDED -> LaneEnding.OPEN;
                    case CUT_BY_RESET -> LaneEnding.RESET;
                    case CUT_BY_CLOSE, PLACE_LOST -> LaneEnding.CUT;
                };
    }

    // ---- bytes

    private long time(int event) {
        return timeline.packets().timeNanos(timeline.packetOf(event));
    }

    /// When the first byte of a unit arrived; the moment of the event where that is not known.
    private long firstByte(int event, @Nullable Unit unit) {
        long moment = time(event);
        if (unit == null || unit.length() == 0) {
            return moment;
        }
        Unit outside = onTcp(event, unit);
        StreamMap map = timeline.streamMap(timeline.conversationOf(event), unit.side());
        if (map == null) {
            return moment;
        }
        int piece = map.pieceAfter(outside.from());
        return piece < map.pieces() && map.from(piece) <= outside.from()
                ? Math.min(moment, timeline.packets().timeNanos(map.packet(piece)))
                : moment;
    }

    private Unit onTcp(int event, Unit unit) {
        return timeline.channelOf(event).onTcp(unit);
    }

    /// The packets that brought the bytes of a unit become pieces.
    ///
    /// @param event one of the channel that the unit counts in
    private void arrivals(LanePieces.Builder into, int event, Unit unit) {
        StreamMap map = timeline.streamMap(timeline.conversationOf(event), unit.side());
        if (map == null || unit.length() <= 0) {
            return;
        }
        Unit outside = onTcp(event, unit);
        PieceKind kind = unit.side() == Side.SERVER ? PieceKind.ANSWER_BODY : PieceKind.REQUEST_BODY;
        for (int i = map.pieceAfter(outside.from()); i < map.pieces() && map.from(i) < outside.to(); i++) {
            if (into.count() >= MOST_PIECES) {
                return;
            }
            long from = Math.max(outside.from(), map.from(i));
            long to = Math.min(outside.to(), map.from(i) + map.length(i));
            int packet = map.packet(i);
            into.add(timeline.packets().timeNanos(packet), timeline.firstEventOf(packet), to - from, kind);
        }
    }

    // ---- what is given out

    private Map<Integer, List<LaneStage>> stages() {
        Map<Integer, List<LaneStage>> stages = new HashMap<>();
        for (Span span : timeline.spans()) {
            switch (span.id()) {
                case "tcp.handshake", "tls.handshake", "tcp.hole" -> stages
                        .computeIfAbsent(span.conversation(), id -> new ArrayList<>())
                        .add(new LaneStage(
                                span.id(),
                                span.fromNanos(),
                                span.toNanos(),
                                span.firstEvent(),
                                span.certainty(),
                                span.label()));
                default -> {
                    // lanes have phases of their own for exchanges
                }
            }
        }
        return stages;
    }

    private LaneGroup make(int id, GroupDraft group, List<LaneStage> stages, boolean hasChanged) {
        LaneGroup before = group.made;
        Conversation conversation = timeline.conversation(id);
        long last = timeline.packets().timeNanos(conversation.lastPacket());
        if (before != null && !hasChanged && before.stages().equals(stages) && !hasOpen(group)) {
            return before;
        }
        if (hasChanged && (timeline.isComplete() || conversation.packets() <= MOST_PACKETS)) {
            LaneWaits.put(timeline, id, group.lanes);
        }
        List<Lane> lanes = new ArrayList<>(group.lanes.size());
        for (LaneDraft draft : group.lanes.values()) {
            if (draft.ending == LaneEnding.OPEN && timeline.channel(id, draft.channel).isDiscarded()) {
                draft.ending = LaneEnding.DISCARDED;
                draft.made = null;
            }
            Lane lane = draft.made;
            if (lane == null || draft.ending == LaneEnding.OPEN) {
                lane = draft.answerHead == null || draft.isMultiplexed ? draft.lane(last) : unfinished(draft, last);
                draft.made = lane;
            }
            lanes.add(lane);
        }
        LaneGroup made = new LaneGroup(
                id,
                conversation.protocol(),
                conversation.client().toString(),
                conversation.server().toString(),
                stages,
                lanes);
        group.made = made;
        return made;
    }

    private static boolean hasOpen(GroupDraft group) {
        return group.lanes.values().stream().anyMatch(lane -> lane.ending == LaneEnding.OPEN);
    }

    /// An answer whose end has not come: its body so far.
    private Lane unfinished(LaneDraft draft, long last) {
        Unit head = draft.answerHead;
        Lane lane = draft.lane(last);
        StreamPlaces places = head == null
                ? null
                : timeline.channelOf(draft.answering.event()).places(head.side());
        if (head == null || places == null || places.end() <= head.to()) {
            return lane;
        }
        LanePieces.Builder pieces = new LanePieces.Builder();
        for (int i = 0; i < lane.pieces().count(); i++) {
            pieces.add(
                    lane.pieces().nanos(i), lane.pieces().event(i), lane.pieces().bytes(i), lane.pieces().kind(i));
        }
        arrivals(pieces, draft.answering.event(), new Unit(head.side(), head.to(), places.end()));
        return lane.with(pieces.build());
    }
}
