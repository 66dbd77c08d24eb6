package dev.framewalk.timeline.span;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Clock;
import dev.framewalk.timeline.telling.Teller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The spans of a timeline so far: pairs the events that open intervals with those that close them.
final class SpanKeeper {
    private static final String HANDSHAKE = "tcp.handshake";
    private static final String HOLE = "tcp.hole";
    private static final String CLOSE = "tcp.close";
    private static final String FULL = "tcp.window-closed";

    private final Timeline timeline;
    private final SpanTable spans = new SpanTable();
    private final Map<Key, Integer> open = new HashMap<>();
    private final Map<Integer, List<Integer>> openOf = new HashMap<>();
    private int read;

    static SpanKeeper of(Timeline timeline) {
        return timeline.kept(SpanKeeper.class, SpanKeeper::new);
    }

    private SpanKeeper(Timeline timeline) {
        this.timeline = timeline;
    }

    /// What tells open spans apart.
    ///
    /// @param number exchange, or the first missing byte of a hole, or the side
    private record Key(int conversation, String id, Side side, long number) {}

    /// Reads on, and gives all of them.
    synchronized Spans all() {
        readOn(timeline.eventCount());
        return new Spans(spans, this::span);
    }

    /// Gives those that are known, and reads on only if that takes no time that anybody would notice.
    synchronized Spans soFar() {
        if (timeline.eventCount() - read <= Timeline.FEW_EVENTS) {
            readOn(timeline.eventCount());
        }
        return new Spans(spans, this::span);
    }

    /// Reads on until before an event.
    synchronized void readOn(int to) {
        for (; read < to; read++) {
            switch (timeline.recording().detail(read)) {
                case TcpEvent tcp -> connection(read, tcp);
                case StreamEvent told -> {
                    if (told instanceof SpanEvent end) {
                        interval(read, end);
                    }
                    if (told instanceof ExchangeEvent part && part.exchange() > 0) {
                        exchange(read, part);
                    }
                }
                case null, default -> {
                    // neither opens nor closes anything
                }
            }
        }
    }

    private void connection(int event, TcpEvent tcp) {
        Side side = timeline.side(event);
        Side sender = side == null ? Side.CLIENT : side;
        int conversation = timeline.conversationOf(event);
        switch (tcp) {
            case TcpEvent.Requested e -> open(event, HANDSHAKE, Side.CLIENT, 0);
            case TcpEvent.Established e -> close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
            case TcpEvent.Refused e -> close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
            case TcpEvent.Finished e when e.isFirst() -> open(event, CLOSE, Side.CLIENT, 0);
            case TcpEvent.Closed e -> close(event, new Key(conversation, CLOSE, Side.CLIENT, 0));
            case TcpEvent.Reset e -> {
                close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
                close(event, new Key(conversation, CLOSE, Side.CLIENT, 0));
            }
            case TcpEvent.HoleOpened e -> open(event, HOLE, sender, e.from());
            case TcpEvent.HoleFilled e -> closeHoles(conversation, sender, e.to(), event);
            case TcpEvent.Gap e -> closeHoles(conversation, sender, e.to(), event);
            case TcpEvent.WindowClosed e -> open(event, FULL, sender, 0);
            case TcpEvent.WindowOpened e -> close(event, new Key(conversation, FULL, sender, 0));
            default -> {
                // neither opens nor closes anything
            }
        }
    }

    private void interval(int event, SpanEvent end) {
        if (end.isBeginning()) {
            open(event, end.span(), Side.CLIENT, end.spanNumber());
        } else {
            close(event, new Key(timeline.conversationOf(event), end.span(), Side.CLIENT, end.spanNumber()));
        }
    }

    private void exchange(int event, ExchangeEvent part) {
        String span = exchangeSpan(part);
        switch (part.part()) {
            case ASKING -> open(event, span, Side.CLIENT, part.exchange());
            case ASKED, ANSWERING -> {
                // on the way
            }
            case ANSWERED -> close(
                    event, new Key(timeline.conversationOf(event), span, Side.CLIENT, part.exchange()));
        }
    }

    private static String exchangeSpan(ExchangeEvent part) {
        String id = part.id();
        return id.substring(0, Math.max(0, id.indexOf('.'))) + ".exchange";
    }

    private void open(int event, String id, Side side, long number) {
        int conversation = timeline.conversationOf(event);
        int span = spans.count();
        if (open.putIfAbsent(new Key(conversation, id, side, number), span) != null) {
            return;
        }
        spans.open(id, event);
        if (id.equals(HOLE)) {
            openOf.computeIfAbsent(conversation << 1 | side.ordinal(), c -> new ArrayList<>()).add(span);
        }
    }

    private void close(int event, Key key) {
        Integer span = open.remove(key);
        if (span != null) {
            spans.close(span, event);
        }
    }

    /// All holes of a side that begin before this byte.
    private void closeHoles(int conversation, Side side, long before, int event) {
        List<Integer> holes = openOf.get(conversation << 1 | side.ordinal());
        if (holes == null) {
            return;
        }
        holes.removeIf(span -> {
            if (!(timeline.tcp(spans.firstEvent(span)) instanceof TcpEvent.HoleOpened hole) || hole.from() >= before) {
                return false;
            }
            open.remove(new Key(conversation, HOLE, side, hole.from()));
            spans.close(span, event);
            return true;
        });
    }

    // ---- telling

    private Span span(int number) {
        String id = spans.id(number);
        int first = spans.firstEvent(number);
        int last = spans.lastEvent(number);
        boolean isOpen = spans.isOpen(number);
        long from = time(first);
        return new Span(
                id,
                timeline.conversationOf(first),
                first,
                last,
                from,
                isOpen ? from : Math.max(from, time(last)),
                isOpen,
                isOpen ? Teller.of(timeline).certainty(first) : certainty(first, last),
                label(id, first));
    }

    /// How we know both ends of a span, and the time between them.
    private Certainty certainty(int first, int last) {
        if (timeline.packets().between(timeline.readablePacket(first), timeline.readablePacket(last)) == Clock.UNKNOWN) {
            return new Certainty.Unknown(StoryWords.here().say("clock.unknown"));
        }
        Certainty closing = Teller.of(timeline).certainty(last);
        return closing instanceof Certainty.Inferred || closing instanceof Certainty.Unknown
                ? closing
                : Teller.of(timeline).certainty(first);
    }

    private String label(String id, int event) {
        Texts words = StoryWords.here();
        return switch (timeline.recording().detail(event)) {
            case TcpEvent.HoleOpened hole -> words.say("span.hole", "range", Quantities.range(hole.from(), hole.to()));
            case TcpEvent other -> words.say("span." + id.substring(id.indexOf('.') + 1));
            case SpanEvent end when end.isBeginning() && end.span().equals(id) -> end.title();
            case ExchangeEvent part -> part.brief();
            case null, default -> "";
        };
    }

    private long time(int event) {
        long placed = timeline.packets().placeInTime(timeline.readablePacket(event));
        return placed == Clock.UNKNOWN ? 0 : placed;
    }
}
