package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import dev.framewalk.timeline.column.ShortColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All events of a capture as columns, in order. What decoders said with them is made again when one asks: see [Details]. The few other things
/// that events bring are kept.
public final class EventTable {
    /// In the column of details: there is none.
    private static final int NOTHING = -1;

    /// In the column of details: feeding the event's packet again tells it again, and it has no unit.
    private static final int MADE_AGAIN = -2;

    /// In the column of details: the same for an event with the first of all units, downwards to those that follow.
    private static final int FIRST_UNIT = -3;

    private static final Depth[] DEPTHS = Depth.values();
    private static final int UNIT_OF_SERVER = 0x40;
    private static final int ELSEWHERE = 0x20;
    private static final int DEPTH = 0x0f;

    private final PacketTable packets;
    private final IntColumn packet = new IntColumn();
    /// The conversations of events of which [#ELSEWHERE] says that they are not those of their packets.
    private final Map<Integer, Integer> elsewhere = new ConcurrentHashMap<>();
    private final ShortColumn kind = new ShortColumn();
    /// Direction of what made it happen; -1 outside conversations. Which side that is may be learnt later.
    private final ByteColumn direction = new ByteColumn();
    /// Its depth, and in [#UNIT_OF_SERVER] whose bytes its unit is made of, and in [#ELSEWHERE] that it happened to another conversation than the
    /// one that its packet belongs to.
    private final ByteColumn depth = new ByteColumn();
    private final IntColumn channel = new IntColumn();
    /// What is kept of it, or that nothing is, or which unit it has: see [#NOTHING], [#MADE_AGAIN], [#FIRST_UNIT].
    private final IntColumn detail = new IntColumn();
    /// Units of events that are made again: where their bytes begin and end in their channels.
    private final LongColumn unitFrom = new LongColumn();

    private final IntColumn unitLength = new IntColumn();
    /// Units of more bytes than a column can tell, by their numbers.
    private final Map<Integer, Unit> largest = new ConcurrentHashMap<>();
    private final List<Object> kept = new ArrayList<>();
    private final Details made;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Short> numbers = new HashMap<>();
    private long asks;
    private final Published published;
    /// The depths of events that turned out, after they were published, to be no steps of their own.
    private final Learnt<Depth> demoted = new Learnt<>();
    /// Which events those are, in the order in which that was learnt.
    private final IntColumn learnt = new IntColumn();

    EventTable(PacketTable packets, Details made, Published published) {
        this.packets = packets;
        this.published = published;
        this.made = made;
    }

    /// Adds an event and returns its index. It is not visible to other threads before the next [Snapshot].
    ///
    /// @param inChannel the number of the channel that it belongs to, in its conversation
    int add(
            String id,
            int packetNumber,
            int conversationId,
            int fromDirection,
            int inChannel,
            Depth atDepth,
            @Nullable Object what) {
        return row(
                id, packetNumber, conversationId, fromDirection, inChannel, atDepth, what == null ? NOTHING : keep(what));
    }

    private int row(
            String id, int packetNumber, int conversationId, int fromDirection, int inChannel, Depth atDepth, int what) {
        packet.add(packetNumber);
        kind.add(number(id));
        direction.add((byte) fromDirection);
        channel.add(inChannel);
        depth.add((byte) atDepth.ordinal());
        belongs(packet.size() - 1, conversationId);
        detail.add(what);
        return packet.size() - 1;
    }

    /// Adds an event that feeding its packet to its conversation tells again.
    int add(StreamEvent event, int packetNumber, int conversationId, int fromDirection, int inChannel) {
        Unit unit = event.unit();
        int what = unit == null ? MADE_AGAIN : FIRST_UNIT - add(unit);
        int index = row(event.id(), packetNumber, conversationId, fromDirection, inChannel, event.depth(), what);
        if (unit != null && unit.side() == Side.SERVER) {
            depth.set(index, (byte) (depth.at(index) | UNIT_OF_SERVER));
        }
        made.told(index, event);
        return index;
    }

    private int add(Unit unit) {
        int number = unitFrom.size();
        unitFrom.add(unit.from());
        unitLength.add(unit.length() > Integer.MAX_VALUE ? -1 : (int) unit.length());
        if (unit.length() > Integer.MAX_VALUE) {
            largest.put(number, unit);
        }
        return number;
    }

    /// Whether feeding the packet of an event to its conversation tells it again, with the others of which that is true, in the same order.
    public boolean isMadeAgain(int index) {
        return detail.at(index) <= MADE_AGAIN;
    }

    private void belongs(int index, int conversationId) {
        if (packets.conversation(packet.at(index)) != conversationId) {
            elsewhere.put(index, conversationId);
            depth.set(index, (byte) (depth.at(index) | ELSEWHERE));
        }
    }

    /// The last packet turns out to belong to another conversation than its events from one on: they keep theirs.
    void keepConversation(int from, int conversationId) {
        for (int index = from; index < packet.size(); index++) {
            if ((depth.at(index) & ELSEWHERE) == 0) {
                elsewhere.put(index, conversationId);
                depth.set(index, (byte) (depth.at(index) | ELSEWHERE));
            }
        }
    }

    /// Says that an event is no step of its own after all.
    void demote(int index) {
        if (index < published.now().events()) {
            demoted.put(index, Depth.SEGMENTS);
            learnt.add(index);
        } else {
            depth.set(index, (byte) (depth.at(index) & ~DEPTH | Depth.SEGMENTS.ordinal()));
        }
    }

    /// How often something was learnt about published events.
    int learnings() {
        return learnt.size();
    }

    /// The event of which something was learnt, after it was published, that makes it a step at other depths than before.
    ///
    /// @param time 0 for the first time, up to the number that [Snapshot#learnt()] tells
    public int learnt(int time) {
        return learnt.at(time);
    }

    private int keep(Object what) {
        synchronized (kept) {
            kept.add(what);
            return kept.size() - 1;
        }
    }

    /// Completes an event added for the present packet, once its conversation is known.
    void complete(
            int index, String id, int conversationId, int fromDirection, Depth atDepth, @Nullable Object what) {
        kind.set(index, number(id));
        direction.set(index, (byte) fromDirection);
        depth.set(index, (byte) atDepth.ordinal());
        belongs(index, conversationId);
        if (what != null) {
            detail.set(index, keep(what));
        }
    }

    private short number(String id) {
        synchronized (ids) {
            Short known = numbers.get(id);
            if (known == null) {
                known = (short) ids.size();
                ids.add(id);
                numbers.put(id, known);
            }
            return known;
        }
    }

    /// How many were added, published or not.
    int size() {
        return packet.size();
    }

    /// How many may be asked for.
    public int count() {
        return published.now().events();
    }

    public int packet(int index) {
        return packet.at(index);
    }

    public int conversation(int index) {
        return (depth.at(index) & ELSEWHERE) == 0
                ? packets.conversation(packet.at(index))
                : elsewhere.getOrDefault(index, -1);
    }

    public String id(int index) {
        synchronized (ids) {
            return ids.get(kind.at(index));
        }
    }

    /// 0 or 1; -1 outside conversations.
    public int direction(int index) {
        return direction.at(index);
    }

    /// The number of the channel that it belongs to, in its conversation; that of the root for events of other origin.
    public int channel(int index) {
        return channel.at(index);
    }

    public Depth depth(int index) {
        Depth first = DEPTHS[depth.at(index) & DEPTH];
        return demoted.of(index, first);
    }

    /// Where the bytes of its unit are in its channel; null if it has none.
    public @Nullable Unit unit(int index) {
        int what = detail.at(index);
        if (what > FIRST_UNIT) {
            return what >= 0 && detail(index) instanceof StreamEvent event ? event.unit() : null;
        }
        int number = FIRST_UNIT - what;
        Unit large = unitLength.at(number) < 0 ? largest.get(number) : null;
        return large != null
                ? large
                : new Unit(
                        (depth.at(index) & UNIT_OF_SERVER) == 0 ? Side.CLIENT : Side.SERVER,
                        unitFrom.at(number),
                        unitFrom.at(number) + unitLength.at(number));
    }

    public @Nullable Object detail(int index) {
        asks++;
        int at = detail.at(index);
        if (at < 0) {
            return at == NOTHING ? null : made.event(index);
        }
        synchronized (kept) {
            return kept.get(at);
        }
    }

    /// How often somebody asked what was said with an event, about: counted for tests that hold it against the number of events.
    public long asks() {
        return asks;
    }

    /// What a decoder said with an event, told again even if it is still remembered.
    public @Nullable StreamEvent madeAgain(int index) {
        return made.madeAgain(index);
    }

    /// The first event of a packet or of a later one.
    public int firstOf(int packetNumber) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (packet(middle) < packetNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
