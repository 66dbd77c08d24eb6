package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
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
    private final Map<Key, List<Owned>> byPlace = new HashMap<>();

    /// Pieces of messages lie side by side, and so do messages; one list for each makes a look-up a binary search.
    private record Key(int channel, Side side, boolean isMessage) {}

    /// Bytes with the event that explains them.
    ///
    /// @param reach the furthest end of this and all before it
    private record Owned(long from, long to, int event, long reach) {}

    Owners(Timeline timeline, int conversation, ConversationEvents events) {
        this.timeline = timeline;
        this.conversation = conversation;
        Map<Key, List<Owned>> found = new HashMap<>();
        for (int i = 0; i < events.toldCount(); i++) {
            int event = events.told(i);
            StreamEvent told = timeline.told(event);
            Unit unit = told == null ? null : told.unit();
            if (told == null || unit == null || unit.length() <= 0 || told.anomaly() != null) {
                continue;
            }
            // messages of streams lie between each other, so only their frames say exactly whose bytes are where
            boolean isMultiplexed = told instanceof MultiplexedEvent;
            boolean isMessage = !isMultiplexed && told.depth().compareTo(Depth.FRAMES) < 0;
            if (!isMultiplexed || UnitEvent.kindOf(told) == UnitKind.PART) {
                found.computeIfAbsent(
                                new Key(timeline.channelNumberOf(event), unit.side(), isMessage), k -> new ArrayList<>())
                        .add(new Owned(unit.from(), unit.to(), event, 0));
            }
        }
        found.forEach((key, list) -> byPlace.put(key, withReach(list)));
    }

    private static List<Owned> withReach(List<Owned> list) {
        list.sort(Comparator.comparingLong(Owned::from).thenComparing(Comparator.comparingLong(Owned::to).reversed()));
        List<Owned> ready = new ArrayList<>(list.size());
        long reach = 0;
        for (Owned owned : list) {
            reach = Math.max(reach, owned.to);
            ready.add(new Owned(owned.from, owned.to, owned.event, reach));
        }
        return ready;
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
        List<Owned> list = byPlace.getOrDefault(key, List.of());
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (list.get(middle).reach <= range.from()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Owned> found = new ArrayList<>();
        long covered = Long.MIN_VALUE;
        for (int i = low; i < list.size() && list.get(i).from < range.to() && found.size() < MOST_TOLD; i++) {
            Owned owned = list.get(i);
            // several events about the same bytes: the first of them stands for all
            if (owned.to > range.from() && owned.to > covered) {
                found.add(owned);
                covered = owned.to;
            }
        }
        return found;
    }

    /// The streams of these events, in their order, each once.
    List<Long> streams(List<Integer> events) {
        List<Long> streams = new ArrayList<>();
        for (int event : events) {
            if (timeline.told(event) instanceof MultiplexedEvent frame && !streams.contains(frame.streamNumber())) {
                streams.add(frame.streamNumber());
            }
        }
        return streams;
    }

    /// The first of these streams; [Wait#NO_STREAM] if there is none.
    static long first(List<Long> streams) {
        return streams.isEmpty() ? Wait.NO_STREAM : streams.getFirst();
    }
}
