package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.sweep.Clock;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.Words;
import java.util.List;
import java.util.Map;

/// Finds answers that had to wait for their server, or for the answer before them on the same connection.
///
/// A server can begin to answer when the request has reached it: a round trip of the handshake, as far as that is known, lies
/// between the request's last byte and the answer's first one, seen where they were captured. What is longer, the server thought. Where an
/// HTTP/1.1 answer comes behind one that ended later than that, the time up to that end is waiting in line, and thinking begins then.
final class ExchangeWaits {
    private final Timeline timeline;
    private final int conversation;
    private final ExchangeTimes exchanges;
    private final Map<Side, ByteOrder> orders;

    ExchangeWaits(
            Timeline timeline,
            int conversation,
            ExchangeTimes exchanges,
            Map<Side, ByteOrder> orders) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.exchanges = exchanges;
        this.orders = orders;
    }

    void find(Handshake handshake, List<Wait> into) {
        Texts words = Words.here();
        long way = Math.max(0, handshake.toServer());
        boolean isWayKnown = handshake.toServer() >= 0;
        ExchangeTimes.Exchange before = null;
        for (ExchangeTimes.Exchange exchange : exchanges.all()) {
            ExchangeTimes.Exchange former = before;
            before = exchange;
            if (exchange.asked() < 0 || exchange.answering() < 0) {
                continue;
            }
            int firstPacket = firstPacket(exchange.answering());
            if (firstPacket == 0) {
                continue;
            }
            long since = asked(exchange.asked());
            long begun = time(firstPacket);
            if (since == Clock.UNKNOWN || begun == Clock.UNKNOWN) {
                continue;
            }
            since += way;
            if (former != null
                    && !exchange.isOnStream()
                    && former.channel() == exchange.channel()
                    && former.answered() >= 0
                    && timeline.packetOf(exchange.asked()) < timeline.packetOf(former.answered())) {
                int culprit = timeline.packetOf(former.answered());
                long freed = Math.min(begun, time(culprit));
                if (freed > since) {
                    into.add(wait(
                            WaitCause.PIPELINING,
                            exchange,
                            since,
                            freed,
                            culprit,
                            isWayKnown
                                    ? Certainty.OBSERVED
                                    : new Certainty.Inferred(words.say("wait.no-round-trip"))));
                    since = freed;
                }
            }
            if (begun > since) {
                into.add(wait(
                        WaitCause.SERVER_THINKING,
                        exchange,
                        since,
                        begun,
                        firstPacket,
                        new Certainty.Inferred(
                                isWayKnown
                                        ? words.say("wait.thinking.basis", "time", Quantities.duration(way))
                                        : words.say("wait.no-round-trip"))));
            }
        }
    }

    private Wait wait(
            WaitCause cause, ExchangeTimes.Exchange exchange, long from, long to, int culprit, Certainty certainty) {
        return new Wait(
                cause,
                conversation,
                exchange.channel(),
                exchange.streamNumber(),
                exchange.answering(),
                null,
                from,
                to,
                culprit,
                null,
                Wait.NO_STREAM,
                certainty);
    }

    /// The packet with which the first byte of an event's unit was there; if that was lost and came again, the first that came after it, which
    /// shows that it had been sent. 0 if that is not known.
    private int firstPacket(int event) {
        StreamEvent told = timeline.told(event);
        Unit unit = told == null ? null : told.unit();
        ByteOrder order = unit == null ? null : orders.get(unit.side());
        if (unit == null || order == null) {
            return timeline.packetOf(event);
        }
        long position = timeline.channelOf(event).onTcp(unit.side(), unit.from());
        int packet = order.arrived(position);
        int waiting = order.firstWaitingFor(position);
        return waiting != 0 && waiting < packet ? waiting : packet;
    }

    /// When the copy of a request's last byte that the server took passed here; at the earliest when the request was whole.
    private long asked(int event) {
        int packet = timeline.packetOf(event);
        StreamEvent told = timeline.told(event);
        Unit unit = told == null ? null : told.unit();
        ByteOrder order = unit == null ? null : orders.get(unit.side());
        if (unit != null && order != null && unit.length() > 0) {
            packet = Math.max(packet, order.accepted(timeline.channelOf(event).onTcp(unit.side(), unit.to() - 1)));
        }
        return time(packet);
    }

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }
}
