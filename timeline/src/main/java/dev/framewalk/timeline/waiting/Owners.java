package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose bytes are where: the events of one conversation by channel, side and place, to be asked for any range of TCP's bytes.
final class Owners {
    /// More owners of one range than this are not told.
    private static final int MOST_TOLD = 256;

    private final Timeline timeline;
    private final int conversation;
    private final ConversationEvents events;
    private final Map<Key, OwnedPlaces> byPlace = new HashMap<>();
    private int read;

    /// Pieces of messages lie side by side, and so do messages; one list for each makes a look-up a binary search.
    private record Key(int channel, Side side, boolean isMessage) {}

    /// Bytes with the event that explains them.
    private record Owned(long from, long to, int event) {}

    Owners(Timeline timeline, int conversation, ConversationEvents events) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.events = events;
    }

    /// Takes what has been told since.
    void readOn() {
        for (; read < events.toldCount(); read++) {
            int event = events.told(read);
            Unit unit = events.isOwner(read) ? timeline.unit(event) : null;
            if (unit != null && unit.length() > 0) {
                byPlace.computeIfAbsent(
                                new Key(timeline.channelNumberOf(event), unit.side(), events.isMessage(read)),
                                k -> new OwnedPlaces())
                        .add(unit.from(), unit.to(), event);
            }
        }
    }

    /// How many events were looked at.
    int read() {
        return read;
    }

    /// The events whose bytes a range of TCP's stream is made of, of the innermost channel that is known there, in the order of their bytes.
    List<Integer> of(Unit onTcp) {
        List<Integer> events = new ArrayList<>();
        collect(onTcp, timeline.channel(conversation, Channel.ROOT), events);
        return events;
    }

    private void collect(Unit range, Channel channel, List<Integer> into) {
        for (Owned owned : overlapping(range, channel.number())) {
            Unit part = new Unit(range.side(), Math.max(range.from(), owned.from), Math.min(range.to(), owned.to));
            int before = into.size();
            for (Channel.Made inside : channel.exactlyUncoveredOf(part)) {
                collect(inside.unit(), inside.channel(), into);
            }
            if (into.size() == before && into.size() < MOST_TOLD && !into.contains(owned.event)) {
                into.add(owned.event);
            }
        }
        Channel next = channel.continuation();
        if (next != null) {
            collect(range, next, into);
        }
    }

    /// The finest pieces in a range: a message only where no piece of it is known.
    private List<Owned> overlapping(Unit range, int channel) {
        List<Owned> pieces = find(new Key(channel, range.side(), false), range);
        List<Owned> messages = find(new Key(channel, range.side(), true), range);
        messages.removeIf(message ->
                pieces.stream().anyMatch(piece -> piece.from >= message.from && piece.to <= message.to));
        messages.addAll(pieces);
        messages.sort(Comparator.comparingLong(Owned::from));
        return messages;
    }

    private List<Owned> find(Key key, Unit range) {
        List<Owned> found = new ArrayList<>();
        OwnedPlaces places = byPlace.get(key);
        if (places == null) {
            return found;
        }
        long covered = Long.MIN_VALUE;
        for (int i = places.firstReaching(range.from());
                i < places.count() && places.from(i) < range.to() && found.size() < MOST_TOLD;
                i++) {
            // several events about the same bytes: the first of them stands for all
            if (places.to(i) > range.from() && places.to(i) > covered) {
                found.add(new Owned(places.from(i), places.to(i), places.event(i)));
                covered = places.to(i);
            }
        }
        return found;
    }

    /// The streams of these events, in their order, each once.
    List<Long> streams(List<Integer> whose) {
        List<Long> streams = new ArrayList<>();
        for (int event : whose) {
            long stream = events.streamOf(event);
            if (stream != Wait.NO_STREAM && !streams.contains(stream)) {
                streams.add(stream);
            }
        }
        return streams;
    }

    /// The first of these streams; [Wait#NO_STREAM] if there is none.
    static long first(List<Long> streams) {
        return streams.isEmpty() ? Wait.NO_STREAM : streams.getFirst();
    }
}
