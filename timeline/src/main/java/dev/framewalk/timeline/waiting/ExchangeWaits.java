package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Clock;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Finds answers that had to wait for their server, or for the answer before them on the same connection.
///
/// A server can begin to answer when the request has reached it: a round trip of the handshake, as far as that is known, lies
/// between the request's last byte and the answer's first one, seen where they were captured. What is longer, the server thought. Where an
/// HTTP/1.1 answer comes behind one that ended later than that, the time up to that end is waiting in line, and thinking begins then; likewise where the
/// server had to wait for room at the client.
final class ExchangeWaits {
    private final Timeline timeline;
    private final int conversation;
    private final ExchangeTimes exchanges;
    private final ExchangePackets packets;

    ExchangeWaits(
            Timeline timeline,
            int conversation,
            ExchangeTimes exchanges,
            ExchangePackets packets) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.exchanges = exchanges;
        this.packets = packets;
    }

    void find(Handshake handshake, List<Wait> into) {
        Texts words = StoryWords.here();
        long way = Math.max(0, handshake.toServer());
        boolean isWayKnown = handshake.toServer() >= 0;
        Certainty noWay = new Certainty.Inferred(words.say("wait.no-round-trip"));
        String choice = handshake.isToServerInferred() ? " " + words.say("wait.thinking.choice") : "";
        Certainty thinking = isWayKnown
                ? new Certainty.Inferred(words.say("wait.thinking.basis", "time", Quantities.duration(way)) + choice)
                : noWay;
        NavigableSet<Long> openings = openings(into);
        ExchangeTimes.Exchange before = null;
        for (ExchangeTimes.Exchange exchange : exchanges.all()) {
            ExchangeTimes.Exchange former = before;
            before = exchange;
            if (exchange.asked() < 0 || exchange.answering() < 0) {
                continue;
            }
            int firstPacket = packets.answering(exchange.answering());
            if (firstPacket == 0) {
                continue;
            }
            int asked = packets.asked(exchange.asked());
            if (timeline.packets().between(asked, firstPacket) == Clock.UNKNOWN) {
                continue;
            }
            long since = time(asked) + way;
            long begun = time(firstPacket);
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
                            isWayKnown ? Certainty.OBSERVED : noWay));
                    since = freed;
                }
            }
            Long room = openings.lower(begun);
            if (room != null) {
                // what the server did before it had room, nobody knows
                since = Math.max(since, room + way);
            }
            if (begun > since) {
                into.add(wait(
                        WaitCause.SERVER_THINKING,
                        exchange,
                        since,
                        begun,
                        firstPacket,
                        thinking));
            }
        }
    }

    /// The moments at which the client had room again for what the server had to send.
    private static NavigableSet<Long> openings(List<Wait> waits) {
        NavigableSet<Long> openings = new TreeSet<>();
        for (Wait wait : waits) {
            Unit unit = wait.unit();
            if (wait.cause() == WaitCause.RECEIVE_WINDOW && wait.isEndKnown() && unit != null && unit.side() == Side.SERVER) {
                openings.add(wait.deliverableNanos());
            }
        }
        return openings;
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

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }
}
