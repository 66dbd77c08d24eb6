package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.Acknowledgments;
import dev.framewalk.timeline.order.Arrivals;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.HostName;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds what the round trips of one conversation were spent on: `docs/waiting.md` has the rules.
final class RoundTripFinder {
    private static final int MOST_PARTS = 1000;
    /// Between ends that are nearer than this, pauses have other reasons than the way.
    private static final long TELLING_NANOS = 1_000_000;
    /// How much later than the way allows something may come and still be taken for its answer.
    private static final long SLACK_NANOS = 5_000_000;

    private final Timeline timeline;
    private final Conversation conversation;
    private final ConversationEvents events;
    private final ExchangeTimes exchanges;
    private final Map<Side, ByteOrder> orders;
    private final List<Wait> waits;
    private final Handshake handshake;
    private final long roundTrip;
    private final List<RoundTrip> parts = new ArrayList<>();
    private int[] answersFrom = {};
    private int[] answersTo = {};

    RoundTripFinder(
            Timeline timeline,
            int conversation,
            ConversationEvents events,
            ExchangeTimes exchanges,
            Map<Side, ByteOrder> orders,
            List<Wait> waits,
            Handshake handshake) {
        this.timeline = timeline;
        this.conversation = timeline.conversation(conversation);
        this.events = events;
        this.exchanges = exchanges;
        this.orders = orders;
        this.waits = waits;
        this.handshake = handshake;
        this.roundTrip = handshake.roundTrip();
    }

    RoundTripBudget find() {
        names();
        int opened = connection();
        keys(opened);
        requests();
        if (roundTrip >= TELLING_NANOS) {
            pauses();
        }
        parts.sort(Comparator.comparingLong(RoundTrip::fromNanos));
        return new RoundTripBudget(roundTrip, parts);
    }

    private void add(RoundTrip.Purpose purpose, int fromPacket, int toPacket, Certainty certainty) {
        long nanos = timeline.packets().between(fromPacket, toPacket);
        if (parts.size() < MOST_PARTS && nanos != Clock.UNKNOWN) {
            // what is asked and answered passes here once each; between here and the client it takes its time, too. A pause is as long everywhere
            boolean isSeenWhole =
                    switch (purpose) {
                        case DNS, TCP, SLOW_START, WINDOW_STALL -> true;
                        case TLS, REQUEST, REDIRECT -> false;
                    };
            long beyond = isSeenWhole ? 0 : Math.max(0, handshake.toClient());
            double trips = roundTrip > 0 ? (double) (nanos + beyond) / roundTrip : 0;
            parts.add(new RoundTrip(purpose, time(fromPacket), time(toPacket), fromPacket, toPacket, trips, certainty));
        }
    }

    // ---- before the first request

    /// The question whose answer told the server's address, before the connection was asked for.
    private void names() {
        HostName name = timeline.hostNames().of(conversation.server().address());
        if (name == null || name.source() != HostName.Source.DNS || name.packet() > conversation.firstPacket()) {
            return;
        }
        int answer = name.packet();
        int about = timeline.packets().conversation(answer);
        if (about < 0) {
            return;
        }
        int asked = 0;
        for (int i = 0; i < timeline.packetCount(about) && timeline.packet(about, i) < answer; i++) {
            int packet = timeline.packet(about, i);
            if (timeline.packets().direction(packet) != timeline.packets().direction(answer)) {
                asked = packet;
            }
        }
        if (asked != 0) {
            add(RoundTrip.Purpose.DNS, asked, answer, new Certainty.Inferred(StoryWords.here().say("wait.trip.dns", "name", name.name())));
        }
    }

    /// From the SYN that was answered to the acknowledgment that ends the handshake: a whole round trip wherever it is seen. Returns the packet with which the
    /// connection was accepted; 0 if that was not seen.
    private int connection() {
        int asked = 0;
        int accepted = 0;
        int opened = 0;
        Certainty certainty = Certainty.OBSERVED;
        for (int i = 0; i < events.connectionCount(); i++) {
            int event = events.connection(i);
            switch (timeline.tcp(event)) {
                case TcpEvent.Accepted e -> {
                    if (accepted == 0) {
                        asked = e.asked();
                        accepted = timeline.packetOf(event);
                        certainty = e.certainty();
                    }
                }
                case TcpEvent.Established e -> {
                    if (opened == 0) {
                        opened = timeline.packetOf(event);
                        certainty = e.certainty();
                    }
                }
                case null, default -> {
                    // says nothing of the opening
                }
            }
        }
        if (asked != 0 && opened != 0 && roundTrip > 0 && time(opened) != Clock.UNKNOWN) {
            // what passed until a lost segment was sent again is no part of it
            parts.add(new RoundTrip(
                    RoundTrip.Purpose.TCP, time(opened) - roundTrip, time(opened), asked, opened, 1, certainty));
        } else if (asked != 0 && accepted != 0) {
            add(RoundTrip.Purpose.TCP, asked, opened == 0 ? accepted : opened, certainty);
        }
        return accepted;
    }

    /// Each flight of handshake messages from the client with the first packet that answers it, up to the first request.
    private void keys(int opened) {
        int end = 0;
        boolean hasHandshake = false;
        for (int i = 0; i < events.handshakeCount() && end == 0; i++) {
            hasHandshake = true;
            if (timeline.told(events.handshake(i)) instanceof SpanEvent span && !span.isBeginning()) {
                end = timeline.packetOf(events.handshake(i));
            }
        }
        if (!hasHandshake) {
            return;
        }
        for (ExchangeTimes.Exchange exchange : exchanges.all()) {
            if (exchange.channel() != Channel.ROOT && exchange.asking() >= 0) {
                int asking = timeline.packetOf(exchange.asking());
                end = end == 0 ? asking : Math.min(end, asking);
                break;
            }
        }
        int last = end == 0 ? conversation.lastPacket() : end;
        int flight = 0;
        int fromClient = conversation.clientDirection();
        for (int i = 0; i < timeline.packetCount(conversation.id()); i++) {
            int packet = timeline.packet(conversation.id(), i);
            if (packet <= opened || !timeline.hasStreamBytes(packet)) {
                continue;
            }
            if (packet > last) {
                break;
            }
            boolean isClient = timeline.packets().direction(packet) == fromClient;
            if (isClient && flight == 0) {
                flight = packet;
            } else if (!isClient && flight != 0) {
                add(RoundTrip.Purpose.TLS, flight, packet, Certainty.OBSERVED);
                flight = 0;
            }
        }
    }

    // ---- requests

    /// Requests with the first byte of their answers; of several at once, the first.
    private void requests() {
        ExchangePackets packets = new ExchangePackets(timeline, orders);
        List<ExchangeTimes.Exchange> asked = exchanges.all().stream()
                .filter(exchange -> exchange.asked() >= 0 && exchange.answering() >= 0)
                .sorted(Comparator.comparingInt(exchange -> packets.asked(exchange.asked())))
                .toList();
        int covered = 0;
        for (ExchangeTimes.Exchange exchange : asked) {
            int from = packets.asked(exchange.asked());
            int to = packets.answering(exchange.answering());
            if (parts.size() >= MOST_PARTS) {
                break;
            }
            if (from >= covered && to > from) {
                add(purpose(exchange), from, to, Certainty.OBSERVED);
                covered = to;
            }
        }
    }

    private RoundTrip.Purpose purpose(ExchangeTimes.Exchange exchange) {
        return events.isRedirect(exchange.answering())
                ? RoundTrip.Purpose.REDIRECT
                : RoundTrip.Purpose.REQUEST;
    }

    // ---- within answers

    /// Pauses in what the server sends of an answer, each ended by what an acknowledgment or a window allowed.
    private void pauses() {
        ByteOrder order = orders.get(Side.SERVER);
        if (order == null) {
            return;
        }
        Arrivals arrivals = order.arrivals();
        List<Wait> stalls = waits.stream()
                .filter(wait -> wait.cause() == WaitCause.FLOW_CONTROL_STREAM
                        || wait.cause() == WaitCause.FLOW_CONTROL_CONNECTION
                        || wait.cause() == WaitCause.RECEIVE_WINDOW)
                .filter(Wait::isEndKnown)
                .sorted(Comparator.comparingLong(Wait::deliverableNanos))
                .toList();
        answers();
        long burst = 0;
        long next = 0;
        for (int i = 1; i < arrivals.count() && parts.size() < MOST_PARTS; i++) {
            burst = next;
            int before = arrivals.accepted(i - 1);
            int after = arrivals.accepted(i);
            long pause = timeline.packets().between(before, after);
            if (pause >= roundTrip / 2) {
                next = arrivals.from(i);
            }
            if (pause < roundTrip / 2
                    || after <= before
                    || arrivals.first(i) != after && !isProbe(arrivals.first(i))
                    || order.isDisturbed(arrivals.from(i - 1), arrivals.from(i))
                    || !isWithinAnswer(before, after)) {
                continue;
            }
            Texts words = StoryWords.here();
            if (isStalled(stalls, time(before), time(after)) || isReceiverFull(order, before, arrivals.to(i))) {
                add(RoundTrip.Purpose.WINDOW_STALL, before, after, new Certainty.Inferred(words.say("wait.trip.window")));
            } else if (pause <= roundTrip + roundTrip / 2 + SLACK_NANOS
                    && arrivals.to(i - 1) - burst >= initialWindow(arrivals, i)
                    && isAllowedByAck(after)) {
                add(RoundTrip.Purpose.SLOW_START, before, after, new Certainty.Inferred(words.say("wait.trip.slow-start")));
            }
        }
    }

    /// Whether the receiver had allowed less than the bytes that the sender went on with.
    private static boolean isReceiverFull(ByteOrder order, int before, long to) {
        Acknowledgments acks = order.acknowledgments();
        int last = acks.firstAfter(before) - 1;
        return last >= 0 && acks.window(last) >= 0 && acks.upTo(last) + acks.window(last) < to;
    }

    /// The least that a sender sends before it hears anything: two segments as large as those around a piece (RFC 5681, section 3.1, allows two
    /// to four of them, and RFC 6928 ten).
    private static long initialWindow(Arrivals arrivals, int piece) {
        return 2 * Math.max(arrivals.to(piece) - arrivals.from(piece), arrivals.to(piece - 1) - arrivals.from(piece - 1));
    }

    private boolean isProbe(int packet) {
        return TcpAnalysis.ZERO_WINDOW_PROBE.in(timeline.packets().analysis(packet));
    }

    /// When answers are on their way: by the packet with which they begin, each with the last packet of it and all before it.
    private void answers() {
        List<int[]> spans = new ArrayList<>();
        for (ExchangeTimes.Exchange exchange : exchanges.all()) {
            if (exchange.answering() >= 0) {
                int last = exchange.answered() < 0 ? conversation.lastPacket() : timeline.packetOf(exchange.answered());
                spans.add(new int[] {timeline.packetOf(exchange.answering()), last});
            }
        }
        spans.sort(Comparator.comparingInt(span -> span[0]));
        answersFrom = new int[spans.size()];
        answersTo = new int[spans.size()];
        int furthest = 0;
        for (int i = 0; i < spans.size(); i++) {
            furthest = Math.max(furthest, spans.get(i)[1]);
            answersFrom[i] = spans.get(i)[0];
            answersTo[i] = furthest;
        }
    }

    private boolean isWithinAnswer(int before, int after) {
        int found = Arrays.binarySearch(answersFrom, before + 1);
        int last = (found < 0 ? -found - 1 : found) - 1;
        while (last + 1 < answersFrom.length && answersFrom[last + 1] <= before) {
            last++;
        }
        return last >= 0 && answersFrom[last] <= before && answersTo[last] >= after;
    }

    private static boolean isStalled(List<Wait> stalls, long from, long to) {
        int low = 0;
        int high = stalls.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (stalls.get(middle).deliverableNanos() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < stalls.size() && stalls.get(low).arrivedNanos() < to;
    }

    /// Whether the client sent an acknowledgment just so long before the pause ended as its effect takes to show here.
    private boolean isAllowedByAck(int after) {
        long way = handshake.toServer();
        long from = time(after) - way - way / 4 - SLACK_NANOS;
        long to = time(after) - way + way / 4;
        int fromClient = conversation.clientDirection();
        for (int i = timeline.packetIndex(conversation.id(), after) - 1; i >= 0; i--) {
            int packet = timeline.packet(conversation.id(), i);
            long time = time(packet);
            if (time < from) {
                return false;
            }
            if (time <= to
                    && timeline.packets().direction(packet) == fromClient
                    && timeline.packets().ackRttNanos(packet) >= 0) {
                return true;
            }
        }
        return false;
    }

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }

    static RoundTripBudget of(
            Timeline timeline,
            int conversation,
            ConversationEvents events,
            ExchangeTimes exchanges,
            Map<Side, ByteOrder> orders,
            List<Wait> waits) {
        return timeline.isTcp(conversation)
                ? new RoundTripFinder(
                                timeline, conversation, events, exchanges, orders, waits, timeline.handshake(conversation))
                        .find()
                : RoundTripBudget.NONE;
    }
}
