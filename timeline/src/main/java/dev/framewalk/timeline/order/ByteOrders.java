package dev.framewalk.timeline.order;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The [ByteOrder] of each direction of each TCP connection: made when somebody asks, and gone on with when the connection has grown.
public final class ByteOrders {
    private final Timeline timeline;
    private final int young;
    private final Map<Integer, Kept> kept = new HashMap<>();
    private long looksBefore;

    ByteOrders(Timeline timeline, int young) {
        this.timeline = timeline;
        this.young = young;
    }

    private ByteOrders(Timeline timeline) {
        this(timeline, GrowingOrder.YOUNG);
    }

    /// Those of a timeline.
    public static ByteOrders of(Timeline timeline) {
        return timeline.kept(ByteOrders.class, ByteOrders::new);
    }

    /// What is known of one connection. Most have no trouble, and nobody reads their segments again.
    private static final class Kept {
        private final Map<Side, ByteOrder> orders = new EnumMap<>(Side.class);
        private @Nullable ConnectionSegments segments;
        /// By direction, where anybody has asked for it.
        private final @Nullable GrowingOrder[] growing = new GrowingOrder[2];
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
        known.isTroubled |= timeline.isCut(conversation) || timeline.acceptsWithoutRoom(conversation);
        for (; known.looked < known.packets && !known.isTroubled; known.looked++) {
            int packet = timeline.packet(conversation, known.looked);
            known.isTroubled = ConnectionSegments.isTrouble(timeline.packets().analysis(packet));
        }
    }

    private ByteOrder make(int conversation, Side side, Kept known) {
        StreamMap map = timeline.streamMap(conversation, side);
        if (map != null && !known.isTroubled) {
            return new ByteOrder(timeline, conversation, side, map, known);
        }
        ConnectionSegments segments = known.segments;
        if (segments == null || !segments.isReadRight()) {
            segments = new ConnectionSegments(timeline, conversation);
            known.segments = segments;
            forget(known);
        }
        segments.read(known.packets);
        int direction = timeline.conversation(conversation).side(0) == side ? 0 : 1;
        GrowingOrder growing = known.growing[direction];
        if (growing == null) {
            growing = new GrowingOrder(timeline, conversation, direction, segments, young);
            known.growing[direction] = growing;
        }
        return growing.readOn(side, known.packets == 0 ? 0 : timeline.packet(conversation, known.packets - 1));
    }

    private void forget(Kept known) {
        for (int i = 0; i < known.growing.length; i++) {
            GrowingOrder growing = known.growing[i];
            looksBefore += growing == null ? 0 : growing.looks();
            known.growing[i] = null;
        }
    }

    /// How many segments, acknowledgments and pieces were looked at so far: what should not grow faster than the connections.
    synchronized long looks() {
        return looksBefore + sum(GrowingOrder::looks);
    }

    /// How often what was settled had to be found again.
    synchronized long timesBack() {
        return sum(GrowingOrder::timesBack);
    }

    /// How many bytes need not be looked at again.
    synchronized long settledBytes() {
        return sum(GrowingOrder::settledTo);
    }

    private long sum(ToLongFunction<GrowingOrder> what) {
        long sum = 0;
        for (Kept each : kept.values()) {
            for (GrowingOrder growing : each.growing) {
                sum += growing == null ? 0 : what.applyAsLong(growing);
            }
        }
        return sum;
    }
}
