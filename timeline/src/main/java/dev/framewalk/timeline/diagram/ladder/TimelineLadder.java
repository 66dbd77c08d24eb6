package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.capture.Vantage;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.link.Sightings;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.span.Span;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.story.Distances;
import dev.framewalk.timeline.sweep.Clock;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A timeline as a ladder.
///
/// Captured at one place, the columns are the hosts; the times at the other ends are estimated from the round trips of each
/// connection, or not known. Captured at several places, the columns are those places, and each packet runs from one to
/// the next at the times at which it was seen there; what should have been seen and was not is lost.
public final class TimelineLadder {
    /// So many other spans may begin between a stream and the request that it carries.
    private static final int MOST_BETWEEN = 1_000;

    /// Where the capture was made, so many connections are asked beside those that are shown.
    private static final int MOST_ASKED = 1_000;

    /// More hosts than these share one column.
    public static final int MOST_HOSTS = 12;

    private final Timeline timeline;
    private final Choice choice;
    private final DiagramWords words;
    private final ArrowWords arrowWords;
    private final SegmentWords segments;
    private final Map<String, Integer> columnOf = new LinkedHashMap<>();
    private final Map<Integer, Conversation> conversations = new HashMap<>();
    private final Map<OriginalKey, Integer> originals = new HashMap<>();
    private final TreeMap<Long, Long> arrowOfEvent = new TreeMap<>();
    private final List<LadderArrow> arrows = new ArrayList<>();
    private final List<LadderScene.Note> notes = new ArrayList<>();
    private final Set<Integer> shown = new HashSet<>();
    /// Addresses at which the capture was made, as round trips show.
    private final Set<String> here = new HashSet<>();
    private final int events;
    private final LadderScene scene;
    /// Whether arrows belong to connections: between places each way of a packet would belong to another.
    private final boolean areGroups;

    /// What of a timeline a ladder shows.
    ///
    /// @param depth      how closely one looks
    /// @param isChosen   whether an event (by index) is wanted: the display filter, a conversation
    /// @param firstEvent index of the first event looked at
    /// @param lastEvent  index of the last one; beyond the last event, all
    /// @param most       how many arrows at most
    /// @param names      the name of a host by its address; the address itself where nothing better is known
    /// @param title      for exports
    /// @param filter     the display filter in words, for the foot line
    public record Choice(
            Depth depth,
            IntPredicate isChosen,
            int firstEvent,
            int lastEvent,
            int most,
            UnaryOperator<String> names,
            String title,
            String filter) {
        public static Choice of(Depth depth) {
            return new Choice(depth, event -> true, 0, Integer.MAX_VALUE, 200_000, UnaryOperator.identity(), "", "");
        }

        public Choice titled(String changed) {
            return new Choice(depth, isChosen, firstEvent, lastEvent, most, names, changed, filter);
        }
    }

    private record OriginalKey(int conversation, int direction, long sequence) {}

    public TimelineLadder(Timeline timeline, Choice choice, DiagramWords words) {
        this.timeline = timeline;
        this.choice = choice;
        this.words = words;
        this.events = timeline.eventCount();
        this.segments = new SegmentWords(timeline, words);
        this.arrowWords = new ArrowWords(timeline, words);
        boolean isAtPlaces = timeline.hasSeveralVantages();
        this.areGroups = !isAtPlaces;
        ArrowChoice chooser = new ArrowChoice(timeline, choice);
        List<Integer> chosen = chooser.chosen();
        chosen.forEach(event -> conversation(timeline.conversationOf(event)));
        for (int id = 0; id < Math.min(MOST_ASKED, timeline.conversationCount()); id++) {
            lookWhereCaptured(id);
        }
        conversations.keySet().forEach(this::lookWhereCaptured);
        List<LadderScene.Column> columns = isAtPlaces ? places() : hosts(chosen);
        Sightings sightings = isAtPlaces ? Sightings.of(timeline) : null;
        for (int event : chosen) {
            if (sightings == null) {
                addBetweenHosts(event);
            } else {
                addBetweenPlaces(event, sightings);
            }
            if (arrows.size() >= choice.most) {
                break;
            }
        }
        chooser.shownBy().forEach((event, by) -> arrowOfEvent.put((long) event, (long) by));
        for (LadderArrow arrow : arrows) {
            arrowOfEvent.put(arrow.event(), arrow.event());
        }
        String name = timeline.capture().name();
        scene = new LadderScene(
                choice.title,
                columns,
                arrows,
                brackets(chosen),
                notes,
                List.of(),
                new LadderScene.Origin(name, timeline.packets().count(), choice.filter),
                ties(chosen));
    }

    /// A conversation of which something is shown; null for what belongs to none.
    private @Nullable Conversation conversation(int id) {
        return id < 0 ? null : conversations.computeIfAbsent(id, timeline::conversation);
    }

    private void lookWhereCaptured(int id) {
        Distances distances = timeline.distances(id);
        for (int direction = 0; direction < 2; direction++) {
            if (distances.isHere(direction)) {
                Conversation of = conversations.getOrDefault(id, timeline.conversation(id));
                here.add(of.end(of.side(direction)).address());
            }
        }
    }

    /// The links of which at least one end has an arrow.
    private List<LadderScene.Tie> ties(List<Integer> chosen) {
        List<LadderScene.Tie> ties = new ArrayList<>();
        if (chosen.isEmpty()) {
            return ties;
        }
        int first = timeline.firstEventOf(timeline.packetOf(chosen.getFirst()));
        int behind = timeline.firstEventOf(timeline.packetOf(chosen.getLast()) + 1);
        for (Link link : Links.of(timeline).touching(first, behind)) {
            long cause = arrowAt(link.cause());
            long effect = arrowAt(link.effect());
            if ((cause != LadderScene.Tie.NOWHERE || effect != LadderScene.Tie.NOWHERE) && cause != effect) {
                ties.add(new LadderScene.Tie(
                        cause,
                        effect,
                        timeline.packetOf(link.cause()),
                        timeline.packetOf(link.effect()),
                        link.kind().label(),
                        link.why()));
            }
        }
        return ties;
    }

    private long arrowAt(int event) {
        OptionalLong arrow = event < events ? arrowOf(event) : OptionalLong.empty();
        return arrow.isPresent() && isSamePacket(arrow.getAsLong(), event) ? arrow.getAsLong() : LadderScene.Tie.NOWHERE;
    }

    public LadderScene scene() {
        return scene;
    }

    /// The arrow that shows an event or its packet, or the nearest one before it.
    public OptionalLong arrowOf(int event) {
        Map.Entry<Long, Long> before = arrowOfEvent.floorEntry((long) event);
        Map.Entry<Long, Long> after = arrowOfEvent.ceilingEntry((long) event);
        boolean isLater = after != null && event < events && isSamePacket(after.getValue(), event)
                && (before == null || !isSamePacket(before.getValue(), event));
        Map.Entry<Long, Long> found = isLater ? after : before;
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.getValue());
    }

    private boolean isSamePacket(long arrow, int event) {
        return timeline.packetOf(eventOf(arrow)) == timeline.packetOf(event);
    }

    /// The event that an arrow shows. Where a packet was seen at several places, each of its ways is an arrow.
    public int eventOf(long arrow) {
        return (int) (events == 0 ? 0 : Math.floorMod(arrow, (long) events));
    }

    // ---- columns

    private List<LadderScene.Column> places() {
        List<LadderScene.Column> columns = new ArrayList<>();
        List<Vantage> vantages = timeline.capture().vantages();
        for (Vantage vantage : vantages) {
            columns.add(new LadderScene.Column(vantage.label(), vantage.description(), LadderScene.Role.VANTAGE));
        }
        return columns.isEmpty() ? List.of(new LadderScene.Column("?", "", LadderScene.Role.HOST)) : columns;
    }

    private int placeOf(int packet) {
        return Math.clamp(timeline.packets().vantage(packet), 0, Math.max(0, timeline.capture().vantages().size() - 1));
    }

    private List<LadderScene.Column> hosts(List<Integer> chosen) {
        Map<String, LadderScene.Role> roles = new LinkedHashMap<>();
        Map<String, Set<Integer>> ports = new HashMap<>();
        // who asks stands on the left
        for (Side side : Side.values()) {
            for (int event : chosen) {
                Conversation conversation = conversation(timeline.conversationOf(event));
                if (conversation != null) {
                    String address = conversation.end(side).address();
                    roles.putIfAbsent(
                            address, side == Side.CLIENT ? LadderScene.Role.CLIENT : LadderScene.Role.SERVER);
                    ports.computeIfAbsent(address, absent -> new HashSet<>())
                            .add(conversation.end(side).port());
                }
            }
        }
        List<LadderScene.Column> columns = new ArrayList<>();
        for (var host : roles.entrySet()) {
            if (columns.size() == MOST_HOSTS && roles.size() > MOST_HOSTS + 1) {
                columnOf.put(host.getKey(), MOST_HOSTS);
                continue;
            }
            columnOf.put(host.getKey(), columns.size());
            String name = choice.names.apply(host.getKey());
            Set<Integer> used = ports.getOrDefault(host.getKey(), Set.of());
            String port = used.size() == 1 && !used.contains(0) ? " : " + used.iterator().next() : "";
            String address = name.equals(host.getKey()) ? port.replace(" : ", ":") : host.getKey() + port;
            columns.add(new LadderScene.Column(name, address, host.getValue()));
        }
        if (roles.size() > MOST_HOSTS + 1) {
            columns.add(new LadderScene.Column(
                    words.text("host.others", roles.size() - MOST_HOSTS), "", LadderScene.Role.HOST));
        }
        if (columns.isEmpty()) {
            columns.add(new LadderScene.Column(timeline.capture().name(), "", LadderScene.Role.HOST));
        }
        return columns;
    }

    // ---- arrows

    private long since(int packet) {
        long placed = timeline.packets().placeInTime(packet);
        return placed == Clock.UNKNOWN ? 0 : placed - timeline.firstTimeNanos();
    }

    private void addBetweenHosts(int index) {
        Event event = Teller.of(timeline).event(index);
        Conversation conversation = conversation(event.conversation());
        long time = since(event.packet());
        if (conversation == null) {
            Moment moment = Moment.observed(time);
            arrows.add(dressed(LadderArrow.of(index, 0, 0, moment, moment, ""), event));
            return;
        }
        // the arrow is the way of the bytes, which may have waited for this packet to be told; without any, that of the packet, whichever end the
        // event is about
        Unit unit = event.unit();
        Side side = unit != null && unit.length() > 0
                ? unit.side()
                : conversation.side(timeline.packets().direction(event.packet()));
        int from = columnOf.getOrDefault(conversation.end(side).address(), 0);
        int to = columnOf.getOrDefault(conversation.end(side.other()).address(), 0);
        if (arrowWords.isNote(event)) {
            notes.add(new LadderScene.Note(time, to, event.sentence(), arrowWords.severity(event)));
            return;
        }
        Moment departure = momentAt(conversation, side, time, true);
        Moment arrival = momentAt(conversation, side.other(), time, false);
        arrows.add(dressed(LadderArrow.of(index, from, to, departure, arrival, ""), event));
    }

    /// When a packet that was captured at a time was at an end.
    private Moment momentAt(Conversation conversation, Side end, long time, boolean isSender) {
        if (here.contains(conversation.end(end).address())) {
            return Moment.observed(time);
        }
        long way = timeline.distances(conversation.id()).toEnd(conversation.direction(end));
        if (way == Distances.UNKNOWN) {
            boolean isOtherHere = here.contains(conversation.end(end.other()).address());
            return isSender && !isOtherHere
                    ? Moment.observed(time)
                    : Moment.unknown(time, words.text("estimate.none"));
        }
        String whom = words.text(end == Side.CLIENT ? "side.client" : "side.server");
        String rule = words.text("estimate.distance", whom, Quantities.duration(2 * way));
        return Moment.inferred(isSender ? time - way : time + way, rule);
    }

    private void addBetweenPlaces(int index, Sightings sightings) {
        Event event = Teller.of(timeline).event(index);
        int[] chain = sightings.chain(event.packet());
        if (chain[0] != event.packet()) {
            return; // told where it was seen first
        }
        if (arrowWords.isNote(event)) {
            notes.add(new LadderScene.Note(
                    since(event.packet()), placeOf(event.packet()), event.sentence(), arrowWords.severity(event)));
            return;
        }
        for (int hop = 0; hop < chain.length; hop++) {
            int packet = chain[hop];
            Moment departure = Moment.observed(since(packet));
            long id = (long) events * hop + index;
            int missing = sightings.missingAt(packet);
            if (hop + 1 < chain.length) {
                Moment arrival = Moment.observed(since(chain[hop + 1]));
                LadderArrow way =
                        LadderArrow.of(id, placeOf(packet), placeOf(chain[hop + 1]), departure, arrival, "");
                String rewritten = Sightings.rewritten(timeline, packet, chain[hop + 1]);
                LadderArrow dressed = dressed(way, event).withNumber(packet);
                arrows.add(rewritten.isEmpty() ? dressed : dressed.withDetail("→ " + rewritten));
            } else if (missing >= 0 && missing != placeOf(packet)) {
                Moment nowhere = Moment.unknown(departure.nanoseconds(), words.text("cue.lost"));
                arrows.add(dressed(LadderArrow.of(id, placeOf(packet), missing, departure, nowhere, ""), event)
                        .withNumber(packet)
                        .lost());
            } else if (hop == 0) {
                arrows.add(dressed(
                        LadderArrow.of(id, placeOf(packet), placeOf(packet), departure, departure, ""), event));
            }
        }
    }

    /// The same arrow with the words, the kind and the fate of its event.
    private LadderArrow dressed(LadderArrow bare, Event event) {
        int packet = event.packet();
        SegmentWords.Said said = segments.of(packet);
        LadderArrow arrow = arrowWords.on(bare.withNumber(packet).withDepth(event.depth()), event, said);
        arrow = areGroups ? arrow.withGroup(event.conversation()) : arrow;
        int verdicts = timeline.packets().analysis(packet);
        // a message that a repeated segment completes is no repetition itself
        boolean isOfPacket = timeline.isPacketEvent(event.index()) || timeline.told(event.index()) == null;
        if (isOfPacket && said.sequence() >= 0 && said.carries()) {
            OriginalKey key = new OriginalKey(
                    timeline.packets().conversation(packet), timeline.packets().direction(packet), said.sequence());
            if (shown.add(packet)) {
                Integer original = originals.putIfAbsent(key, packet);
                if (TcpAnalysis.RETRANSMISSION.in(verdicts)) {
                    arrow = arrow.again(original == null ? LadderArrow.UNSEEN : original);
                }
            } else if (TcpAnalysis.RETRANSMISSION.in(verdicts)) {
                int original = originals.getOrDefault(key, packet);
                arrow = arrow.again(original == packet ? LadderArrow.UNSEEN : original);
            }
        }
        return isOfPacket && TcpAnalysis.OUT_OF_ORDER.in(verdicts) ? arrow.outOfOrder() : arrow;
    }

    // ---- brackets

    /// Where an HTTP/2 stream carries a request, the request tells more than the stream, and one bracket is enough.
    private record Stream(int conversation, long number) {}

    private List<LadderScene.Bracket> brackets(List<Integer> chosen) {
        List<LadderScene.Bracket> brackets = new ArrayList<>();
        if (chosen.isEmpty()) {
            return brackets;
        }
        Set<Stream> asking = new HashSet<>();
        // whoever shows a part does not wait for the whole
        Spans spans = choice.lastEvent < events - 1 ? Spans.soFar(timeline) : Spans.of(timeline);
        int from = spans.firstFrom(timeline.firstEventOf(timeline.packetOf(chosen.getFirst())));
        int to = spans.firstFrom(timeline.firstEventOf(timeline.packetOf(chosen.getLast()) + 1));
        // the request that a stream carries begins with it or soon after
        for (int i = from; i < Math.min(spans.size(), to + MOST_BETWEEN); i++) {
            if (spans.id(i).endsWith(".exchange")) {
                Span span = spans.get(i);
                asking.add(new Stream(span.conversation(), streamOf(span)));
            }
        }
        long id = 0;
        for (int i = from; i < to; i++) {
            Span span = spans.get(i);
            long start = span.fromNanos() - timeline.firstTimeNanos();
            long end = span.toNanos() - timeline.firstTimeNanos();
            long stream = streamOf(span);
            boolean isTwice = span.id().endsWith(".stream") && asking.contains(new Stream(span.conversation(), stream));
            if (end < start || isTwice || !isPacketChosen(timeline.packetOf(span.firstEvent()))) {
                continue;
            }
            Certainty certainty = span.isOpen() ? new Certainty.Unknown("") : span.certainty();
            String label = stream > 0 ? words.text("brackets.stream", stream, span.label()) : span.label();
            brackets.add(new LadderScene.Bracket(
                    id++, kindOf(span.id()), start, end, label, stream, certainty, areGroups ? span.conversation() : -1));
        }
        return brackets;
    }

    /// Whether something in a packet is wanted: where packets are the steps, what they mean is none.
    private boolean isPacketChosen(int packet) {
        for (int event = timeline.firstEventOf(packet); event < events && timeline.packetOf(event) == packet; event++) {
            if (choice.isChosen.test(event)) {
                return true;
            }
        }
        return false;
    }

    private long streamOf(Span span) {
        return timeline.told(span.firstEvent()) instanceof MultiplexedEvent event && event.streamNumber() > 0
                ? event.streamNumber()
                : -1;
    }

    private static LadderScene.BracketKind kindOf(String id) {
        if (id.endsWith("handshake")) {
            return LadderScene.BracketKind.HANDSHAKE;
        }
        if (id.endsWith("exchange") || id.endsWith("request")) {
            return LadderScene.BracketKind.EXCHANGE;
        }
        if (id.endsWith("stream")) {
            return LadderScene.BracketKind.STREAM;
        }
        return id.endsWith("hole") || id.endsWith("blocked")
                ? LadderScene.BracketKind.BLOCKED
                : LadderScene.BracketKind.OTHER;
    }
}
