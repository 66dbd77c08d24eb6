package dev.framewalk.timeline.explaining;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.recording.UnitIndex;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Explains the stream bytes that one packet carries: the messages they are part of, cut down to what lies in this packet.
///
/// A message of three packets is explained once, as a whole; each of the packets shows the leaves that it carried, so that every
/// byte of it stands below exactly one field.
final class PayloadExplainer implements PacketExplainer.PayloadReader {
    private final Timeline timeline;
    private final int packet;
    private final Look look;

    /// @param look what has been explained already
    PayloadExplainer(Timeline timeline, int packet, Look look) {
        this.timeline = timeline;
        this.look = look;
        this.packet = packet;
    }

    @Override
    public @Nullable Node explain(LayerStack stack, Bytes window, long from, long to) {
        PacketTable packets = timeline.packets();
        int conversation = packets.conversation(packet);
        if (conversation < 0 || from >= to) {
            return null;
        }
        Flow flow = timeline.recording().flow(conversation);
        if (flow.tcp() == null) {
            return null;
        }
        Node root = Node.group(TimelineFields.STREAM_DATA, window, from, to - from);
        long shift = packets.streamShift(packet);
        if (shift == PacketTable.NO_STREAM) {
            root.add(Node.leaf(TimelineFields.SEEN_BEFORE, window, from, to - from));
            return root;
        }
        new Parts(conversation, flow.side(packets.direction(packet)), window, shift).add(root, flow.root(), from, to);
        return root;
    }

    /// Adds what the datagram of this packet has brought to the channels inside.
    void addUncovered(Node tree, LayerStack stack) {
        PacketTable packets = timeline.packets();
        int conversation = packets.conversation(packet);
        int udp = stack.lastIndexOf(Udp.LAYER);
        long shift = packets.streamShift(packet);
        if (conversation < 0 || udp < 0 || shift == PacketTable.NO_STREAM || tree.children().isEmpty()) {
            return;
        }
        Flow flow = timeline.recording().flow(conversation);
        if (flow.tcp() != null) {
            // the datagram is a tunnel's, around a segment
            return;
        }
        Side side = flow.side(packets.direction(packet));
        Parts parts = new Parts(conversation, side, stack.window(udp), shift);
        Unit datagram = new Unit(side, stack.payload(udp) + shift, stack.end(udp) + shift);
        for (Channel reader : flow.root().onSameBytes()) {
            parts.uncovered(tree.children().getLast(), reader, datagram);
        }
    }

    /// The units of one side of a conversation, as they lie in this packet.
    private final class Parts {
        private final int conversation;
        private final Side side;
        private final Bytes window;
        /// What to add to a position in the packet to have one in the stream.
        private final long shift;

        Parts(int conversation, Side side, Bytes window, long shift) {
            this.conversation = conversation;
            this.side = side;
            this.window = window;
            this.shift = shift;
        }

        /// Adds what the units of one channel say about a range of the packet.
        void add(Node parent, Channel channel, long from, long to) {
            UnitIndex units = timeline.recording().track(conversation).units(channel.number(), side);
            long next = from;
            int unit = units.firstAfter(from + shift);
            while (unit >= 0 && unit < units.size() && units.from(unit) < to + shift) {
                long unitFrom = Math.max(units.from(unit) - shift, next);
                long unitTo = Math.min(units.to(unit) - shift, to);
                between(parent, channel, next, unitFrom);
                Node message = look.unitInPacket(units.event(unit));
                Node part = message == null ? null : new Cut(window, unitFrom, unitTo).of(message);
                if (part == null) {
                    part = Node.leaf(TimelineFields.MESSAGE_PART, window, unitFrom, unitTo - unitFrom);
                }
                parent.add(part);
                if (units.to(unit) - shift <= to) {
                    contents(part, channel, units.to(unit));
                    uncovered(part, channel, new Unit(side, units.from(unit), units.to(unit)));
                }
                next = unitTo;
                unit++;
            }
            between(parent, channel, next, to);
        }

        /// Bytes that no unit of a channel holds: after an upgrade they are those of the channel that follows.
        private void between(Node parent, Channel channel, long from, long to) {
            if (from >= to) {
                return;
            }
            Channel next = channel.continuation();
            if (next != null) {
                add(parent, next, from, to);
            } else {
                parent.add(Node.leaf(Field.UNDECODED, window, from, to - from));
            }
        }

        /// Adds the units inside that end with what was made of this unit.
        private void uncovered(Node parent, Channel channel, Unit outer) {
            for (Channel.Made made : channel.uncoveredOf(outer)) {
                uncovered(parent, made);
            }
        }

        private void uncovered(Node parent, Channel.Made made) {
            Unit plain = made.unit();
            Inside inside = made.channel().inside();
            if (inside != null && !inside.codings().isEmpty()) {
                // nobody but what undoes them reads coded bytes: what came out is worth showing
                uncovered(parent, made.channel(), plain);
                return;
            }
            StreamPlaces places = made.channel().places(side);
            if (places == null) {
                return;
            }
            Bytes bytes =
                    places.bytes(plain.from(), plain.to(), timeline.capture().bytes(), Look.LONGEST_IN_PACKET);
            Node group = Node.group(TimelineFields.UNCOVERED, bytes, 0, bytes.length());
            endingIn(group, made.channel(), plain);
            parent.add(group);
        }

        /// Adds what events of this packet know besides their units, below the unit that ends where theirs do.
        private void contents(Node parent, Channel channel, long unitTo) {
            for (int event = timeline.firstEventOf(packet);
                    event < timeline.eventCount() && timeline.packetOf(event) == packet;
                    event++) {
                Unit unit = timeline.channelNumberOf(event) == channel.number() ? timeline.unit(event) : null;
                if (unit != null
                        && unit.side() == side
                        && unit.to() == unitTo
                        && timeline.told(event) instanceof MessageEvent told
                        && told.ending() != null) {
                    Node content = look.content(event);
                    if (content != null) {
                        parent.add(content);
                    }
                }
            }
        }

        /// Adds the units of a channel, and of those on the same bytes, that end in a range.
        private void endingIn(Node group, Channel channel, Unit range) {
            UnitIndex units = timeline.recording().track(conversation).units(channel.number(), side);
            int unit = units.firstAfter(range.from());
            for (; unit >= 0 && unit < units.size() && units.to(unit) <= range.to(); unit++) {
                Node message = look.unitInPacket(units.event(unit));
                if (message != null) {
                    group.add(message);
                    contents(message, channel, units.to(unit));
                    uncovered(message, channel, new Unit(side, units.from(unit), units.to(unit)));
                }
            }
            for (Channel next : channel.onSameBytes()) {
                endingIn(group, next, range);
            }
        }
    }

    /// Cuts a message's tree down to a range of captured bytes, and moves what is left there.
    private static final class Cut {
        private final Bytes window;
        private final long from;
        private final long to;
        private long covered;

        Cut(Bytes window, long from, long to) {
            this.window = window;
            this.from = from;
            this.to = to;
            this.covered = from;
        }

        @Nullable Node of(Node message) {
            Node root = Node.group(message.field(), window, from, to - from, message.name());
            message.findings().forEach(root::add);
            message.children().forEach(child -> add(root, child, message.source()));
            fill(root, to);
            return root;
        }

        private void add(Node parent, Node node, Bytes source) {
            if (node.source() != source || node.range().bitLength() == 0) {
                // another window (a body inflated, say) or a derived value: belongs to the message, not to a place in the packet
                parent.add(node);
                return;
            }
            if (!node.isLeaf()) {
                Node group = Node.group(node.field(), window, covered, 0, node.name());
                node.findings().forEach(group::add);
                node.children().forEach(child -> add(group, child, source));
                if (!group.children().isEmpty() && group.children().stream().anyMatch(c -> c.source() == window)) {
                    group.stretch();
                    parent.add(group);
                }
                return;
            }
            ByteRange range = node.range();
            List<Trace.Source> places = Trace.of(source, range.byteFrom(), range.byteLength());
            for (Trace.Source place : places) {
                long begin = Math.max(place.from(), from);
                long end = Math.min(place.from() + place.length(), to);
                if (begin >= end || !sharesMemory(place.capture())) {
                    continue;
                }
                boolean isWhole = places.size() == 1 && begin == place.from() && end == place.from() + place.length();
                fill(parent, begin);
                if (isWhole) {
                    parent.add(node.movedTo(window, new ByteRange(begin * 8 + (range.bitFrom() & 7), range.bitLength())));
                } else {
                    parent.add(node.partAt(window, ByteRange.ofBytes(begin, end - begin)));
                }
                covered = Math.max(covered, end);
            }
        }

        /// A growing capture gives ever longer windows over the same positions.
        private boolean sharesMemory(Bytes captured) {
            return captured == window || window.origin().parts().isEmpty() && captured.origin().parts().isEmpty();
        }

        private void fill(Node parent, long upTo) {
            if (covered < upTo) {
                parent.add(Node.leaf(TimelineFields.MESSAGE_PART, window, covered, upTo - covered));
                covered = upTo;
            }
        }
    }
}
