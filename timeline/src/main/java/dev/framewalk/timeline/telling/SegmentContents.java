package dev.framewalk.timeline.telling;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.UnitIndex;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bytes of one segment are to the protocols above TCP, channel inside channel: the messages of HTTP/1, the frames of HTTP/2, the
/// records of TLS and what they hold.
final class SegmentContents {
    private static final Texts WORDS = StoryWords.here();

    /// More are counted and not named.
    private static final int MOST_NAMED = 4;

    private final Timeline timeline;
    private final FlowTrack track;
    private final Flow flow;
    private final Side side;

    SegmentContents(Timeline timeline, FlowTrack track, Flow flow, Side side) {
        this.timeline = timeline;
        this.track = track;
        this.flow = flow;
        this.side = side;
    }

    /// One of the things that lie in a range.
    ///
    /// @param name what it is called
    /// @param from where the range begins in it, counted from its beginning
    /// @param to   where the range ends in it
    /// @param size its length
    /// @param isFrame whether it is a small thing, of which nobody counts bytes
    private record Piece(String name, long from, long to, long size, boolean isFrame) {
        boolean isWhole() {
            return from == 0 && to == size;
        }
    }

    /// `sends the request GET / (168 bytes)`: what is sent with the bytes `[from, to)` of TCP's stream.
    String clause(long from, long to) {
        String bytes = Quantities.bytes(to - from);
        List<Piece> carriers = carriers(from, to);
        if (!carriers.isEmpty()) {
            List<String> parts = inside(from, to);
            String carrier = carriers(carriers);
            return parts.isEmpty()
                    ? WORDS.say("segment.data.carriers", "bytes", bytes, "carriers", carrier)
                    : WORDS.say(
                            carriers.stream().allMatch(Piece::isWhole) ? "segment.data.inside" : "segment.data.inside.part",
                            "carriers",
                            carrier,
                            "count",
                            carriers.size(),
                            "bytes",
                            bytes,
                            "messages",
                            Teller.list(parts));
        }
        List<Piece> pieces = new ArrayList<>();
        // after an upgrade another protocol speaks on the same bytes
        for (Channel channel = flow.root(); channel != null; channel = channel.continuation()) {
            pieces.addAll(pieces(channel, from, to));
        }
        if (pieces.isEmpty()) {
            List<String> parts = inside(from, to);
            return parts.isEmpty()
                    ? WORDS.say("segment.data", "range", Quantities.range(from, to))
                    : several(bytes, parts);
        }
        if (pieces.size() == 1) {
            Piece only = pieces.getFirst();
            if (!only.isWhole() && only.isFrame) {
                return WORDS.say("segment.data.frame", "part", place(only), "message", only.name, "bytes", bytes);
            }
            return only.isWhole()
                    ? WORDS.say("segment.data.whole", "message", only.name, "bytes", bytes)
                    : WORDS.say("segment.data.part", "part", part(only));
        }
        return several(bytes, named(pieces));
    }

    private static String several(String bytes, List<String> parts) {
        return WORDS.say("segment.data.several", "bytes", bytes, "messages", Teller.list(parts));
    }

    private List<String> inside(long from, long to) {
        List<String> parts = named(inside(flow.root(), new Unit(side, from, to)));
        return parts.isEmpty() ? named(held(from, to)) : parts;
    }

    /// What records hold themselves: the messages of a handshake, or what kind of data it is.
    private List<Piece> held(long from, long to) {
        List<Piece> found = new ArrayList<>();
        Channel carrying = carrying(from, to);
        UnitIndex units = track.units(carrying.number(), side);
        for (int i = units.firstAfter(from); i >= 0 && i < units.size() && units.from(i) < to; i++) {
            int event = units.event(i);
            List<String> names = new ArrayList<>();
            for (int before = event - 1; before >= 0 && timeline.packetOf(before) == timeline.packetOf(event); before--) {
                StreamEvent told = timeline.told(before);
                Unit unit = told == null ? null : told.unit();
                boolean isInside = unit != null
                        && timeline.conversationOf(before) == timeline.conversationOf(event)
                        && timeline.channelNumberOf(before) == carrying.number()
                        && unit.side() == side
                        && unit.from() >= units.from(i)
                        && unit.to() <= units.to(i);
                if (told != null
                        && isInside
                        && !(told instanceof SpanEvent)
                        && told.carrier().isEmpty()
                        && !told.brief().isEmpty()) {
                    names.add(0, told.brief());
                }
            }
            StreamEvent whole = timeline.told(event);
            if (names.isEmpty() && whole != null && !whole.brief().isEmpty()) {
                names.add(whole.brief());
            }
            for (String name : names) {
                found.add(new Piece(name, 0, 1, 1, true));
            }
        }
        return found;
    }

    /// What lies in a range of the channels inside: of the first ones on the way in whose bytes mean something.
    private List<Piece> inside(Channel channel, Unit range) {
        List<Piece> found = new ArrayList<>();
        Channel next = channel.continuation();
        if (next != null) {
            found.addAll(meaning(next, range));
        }
        for (Channel.Made made : channel.uncoveredOf(range)) {
            found.addAll(meaning(made.channel(), made.unit()));
        }
        return found;
    }

    private List<Piece> meaning(Channel channel, Unit range) {
        List<Piece> pieces = pieces(channel, range.from(), range.to());
        return pieces.isEmpty() ? inside(channel, range) : pieces;
    }

    /// The channel on the bytes of TCP that has anything to say about a range: after an upgrade, the one that follows.
    private Channel carrying(long from, long to) {
        for (Channel channel = flow.root(); channel != null; channel = channel.continuation()) {
            UnitIndex units = track.units(channel.number(), side);
            int first = units.firstAfter(from);
            if (first >= 0 && units.from(first) < to) {
                return channel;
            }
        }
        return flow.root();
    }

    /// The units that do nothing but carry others.
    private List<Piece> carriers(long from, long to) {
        List<Piece> found = new ArrayList<>();
        UnitIndex units = track.units(carrying(from, to).number(), side);
        for (int i = units.firstAfter(from); i >= 0 && i < units.size() && units.from(i) < to; i++) {
            StreamEvent told = timeline.told(units.event(i));
            String name = told == null ? "" : told.carrier();
            if (name.isEmpty()) {
                return List.of();
            }
            found.add(piece(name, true, units, i, from, to));
        }
        return found;
    }

    private List<Piece> pieces(Channel channel, long from, long to) {
        List<Piece> found = new ArrayList<>();
        UnitIndex units = track.units(channel.number(), side);
        for (int i = units.firstAfter(from); i >= 0 && i < units.size() && units.from(i) < to; i++) {
            String name = name(units.event(i));
            if (name != null) {
                found.add(piece(name, !(timeline.told(units.event(i)) instanceof ExchangeEvent) || channel.depth() > 0, units, i, from, to));
            }
        }
        return found;
    }

    private static Piece piece(String name, boolean isFrame, UnitIndex units, int i, long from, long to) {
        long begin = units.from(i);
        return new Piece(
                name, Math.max(from, begin) - begin, Math.min(to, units.to(i)) - begin, units.to(i) - begin, isFrame);
    }

    /// `2 TLS records and part of another`.
    private static String carriers(List<Piece> carriers) {
        int whole = (int) carriers.stream().filter(Piece::isWhole).count();
        int parts = carriers.size() - whole;
        String name = carriers.getFirst().name;
        if (parts == 0) {
            return WORDS.say("carrier.whole", "count", whole, "name", name);
        }
        return whole == 0 && parts == 1
                ? WORDS.say("carrier.part", "name", name, "part", place(carriers.getFirst()))
                : WORDS.say(whole == 0 ? "carrier.parts" : "carrier.whole-and-parts", "count", whole, "parts", parts, "name", name);
    }

    private static List<String> named(List<Piece> pieces) {
        List<String> parts = new ArrayList<>();
        int first = 0;
        while (first < pieces.size()) {
            int end = first + 1;
            while (end < pieces.size() && pieces.get(end).name.equals(pieces.get(first).name) && pieces.get(end).isWhole()) {
                end++;
            }
            boolean isSeveral = end - first > 1 && pieces.get(first).isWhole();
            parts.add(isSeveral
                    ? WORDS.say("message.several", "number", end - first, "message", pieces.get(first).name)
                    : part(pieces.get(first)));
            first = isSeveral ? end : first + 1;
        }
        if (parts.size() > MOST_NAMED) {
            int more = parts.size() - MOST_NAMED + 1;
            parts = new ArrayList<>(parts.subList(0, MOST_NAMED - 1));
            parts.add(WORDS.say("message.more", "count", more));
        }
        return parts;
    }

    /// A thing, or which part of it.
    private static String part(Piece piece) {
        if (piece.isWhole()) {
            return piece.name;
        }
        return WORDS.say(
                piece.isFrame ? "message.part.frame" : "message.part",
                "part",
                place(piece),
                "range",
                Quantities.range(piece.from, piece.to),
                "message",
                piece.name);
    }

    private static String place(Piece piece) {
        return WORDS.say(piece.from == 0 ? "part.begin" : piece.to == piece.size ? "part.end" : "part.middle");
    }

    /// What people call the thing that an event explains; null if it is no thing of its own.
    private @Nullable String name(int event) {
        StreamEvent told = timeline.told(event);
        if (told == null || told.unit() == null) {
            return null;
        }
        for (int before = event; before >= 0 && timeline.packetOf(before) == timeline.packetOf(event); before--) {
            if (timeline.told(before) instanceof MultiplexedEvent frame
                    && !frame.frame().isEmpty()
                    && told.unit().equals(frame.unit())
                    && timeline.conversationOf(before) == timeline.conversationOf(event)) {
                return frame.streamNumber() == 0
                        ? frame.frame()
                        : WORDS.say("message.frame", "frame", frame.frame(), "stream", frame.streamNumber());
            }
        }
        if (told instanceof ExchangeEvent part) {
            boolean isRequest = part.part() == ExchangeEvent.Part.ASKING || part.part() == ExchangeEvent.Part.ASKED;
            return WORDS.say(isRequest ? "message.request" : "message.answer", "title", part.title());
        }
        return told.brief().isEmpty() ? null : told.brief();
    }
}
