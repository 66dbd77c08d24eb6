package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.Acknowledgments;
import dev.framewalk.timeline.order.Arrivals;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Clock;
import java.util.List;
import java.util.function.Supplier;

/// Finds bytes that had to wait because their receiver had no room for any: from the acknowledgment with a window of 0 to the one that opened the window again.
///
/// That the sender had more to send is shown by what it sent meanwhile, to probe the window, or by its going on at once when there was room. A probe without a byte looks as what
/// keeps a connection alive does.
final class ReceiverWaits {
    private final Timeline timeline;
    private final int conversation;
    private final ByteOrder order;
    private final Side sender;
    private final Supplier<Owners> owners;

    ReceiverWaits(Timeline timeline, int conversation, ByteOrder order, Side sender, Supplier<Owners> owners) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.order = order;
        this.sender = sender;
        this.owners = owners;
    }

    void find(List<Wait> into) {
        Acknowledgments acks = order.acknowledgments();
        int closed = -1;
        for (int i = 0; i < acks.count(); i++) {
            if (acks.window(i) == 0) {
                closed = closed < 0 ? i : closed;
            } else if (closed >= 0 && !acks.isOvertaken(i)) {
                // a window whose scale is not known is not 0 either
                add(acks, closed, i, into);
                closed = -1;
            }
        }
        if (closed >= 0) {
            addOpen(acks, closed, into);
        }
    }

    /// The window stays closed as long as the capture lasts. Only probes show that something waits for it.
    private void addOpen(Acknowledgments acks, int closed, List<Wait> into) {
        int closing = acks.packet(closed);
        long edge = acks.upTo(acks.count() - 1);
        Arrivals arrivals = order.arrivals();
        int piece = arrivals.of(edge);
        boolean isProbed = piece >= 0 && arrivals.first(piece) > closing;
        if (isProbed || isProbedWithoutBytes(closing, Integer.MAX_VALUE)) {
            add(new Unit(sender, edge, edge + 1), closing, 0, isProbed, into);
        }
    }

    private void add(Acknowledgments acks, int closed, int opened, List<Wait> into) {
        long edge = acks.upTo(opened);
        int closing = acks.packet(closed);
        int opening = acks.packet(opened);
        Arrivals arrivals = order.arrivals();
        int piece = arrivals.of(edge);
        if (piece < 0) {
            return;
        }
        boolean isProbed = arrivals.first(piece) > closing && arrivals.first(piece) < opening;
        long after = timeline.packets().between(opening, arrivals.accepted(piece));
        long way = Math.max(0, sender == Side.SERVER ? order.handshake().toServer() : order.handshake().toClient());
        // where the window opens with a request, the sender may have had nothing to send before it
        boolean isAsked = timeline.hasStreamBytes(opening);
        if (!isProbed && !isProbedWithoutBytes(closing, opening) && (isAsked || after == Clock.UNKNOWN || after > WindowWaits.AT_ONCE_NANOS + way + way / 2)) {
            return;
        }
        add(new Unit(sender, edge, edge + 1), closing, opening, isProbed, into);
    }

    /// @param opening the packet that opened the window; 0 if none did
    private void add(Unit missing, int closing, int opening, boolean isProbed, List<Wait> into) {
        List<Integer> whose = owners.get().of(missing);
        int event = whose.isEmpty() ? -1 : whose.getFirst();
        StreamEvent told = event < 0 ? null : timeline.told(event);
        into.add(new Wait(
                WaitCause.RECEIVE_WINDOW,
                conversation,
                event < 0 ? Channel.ROOT : timeline.channelNumberOf(event),
                told instanceof MultiplexedEvent frame ? frame.streamNumber() : Wait.NO_STREAM,
                event,
                told == null ? missing : told.unit(),
                timeline.packets().moment(closing),
                opening == 0 ? Wait.UNKNOWN_TIME : timeline.packets().moment(opening),
                opening,
                null,
                Wait.NO_STREAM,
                isProbed
                        ? Certainty.DERIVED
                        : new Certainty.Inferred(StoryWords.here().say("wait.receiver.basis"))));
    }

    private boolean isProbedWithoutBytes(int closing, int opening) {
        PacketTable packets = timeline.packets();
        boolean isClient = sender == Side.CLIENT;
        int direction = timeline.conversation(conversation).clientDirection();
        for (int i = timeline.packetIndex(conversation, closing) + 1; i < timeline.packetCount(conversation); i++) {
            int packet = timeline.packet(conversation, i);
            if (packet >= opening) {
                return false;
            }
            if (packets.direction(packet) == direction == isClient && TcpAnalysis.KEEP_ALIVE.in(packets.analysis(packet))) {
                return true;
            }
        }
        return false;
    }
}
