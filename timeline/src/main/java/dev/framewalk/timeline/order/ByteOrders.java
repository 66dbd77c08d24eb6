package dev.framewalk.timeline.order;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The [ByteOrder] of each direction of each TCP connection: made when somebody asks, and kept while the connection does not grow.
public final class ByteOrders {
    private final Timeline timeline;
    private final Map<Integer, Kept> kept = new HashMap<>();

    private ByteOrders(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Those of a timeline.
    public static ByteOrders of(Timeline timeline) {
        return timeline.kept(ByteOrders.class, ByteOrders::new);
    }

    /// What is known of one connection.
    private static final class Kept {
        private final ConnectionSegments segments;
        private final Map<Side, ByteOrder> orders = new EnumMap<>(Side.class);
        private int packets = -1;

        Kept(ConnectionSegments segments) {
            this.segments = segments;
        }
    }

    /// That of what a side sends; null if it sent no bytes on TCP.
    public synchronized @Nullable ByteOrder of(int conversation, Side side) {
        if (!timeline.isTcp(conversation)) {
            return null;
        }
        int packets = timeline.packetCount(conversation);
        Kept known = kept.computeIfAbsent(conversation, id -> new Kept(new ConnectionSegments(timeline, id)));
        if (known.packets != packets) {
            known.packets = packets;
            known.orders.clear();
        }
        ByteOrder order = known.orders.get(side);
        if (order == null) {
            StreamMap map = timeline.streamMap(conversation, side);
            order = new ByteOrder(timeline, conversation, side, map, known.segments, packets);
            known.orders.put(side, order);
        }
        return order.arrivals().count() == 0 ? null : order;
    }
}
