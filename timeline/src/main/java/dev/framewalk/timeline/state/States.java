package dev.framewalk.timeline.state;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpState;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.recording.EventTable;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.Replay;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.ChannelState;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.FlowState;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rebuilds what both ends of a conversation knew at a step: goes back to the nearest kept state and feeds the packets since then again.
///
/// The transport's state at a step is the one after the whole packet. A stream decoder's state is the one at the very event, so that
/// three requests in one packet are three different states.
public final class States {
    private final Timeline timeline;

    /// The states of a timeline.
    public static States of(Timeline timeline) {
        return timeline.kept(States.class, States::new);
    }

    private States(Timeline timeline) {
        this.timeline = timeline;
    }

    /// What both ends of the step's conversation knew at a step.
    public StateAt at(int step) {
        return at(step, step == 0 ? -1 : timeline.conversationOf(step - 1));
    }

    /// What both ends of a conversation knew at a step, from the nearest kept state.
    public StateAt at(int step, int conversation) {
        return at(step, conversation, true);
    }

    /// The state at a step, from the conversation's first packet: what [#at] must equal.
    public StateAt replayed(int step, int conversation) {
        return at(step, conversation, false);
    }

    /// The state at a step and at the one before all that happened with its packet, from one replay: the first is on the way to the other.
    public StateAt.Around around(int step, int conversation) {
        EventTable events = timeline.recording().events();
        int packet = step <= 0 ? 0 : events.packet(step - 1);
        int before = packet > 0 ? events.firstOf(packet) : step - 1;
        FlowTrack track = packet > 0 && conversation >= 0 ? timeline.recording().track(conversation) : null;
        int fed = track == null ? 0 : track.countUpTo(packet);
        if (track == null || fed == 0 || track.packet(fed - 1) != packet) {
            // the packet is none of this conversation: nothing lies on the way
            return new StateAt.Around(at(before, conversation), at(step, conversation));
        }
        StateAt[] found = new StateAt[1];
        StateAt now = at(step, conversation, true, flow -> found[0] = fed == 1
                ? new StateAt(before, conversation, List.of())
                : new StateAt(
                        before, conversation, leaves(flow, conversation, decoders(flow)), lives(flow, decoders(flow))));
        return new StateAt.Around(found[0], now);
    }

    /// What a step changed in its conversation: the state at it compared with the one before it.
    public List<StateAt.Change> changesAt(int step) {
        if (step <= 0) {
            return List.of();
        }
        int conversation = timeline.conversationOf(step - 1);
        return at(step, conversation).changesSince(at(step - 1, conversation));
    }

    private StateAt at(int step, int conversation, boolean fromKept) {
        return at(step, conversation, fromKept, flow -> {});
    }

    /// @param onTheWay told when all packets but the last one have been fed again
    private StateAt at(int step, int conversation, boolean fromKept, Consumer<Flow> onTheWay) {
        if (step <= 0 || conversation < 0) {
            return new StateAt(step, conversation, List.of());
        }
        EventTable events = timeline.recording().events();
        int event = step - 1;
        int packet = events.packet(event);
        FlowTrack track = timeline.recording().track(conversation);
        int fed = track.countUpTo(packet);
        if (fed == 0) {
            return new StateAt(step, conversation, List.of());
        }
        boolean isLastPacketHere = track.packet(fed - 1) == packet;
        int wanted = isLastPacketHere ? told(event, packet, conversation) : -1;
        Stop stop = new Stop(wanted);
        Replay replay = new Replay(timeline.recording(), conversation, fromKept ? track.keptBefore(fed) : -1, stop);
        Flow flow = replay.flow();
        replay.to(fed - 1);
        onTheWay.accept(flow);
        stop.arm(flow);
        replay.to(fed);
        List<Decoded> decoders = stop.hasStopped ? stop.decoders : decoders(flow);
        return new StateAt(step, conversation, leaves(flow, conversation, decoders), lives(flow, decoders));
    }

    /// How many of the decoder's events of this packet have been told at this event; -1 if all of them.
    private int told(int event, int packet, int conversation) {
        EventTable events = timeline.recording().events();
        int count = 0;
        int all = 0;
        for (int i = events.firstOf(packet); i < events.count() && events.packet(i) == packet; i++) {
            if (events.conversation(i) == conversation && events.isMadeAgain(i)) {
                all++;
                if (i <= event) {
                    count++;
                }
            }
        }
        return count == all ? -1 : count;
    }

    /// Remembers the decoder's state when it has told so many events.
    private static final class Stop implements SweepListener {
        private final int wanted;
        private int seen;
        private boolean isArmed;
        private boolean hasStopped;
        private List<Decoded> decoders = List.of();

        Stop(int wanted) {
            this.wanted = wanted;
        }

        void arm(Flow flow) {
            isArmed = wanted >= 0;
            look(flow);
        }

        @Override
        public void event(Flow flow, int channel, StreamEvent event) {
            if (isArmed) {
                seen++;
                look(flow);
            }
        }

        private void look(Flow flow) {
            if (isArmed && !hasStopped && seen == wanted) {
                hasStopped = true;
                decoders = decoders(flow);
            }
        }
    }

    /// What a decoder remembers.
    ///
    /// @param channel the number of its channel
    /// @param protocol its name
    private record Decoded(int channel, String protocol, Described state) {}

    /// The states of the decoders of all open channels; what is inside stands behind what is around it.
    private static List<Decoded> decoders(Flow flow) {
        List<Decoded> states = new ArrayList<>();
        for (ChannelState channel : flow.channelStates()) {
            Protocol protocol = channel.speaks();
            if (channel.decoder() instanceof Described described && protocol != null) {
                states.add(new Decoded(channel.where().number(), name(protocol, channel.where().inside()), described));
            }
        }
        return states;
    }

    /// What a channel speaks, and with whom where the packets do not tell.
    private static String name(Protocol protocol, @Nullable Inside inside) {
        return inside == null || inside.name().isEmpty() ? protocol.name() : protocol.name() + " (" + inside.name() + ")";
    }

    private List<StateLeaf> leaves(Flow flow, int conversation, List<Decoded> decoders) {
        List<StateLeaf> leaves = new ArrayList<>();
        FlowState state = flow.state();
        // what a reader came for first: the messages, then what carries them
        for (Decoded decoded : decoders.reversed()) {
            add(leaves, decoded.protocol, decoded.state.leaves(), conversation, decoded.channel);
        }
        if (state.tcp() instanceof TcpState tcp) {
            add(leaves, "TCP", tcp.leaves(), conversation, Channel.ROOT);
        }
        return leaves;
    }

    /// Where everything stands in its life, in the order of the leaves.
    private static List<StateLife> lives(Flow flow, List<Decoded> decoders) {
        List<StateLife> lives = new ArrayList<>();
        for (Decoded decoded : decoders.reversed()) {
            for (LifeAt<?, ?> at : decoded.state.lives()) {
                lives.add(new StateLife(decoded.protocol, decoded.channel, at));
            }
        }
        if (flow.state().tcp() instanceof TcpState tcp) {
            tcp.lives().forEach(at -> lives.add(new StateLife("TCP", Channel.ROOT, at)));
        }
        return lives;
    }

    private void add(List<StateLeaf> into, String protocol, List<Leaf> leaves, int conversation, int channel) {
        Explanations texts = TimelineFields.explanations();
        for (Leaf leaf : leaves) {
            String label = texts.text(leaf.textKey() + ".label");
            String end = leaf.id().contains(".client.") ? ", client" : leaf.id().contains(".server.") ? ", server" : "";
            into.add(new StateLeaf(
                    leaf.id(),
                    protocol + end,
                    label == null ? leaf.id() : label,
                    leaf.value(),
                    leaf.packet() != 0 ? leaf.packet() : packetOf(conversation, channel, leaf.unit()),
                    leaf.certainty()));
        }
    }

    /// The packet that brought the last byte of a unit, or 0.
    private int packetOf(int conversation, int channel, @Nullable Unit inside) {
        if (inside == null || inside.length() == 0) {
            return 0;
        }
        Unit unit = timeline.channel(conversation, channel).onTcp(inside);
        StreamMap map = timeline.recording().flow(conversation).map(unit.side());
        if (map == null) {
            return 0;
        }
        int piece = map.pieceAfter(unit.to() - 1);
        return piece < map.pieces() ? map.packet(piece) : 0;
    }
}
