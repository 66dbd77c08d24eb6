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

    /// What is known of one connection. Most have no trouble, and nobody reads their segments again.
    private static final class Kept {
        private final Map<Side, ByteOrder> orders = new EnumMap<>(Side.class);
        private @Nullable ConnectionSegments segments;
        private int packets = -1;
        private int looked;
        private boolean isTroubled;
    }

    /// That of what a side sends; null if it sent no bytes on TCP.
    public synchronized @Nullable ByteOrder of(int conversation, Side side) {
        if (!timeline.isTcp(conversation)) {
            return null;
        }
        int packets = timeline.packetCount(conversation);
        Kept known = kept.computeIfAbsent(conversation, id -> new Kept());
        if (known.packets != packets) {
            known.packets = packets;
            known.orders.clear();
            look(conversation, known);
        }
        ByteOrder order = known.orders.get(side);
        if (order == null) {
            order = make(conversation, side, known);
            known.orders.put(side, order);
        }
        return order.arrivals().count() == 0 ? null : order;
    }

    /// Whether there was any trouble, the verdicts say that were given while the packets were read.
    private void look(int conversation, Kept known) {
        known.isTroubled |= timeline.isCut(conversation);
        for (; known.looked < known.packets && !known.isTroubled; known.looked++) {
            int packet = timeline.packet(conversation, known.looked);
            known.isTroubled = ConnectionSegments.isTrouble(timeline.packets().analysis(packet));
        }
    }

    private ByteOrder make(int conversation, Side side, Kept known) {
        StreamMap map = timeline.streamMap(conversation, side);
        if (map != null && !known.isTroubled) {
            return new ByteOrder(timeline, conversation, side, map);
        }
        ConnectionSegments segments = known.segments;
        if (segments == null) {
            segments = new ConnectionSegments(timeline, conversation);
            known.segments = segments;
        }
        segments.read(known.packets);
        return new ByteOrder(timeline, conversation, side, segments, known.packets);
    }
}
