package dev.framewalk.timeline.explaining;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.tcp.TcpMeasurement;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.story.PacketEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of a segment that follow from the segments before it: numbers counted from the beginning, windows in bytes, round trips.
final class Measurements {
    private Measurements() {}

    /// Adds them to the explained TCP header of a packet; does nothing if the packet has no whole one.
    static void add(Node tree, LayerStack stack, Timeline timeline, int packet) {
        int i = stack.lastIndexOf(Tcp.LAYER);
        if (i < 0 || stack.isQuoted(i) || stack.end(i) - stack.header(i) < Tcp.SHORTEST_HEADER) {
            return;
        }
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        Node group = groupAt(tree, bytes, header);
        if (group == null) {
            return;
        }
        PacketTable packets = timeline.packets();
        int direction = packets.direction(packet);
        FlowTrack track = timeline.recording().track(packets.conversation(packet));
        number(group, TcpMeasurement.RELATIVE_SEQUENCE_NUMBER, bytes, header + 4,
                Tcp.sequenceNumber(bytes, header) - track.base(direction) & 0xffff_ffffL);
        if (Tcp.has(bytes, header, TcpFlags.ACK)) {
            number(group, TcpMeasurement.RELATIVE_ACKNOWLEDGMENT_NUMBER, bytes, header + 8,
                    Tcp.acknowledgmentNumber(bytes, header) - track.base(1 - direction) & 0xffff_ffffL);
        }
        selective(group, bytes, track.base(1 - direction));
        number(group, TcpMeasurement.DATA_LENGTH, bytes, header,
                Math.max(0, stack.endOnWire(i) - stack.payload(i)));
        int scale = Tcp.has(bytes, header, TcpFlags.SYN) ? 0 : track.scale(direction);
        if (scale != FlowTrack.SCALE_UNKNOWN) {
            number(group, TcpMeasurement.WINDOW_BYTES, bytes, header + 14, (long) Tcp.window(bytes, header) << scale);
        }
        if (packets.ackRttNanos(packet) >= 0) {
            number(group, TcpMeasurement.ACK_RTT, bytes, header + 8, packets.ackRttNanos(packet));
        }
        if (packets.bytesInFlight(packet) >= 0) {
            number(group, TcpMeasurement.BYTES_IN_FLIGHT, bytes, header + 4, packets.bytesInFlight(packet));
        }
        if (timeline.recording().detail(timeline.firstEventOf(packet)) instanceof PacketEvent.DuplicateAck duplicate) {
            number(group, TcpMeasurement.DUPLICATE_ACK_NUMBER, bytes, header + 8, duplicate.number());
        }
    }

    /// The edges of what is acknowledged selectively, beside those that stand there.
    private static void selective(Node parent, Bytes bytes, int base) {
        for (Node child : List.copyOf(parent.children())) {
            Field edge = TcpMeasurement.relativeEdge(child.field());
            if (edge != null) {
                number(parent, edge, bytes, child.range().byteFrom(), child.number() - base & 0xffff_ffffL);
            } else if (!child.isLeaf()) {
                selective(child, bytes, base);
            }
        }
    }

    private static void number(
            Node group, Field field, Bytes bytes, long at, long value) {
        group.add(Node.derived(field, bytes, at, value, null));
    }

    /// The group of the header that stands there: a packet may hold several in tunnels.
    private static @Nullable Node groupAt(Node tree, Bytes bytes, long header) {
        if (tree.field().equals(Tcp.LAYER.group())
                && tree.source() == bytes
                && tree.range().byteFrom() == header) {
            return tree;
        }
        for (Node child : tree.children()) {
            Node found = groupAt(child, bytes, header);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
