package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.ShortColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All events of a capture as columns, in order. What decoders said with them is made again when one asks: see [Details]. The few other things
/// that events bring are kept.
final class EventTable {
    /// In the column of details: there is none.
    private static final int NOTHING = -1;

    /// In the column of details: feeding the event's packet again tells it again.
    private static final int MADE_AGAIN = -2;

    private static final Depth[] DEPTHS = Depth.values();

    private final IntColumn packet = new IntColumn();
    private final IntColumn conversation = new IntColumn();
    private final ShortColumn kind = new ShortColumn();
    /// Direction of what made it happen; -1 outside conversations. Which side that is may be learnt later.
    private final ByteColumn direction = new ByteColumn();
    private final ByteColumn depth = new ByteColumn();
    private final IntColumn channel = new IntColumn();
    private final IntColumn detail = new IntColumn();
    private final List<Object> kept = new ArrayList<>();
    private final Details made;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Short> numbers = new HashMap<>();
    private volatile int count;

    EventTable(Details made) {
        this.made = made;
    }

    /// Adds an event and returns its index. It is not visible to other threads before [#publish()].
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
        packet.add(packetNumber);
        conversation.add(conversationId);
        kind.add(number(id));
        direction.add((byte) fromDirection);
        channel.add(inChannel);
        depth.add((byte) atDepth.ordinal());
        detail.add(what == null ? NOTHING : keep(what));
        return packet.size() - 1;
    }

    /// Adds an event that feeding its packet to its conversation tells again.
    int add(StreamEvent event, int packetNumber, int conversationId, int fromDirection, int inChannel) {
        int index = add(event.id(), packetNumber, conversationId, fromDirection, inChannel, event.depth(), null);
        detail.set(index, MADE_AGAIN);
        made.told(index, event);
        return index;
    }

    /// Whether feeding the packet of an event to its conversation tells it again, with the others of which that is true, in the same order.
    boolean isMadeAgain(int index) {
        return detail.at(index) == MADE_AGAIN;
    }

    /// Says that an event is no step of its own after all.
    void demote(int index) {
        depth.set(index, (byte) Depth.SEGMENTS.ordinal());
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
        conversation.set(index, conversationId);
        direction.set(index, (byte) fromDirection);
        depth.set(index, (byte) atDepth.ordinal());
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

    void publish() {
        count = packet.size();
    }

    int count() {
        return count;
    }

    int packet(int index) {
        return packet.at(index);
    }

    int conversation(int index) {
        return conversation.at(index);
    }

    String id(int index) {
        synchronized (ids) {
            return ids.get(kind.at(index));
        }
    }

    /// 0 or 1; -1 outside conversations.
    int direction(int index) {
        return direction.at(index);
    }

    /// The number of the channel that it belongs to, in its conversation; that of the root for events of other origin.
    int channel(int index) {
        return channel.at(index);
    }

    Depth depth(int index) {
        return DEPTHS[depth.at(index)];
    }

    @Nullable Object detail(int index) {
        int at = detail.at(index);
        if (at < 0) {
            return at == NOTHING ? null : made.event(index);
        }
        synchronized (kept) {
            return kept.get(at);
        }
    }

    /// What a decoder said with an event, told again even if it is still remembered.
    @Nullable StreamEvent madeAgain(int index) {
        return made.madeAgain(index);
    }

    /// The first event of a packet or of a later one.
    int firstOf(int packetNumber) {
        int low = 0;
        int high = count;
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
