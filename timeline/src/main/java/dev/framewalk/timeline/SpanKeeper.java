package dev.framewalk.timeline;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.Words;
import dev.framewalk.timeline.sweep.Clock;
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
    private final List<Span> spans = new ArrayList<>();
    private final Map<Key, Integer> open = new HashMap<>();
    private final Map<Integer, List<Integer>> openOf = new HashMap<>();
    private List<Span> published = List.of();
    private boolean hasChanged;
    private int read;

    SpanKeeper(Timeline timeline) {
        this.timeline = timeline;
    }

    /// What tells open spans apart.
    ///
    /// @param number exchange, or the first missing byte of a hole, or the side
    private record Key(int conversation, String id, Side side, long number) {}

    synchronized List<Span> all() {
        int count = timeline.eventCount();
        for (; read < count; read++) {
            TcpEvent tcp = timeline.tcp(read);
            if (timeline.told(read) instanceof SpanEvent end) {
                interval(read, end);
            }
            if (tcp != null) {
                connection(read, tcp);
            } else if (timeline.told(read) instanceof ExchangeEvent part && part.exchange() > 0) {
                exchange(read, part);
            }
        }
        if (hasChanged) {
            published = List.copyOf(spans);
            hasChanged = false;
        }
        return published;
    }

    private void connection(int event, TcpEvent tcp) {
        Texts words = Words.here();
        Side side = timeline.side(event);
        Side sender = side == null ? Side.CLIENT : side;
        int conversation = timeline.conversationOf(event);
        switch (tcp) {
            case TcpEvent.Requested e -> open(event, HANDSHAKE, Side.CLIENT, 0, words.say("span.handshake"));
            case TcpEvent.Established e -> close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
            case TcpEvent.Refused e -> close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
            case TcpEvent.Finished e when e.isFirst() -> open(event, CLOSE, Side.CLIENT, 0, words.say("span.close"));
            case TcpEvent.Closed e -> close(event, new Key(conversation, CLOSE, Side.CLIENT, 0));
            case TcpEvent.Reset e -> {
                close(event, new Key(conversation, HANDSHAKE, Side.CLIENT, 0));
                close(event, new Key(conversation, CLOSE, Side.CLIENT, 0));
            }
            case TcpEvent.HoleOpened e -> open(
                    event, HOLE, sender, e.from(), words.say("span.hole", "range", Quantities.range(e.from(), e.to())));
            case TcpEvent.HoleFilled e -> closeHoles(event, conversation, sender, e.to());
            case TcpEvent.Gap e -> closeHoles(event, conversation, sender, e.to());
            case TcpEvent.WindowClosed e -> open(event, FULL, sender, 0, words.say("span.window-closed"));
            case TcpEvent.WindowOpened e -> close(event, new Key(conversation, FULL, sender, 0));
            default -> {
                // neither opens nor closes anything
            }
        }
    }

    private void interval(int event, SpanEvent end) {
        if (end.isBeginning()) {
            open(event, end.span(), Side.CLIENT, end.spanNumber(), end.title());
        } else {
            close(event, new Key(timeline.conversationOf(event), end.span(), Side.CLIENT, end.spanNumber()));
        }
    }

    private void exchange(int event, ExchangeEvent part) {
        String id = part.id();
        String span = id.substring(0, Math.max(0, id.indexOf('.'))) + ".exchange";
        switch (part.part()) {
            case ASKING -> open(event, span, Side.CLIENT, part.exchange(), part.brief());
            case ASKED, ANSWERING -> {
                // on the way
            }
            case ANSWERED -> close(
                    event, new Key(timeline.conversationOf(event), span, Side.CLIENT, part.exchange()));
        }
    }

    private void open(int event, String id, Side side, long number, String label) {
        int conversation = timeline.conversationOf(event);
        Key key = new Key(conversation, id, side, number);
        if (open.containsKey(key)) {
            return;
        }
        open.put(key, spans.size());
        if (id.equals(HOLE)) {
            openOf.computeIfAbsent(conversation << 1 | side.ordinal(), c -> new ArrayList<>()).add(spans.size());
        }
        long time = time(event);
        Certainty certainty = timeline.event(event).certainty();
        spans.add(new Span(id, conversation, event, event, time, time, true, certainty, label));
        hasChanged = true;
    }

    private void close(int event, Key key) {
        Integer index = open.remove(key);
        if (index != null) {
            close(event, index);
        }
    }

    private void close(int event, int index) {
        Span span = spans.get(index);
        Certainty certainty = timeline.event(event).certainty();
        if (timeline.packets().between(timeline.readablePacket(span.firstEvent()), timeline.readablePacket(event)) == Clock.UNKNOWN) {
            certainty = new Certainty.Unknown(Words.here().say("clock.unknown"));
        }
        spans.set(
                index,
                new Span(
                        span.id(),
                        span.conversation(),
                        span.firstEvent(),
                        event,
                        span.fromNanos(),
                        Math.max(span.fromNanos(), time(event)),
                        false,
                        certainty instanceof Certainty.Inferred || certainty instanceof Certainty.Unknown
                                ? certainty
                                : span.certainty(),
                        span.label()));
        hasChanged = true;
    }

    /// All holes of a side that begin before this byte.
    private void closeHoles(int event, int conversation, Side side, long before) {
        List<Integer> holes = openOf.get(conversation << 1 | side.ordinal());
        if (holes == null) {
            return;
        }
        holes.removeIf(index -> {
            if (!(timeline.tcp(spans.get(index).firstEvent()) instanceof TcpEvent.HoleOpened hole)
                    || hole.from() >= before) {
                return false;
            }
            open.remove(new Key(conversation, HOLE, side, hole.from()));
            close(event, index);
            return true;
        });
    }

    private long time(int event) {
        long placed = timeline.packets().placeInTime(timeline.readablePacket(event));
        return placed == Clock.UNKNOWN ? 0 : placed;
    }
}
