package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.order.BlockedBytes;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.order.ByteOrders;
import dev.framewalk.timeline.order.Disorder;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what waited in one conversation; again whenever it has grown, and then without looking again at what did not wait and is settled.
final class WaitFinder {
    /// Remembering an event takes so much less than remembering a wait.
    private static final int EVENTS_PER_WAIT = 4;

    private final Timeline timeline;
    private final int conversation;
    private final ConversationEvents events;
    private final Map<Side, ByteOrder> orders = new EnumMap<>(Side.class);
    private final Map<Side, Map<Integer, Long>> culpritStreams = new EnumMap<>(Side.class);
    private final List<Wait> waits = new ArrayList<>();
    private @Nullable Owners owners;

    // ---- of the events that were looked at when it was found last
    /// Those before this one are about settled bytes.
    private int settledEvents;
    /// What those waited for, where there are no streams.
    private final List<Wait> settledWaits = new ArrayList<>();
    /// Where there are, those that waited: whose stream they waited for may be told later.
    private IntColumn waited = new IntColumn();
    private Map<Side, ByteOrder> ordersBefore = Map.of();
    private long looks;

    WaitFinder(Timeline timeline, int conversation, ConversationEvents events) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.events = events;
    }

    /// @param queued what is known from the other connections of the host
    ConversationWaits find(ExchangeTimes exchanges, List<Wait> queued) {
        orders.clear();
        culpritStreams.clear();
        if (owners != null) {
            owners.readOn();
        }
        List<Hole> holes = new ArrayList<>();
        Map<Side, BlockedBytes> blocked = new EnumMap<>(Side.class);
        Map<Side, Standpoint> standpoints = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            ByteOrder order = ByteOrders.of(timeline).of(conversation, side);
            if (order != null) {
                orders.put(side, order);
                standpoints.put(side, order.standpoint());
                blocked.put(side, BlockedBytes.of(order.disorder()));
                holes(side, order, holes);
            }
        }
        units();
        tries();
        orders.forEach((side, order) ->
                new ReceiverWaits(timeline, conversation, order, side, this::owners).find(waits));
        ByteOrder any = orders.values().stream().findFirst().orElse(null);
        if (any != null) {
            new ExchangeWaits(timeline, conversation, exchanges, new ExchangePackets(timeline, orders)).find(any.handshake(), waits);
        }
        waits.addAll(queued);
        for (StreamFrames frames : events.frames()) {
            orders.forEach((sender, order) -> {
                waits.addAll(frames.windowWaits(sender, order.handshake()));
                new TurnWaits(timeline, conversation, frames, sender, order).find(List.copyOf(waits), waits);
            });
        }
        int vantage = timeline.packets().vantage(timeline.conversation(conversation).firstPacket());
        waits.removeIf(wait -> timeline.packets().between(vantage, wait.arrivedNanos(), wait.deliverableNanos()) == Clock.UNKNOWN
                && (wait.culpritPacket() != 0 || wait.arrivedNanos() == Clock.UNKNOWN));
        ConversationWaits found = new ConversationWaits(
                waits,
                holes,
                blocked,
                standpoints,
                RoundTripFinder.of(timeline, conversation, events, exchanges, orders, waits));
        waits.clear();
        return found;
    }

    private void holes(Side side, ByteOrder order, List<Hole> into) {
        Disorder disorder = order.disorder();
        for (int i = 0; i < disorder.holes(); i++) {
            int first = disorder.firstWaiting(i);
            if (first != 0) {
                int culprit = disorder.holePacket(i);
                Unit missing = new Unit(side, disorder.holeFrom(i), disorder.holeTo(i));
                List<Integer> whose = owners().of(missing);
                List<Long> streams = owners().streams(whose);
                culpritStreams.computeIfAbsent(side, s -> new HashMap<>()).put(i, Owners.first(streams));
                into.add(new Hole(
                        conversation,
                        missing,
                        first,
                        culprit,
                        time(first),
                        culprit == 0 ? Wait.UNKNOWN_TIME : time(disorder.holeEnd(i)),
                        disorder.waitingBytes(i),
                        whose,
                        streams,
                        order.certainty(i)));
            }
        }
    }

    // ---- bytes that waited

    private void units() {
        if (orders.isEmpty()) {
            return;
        }
        if (!isSettledStill()) {
            settledEvents = 0;
            settledWaits.clear();
            waited = new IntColumn();
        }
        ordersBefore = new EnumMap<>(orders);
        waits.addAll(settledWaits);
        for (int i = 0; i < waited.size(); i++) {
            unit(waited.at(i));
        }
        boolean isSettled = true;
        looks += waited.size() + events.toldCount() - settledEvents;
        for (int i = settledEvents; i < events.toldCount(); i++) {
            int before = waits.size();
            isSettled &= unit(i);
            if (isSettled) {
                settledEvents = i + 1;
                if (!events.hasStreams()) {
                    settledWaits.addAll(waits.subList(before, waits.size()));
                } else if (waits.size() > before) {
                    waited.add(i);
                }
            }
        }
    }

    /// Whether the orders say the same as before of what was settled then.
    private boolean isSettledStill() {
        for (Map.Entry<Side, ByteOrder> before : ordersBefore.entrySet()) {
            ByteOrder now = orders.get(before.getKey());
            if (now == null || !now.goesOnWith(before.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// Finds what the unit of an event waited for.
    ///
    /// @return whether its bytes are settled
    private boolean unit(int index) {
        int event = events.told(index);
        Unit unit = events.mayWait(index) ? timeline.unit(event) : null;
        if (unit == null || unit.length() <= 0) {
            return true;
        }
        ByteOrder order = orders.get(unit.side());
        return order != null && unit(index, event, unit, order);
    }

    /// How much it remembers, in waits.
    int weight() {
        return owners == null ? 0 : owners.read() / EVENTS_PER_WAIT;
    }

    /// How many events were looked at so far.
    long looks() {
        return looks + (owners == null ? 0 : owners.read());
    }

    /// A connection whose SYN, or the answer to it, was sent again waited for the timer of who sent it.
    private void tries() {
        for (int i = 0; i < events.connectionCount(); i++) {
            int event = events.connection(i);
            switch (timeline.tcp(event)) {
                case TcpEvent.Accepted accepted -> again(
                        event, accepted.firstAsked(), accepted.asked(), accepted.certainty());
                case TcpEvent.Established established -> again(
                        event, established.firstAccepted(), established.accepted(), established.certainty());
                case null, default -> {
                    // says nothing of copies
                }
            }
        }
    }

    private void again(int event, int first, int answered, Certainty certainty) {
        if (first != answered) {
            waits.add(new Wait(
                    WaitCause.RETRANSMISSION_TIMER,
                    conversation,
                    Channel.ROOT,
                    Wait.NO_STREAM,
                    event,
                    null,
                    time(first),
                    time(answered),
                    answered,
                    null,
                    Wait.NO_STREAM,
                    certainty));
        }
    }

    private boolean unit(int index, int event, Unit unit, ByteOrder order) {
        Channel channel = timeline.channelOf(event);
        Side side = unit.side();
        long last = channel.onTcp(side, unit.to() - 1);
        long opener = channel.neededOnTcp(side, unit.to() - 1);
        Disorder disorder = order.disorder();
        int run = disorder.size() == 0 ? -1 : disorder.runOf(last);
        int first = order.first(last);
        int accepted = order.accepted(last);
        boolean isSettled = Math.max(last, opener) < order.settledTo();
        if (run < 0 && opener == last && first == accepted) {
            return isSettled;
        }
        long stream = events.stream(index);
        if (run >= 0) {
            int hole = disorder.hole(run);
            int culprit = disorder.holePacket(hole);
            waits.add(new Wait(
                    WaitCause.TCP_HEAD_OF_LINE,
                    conversation,
                    channel.number(),
                    stream,
                    event,
                    unit,
                    time(disorder.arrived(run)),
                    culprit == 0 ? Wait.UNKNOWN_TIME : time(disorder.deliverable(run)),
                    culprit,
                    new Unit(side, disorder.holeFrom(hole), disorder.holeTo(hole)),
                    culpritStreams.getOrDefault(side, Map.of()).getOrDefault(hole, Wait.NO_STREAM),
                    order.certainty(hole)));
        }
        if (run < 0 && first != accepted && isLost(first)) {
            boolean isAsked = TcpAnalysis.FAST_RETRANSMISSION.in(timeline.packets().analysis(accepted));
            waits.add(new Wait(
                    isAsked || order.wasAskedFor(last) ? WaitCause.FAST_RETRANSMISSION : WaitCause.RETRANSMISSION_TIMER,
                    conversation,
                    channel.number(),
                    stream,
                    event,
                    unit,
                    time(first),
                    time(accepted),
                    accepted,
                    new Unit(side, order.startOf(last), last + 1),
                    stream,
                    order.acceptance(last)));
        }
        if (opener > last) {
            record(event, unit, stream, channel.number(), last, opener, order);
        }
        return isSettled;
    }

    /// Whether a first copy that does not count was lost: the byte of a window probe was refused, and so was what came with a SYN.
    private boolean isLost(int first) {
        return !TcpAnalysis.ZERO_WINDOW_PROBE.in(timeline.packets().analysis(first)) && !timeline.segmentHas(first, TcpFlags.SYN);
    }

    /// The record around the last byte was not complete when that byte could be delivered.
    private void record(
            int event, Unit unit, long stream, int channel, long last, long opener, ByteOrder order) {
        int since = order.deliverable(last);
        int until = order.deliverable(opener);
        if (since == 0 || until == 0 || time(until) <= time(since)) {
            return;
        }
        // what of the record came with the packet that completed it, or with the one that let it be delivered
        long from = opener;
        while (from - 1 > last && order.deliverable(from - 1) == until) {
            from = Math.max(last + 1, order.startOf(from - 1));
        }
        Certainty certainty = Certainty.OBSERVED;
        int run = order.disorder().runOf(opener);
        if (run >= 0) {
            certainty = order.certainty(order.disorder().hole(run));
        }
        Unit missing = new Unit(unit.side(), from, opener + 1);
        waits.add(new Wait(
                WaitCause.TLS_RECORD,
                conversation,
                channel,
                stream,
                event,
                unit,
                time(since),
                time(until),
                until,
                missing,
                Owners.first(owners().streams(owners().of(missing))),
                certainty));
    }

    private Owners owners() {
        Owners known = owners;
        if (known == null) {
            known = new Owners(timeline, conversation, events);
            known.readOn();
            owners = known;
        }
        return known;
    }

    private long time(int packet) {
        return timeline.packets().moment(packet);
    }
}
