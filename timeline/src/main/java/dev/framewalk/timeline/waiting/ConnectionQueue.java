package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.story.StoryWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds requests of HTTP/1.1 that left only when one of the connections to their host was free again.
///
/// Browsers open six connections to a host and no more. So this is inferred where at least six connections from one address to one
/// server were open, every one of them had a request under way, and the request left on one of them within a moment after the answer
/// before it had ended there. It is said to have waited since all of them were busy: the longest that it can have been, because the client
/// may have learnt only later what to ask for.
final class ConnectionQueue {
    static final int CONNECTIONS = 6;
    /// A client that waits for a free connection uses it at once; programs take a few milliseconds for that.
    private static final long AT_ONCE_NANOS = 10_000_000;

    /// Of more busy connections than this the earliest are left out of account: six are enough to call a request queued.
    private static final int MOST_BUSY = 64;

    private final Timeline timeline;
    private final List<Busy> busy = new ArrayList<>();

    /// A connection from the first byte of a request to the last byte of its answer.
    ///
    /// @param event        the request
    /// @param beforePacket the packet that ended the exchange before it on the same connection; 0 if there was none
    private record Busy(int conversation, int layer, int event, long fromNanos, long toNanos, int beforePacket) {}

    ConnectionQueue(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Takes one of the connections to the host.
    void add(int conversation, ExchangeTimes exchanges) {
        int before = 0;
        for (ExchangeTimes.Exchange exchange : exchanges.all()) {
            if (exchange.isOnStream() || exchange.asking() < 0) {
                continue;
            }
            int last = exchange.answered() >= 0
                    ? timeline.packetOf(exchange.answered())
                    : timeline.conversation(conversation).lastPacket();
            int first = timeline.packetOf(exchange.asking());
            // while a capture is being read, an answer that has not ended may yet go on
            boolean mayGoOn = exchange.answered() < 0 && timeline.progress() < 1;
            long until = mayGoOn ? Long.MAX_VALUE - AT_ONCE_NANOS : time(last);
            busy.add(new Busy(conversation, exchange.channel(), exchange.asking(), time(first), until, before));
            before = exchange.answered() >= 0 ? last : 0;
        }
    }

    /// The requests that waited, on all of the connections.
    List<Wait> find() {
        List<Wait> waits = new ArrayList<>();
        Map<Integer, Certainty> bases = new HashMap<>();
        busy.sort(Comparator.comparingLong(Busy::fromNanos));
        // connections by when they became busy, without pauses in which the next request was only on its way
        List<Busy> open = new ArrayList<>();
        long allBusySince = Long.MIN_VALUE;
        for (Busy request : busy) {
            open.removeIf(other -> other.toNanos + AT_ONCE_NANOS < request.fromNanos
                    || other.conversation == request.conversation);
            long free = request.beforePacket == 0 ? Long.MIN_VALUE : time(request.beforePacket);
            boolean isAtOnce = request.beforePacket != 0 && request.fromNanos - free <= AT_ONCE_NANOS;
            boolean wereOthersBusy = open.size() >= CONNECTIONS - 1;
            if (isAtOnce && wereOthersBusy && allBusySince != Long.MIN_VALUE && allBusySince < request.fromNanos) {
                waits.add(new Wait(
                        WaitCause.CONNECTION_QUEUE,
                        request.conversation,
                        request.layer,
                        Wait.NO_STREAM,
                        request.event,
                        null,
                        allBusySince,
                        request.fromNanos,
                        request.beforePacket,
                        null,
                        Wait.NO_STREAM,
                        bases.computeIfAbsent(open.size() + 1, ConnectionQueue::basis)));
            }
            open.add(request);
            if (open.size() > MOST_BUSY) {
                open.removeFirst();
            }
            if (open.size() < CONNECTIONS) {
                allBusySince = Long.MIN_VALUE;
            } else if (allBusySince == Long.MIN_VALUE) {
                allBusySince = request.fromNanos;
            }
        }
        return waits;
    }

    private static Certainty basis(int connections) {
        return new Certainty.Inferred(StoryWords.here().say("wait.queue.basis", "count", connections));
    }

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }

    /// The connections that belong together: those from one address to one server.
    static String host(Conversation conversation) {
        return conversation.vantage() + " " + conversation.client().address() + " " + conversation.server();
    }
}
