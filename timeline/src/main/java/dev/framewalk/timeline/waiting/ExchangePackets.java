package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// With which packets the requests of one conversation reached their server, and its answers began, as far as packets show it.
final class ExchangePackets {
    private final Timeline timeline;
    private final Map<Side, ByteOrder> orders;

    ExchangePackets(Timeline timeline, Map<Side, ByteOrder> orders) {
        this.timeline = timeline;
        this.orders = orders;
    }

    /// The packet with which a request was whole: that of the copy of its last byte which the server took.
    ///
    /// @param event one that ends the request
    int asked(int event) {
        int packet = timeline.packetOf(event);
        Unit unit = unit(event);
        ByteOrder order = unit == null ? null : orders.get(unit.side());
        return unit == null || order == null || unit.length() <= 0
                ? packet
                : Math.max(packet, order.accepted(timeline.channelOf(event).onTcp(unit.side(), unit.to() - 1)));
    }

    /// The packet with which an answer's first byte was there; if that was lost and came again, the first that came after it, which
    /// shows that it had been sent. 0 if that is not known.
    ///
    /// @param event one that begins the answer
    int answering(int event) {
        Unit unit = unit(event);
        ByteOrder order = unit == null ? null : orders.get(unit.side());
        if (unit == null || order == null) {
            return timeline.packetOf(event);
        }
        long position = timeline.channelOf(event).onTcp(unit.side(), unit.from());
        int packet = order.arrived(position);
        int waiting = order.firstWaitingFor(position);
        return waiting != 0 && waiting < packet ? waiting : packet;
    }

    private @Nullable Unit unit(int event) {
        return timeline.unit(event);
    }
}
