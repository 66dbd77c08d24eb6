package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.recording.PacketTable;

/// What a ladder writes on a packet that says nothing of its own: flags, numbers, sizes.
final class SegmentWords {
    private final Timeline timeline;
    private final DiagramWords words;

    SegmentWords(Timeline timeline, DiagramWords words) {
        this.timeline = timeline;
        this.words = words;
    }

    /// @param label    a few words
    /// @param detail   numbers
    /// @param size     how many bytes it carries, in words
    /// @param sequence sequence number of a TCP segment; -1 for others
    /// @param carries  whether it carries anything that is numbered: bytes, SYN or FIN
    record Said(String label, String detail, String size, ArrowKind kind, long sequence, boolean carries) {}

    Said of(int packet) {
        LayerStack stack = timeline.walk(packet);
        int tcp = stack.lastIndexOf(Tcp.LAYER);
        if (tcp >= 0 && stack.end(tcp) - stack.header(tcp) >= Tcp.SHORTEST_HEADER) {
            return segment(packet, stack, tcp);
        }
        int last = stack.depth() - 1;
        String size = Quantities.bytes(timeline.packets().wireLength(packet));
        String label = last < 0
                ? words.text("unit.packet")
                : stack.layer(last).protocol().name();
        return new Said(label, size, size, ArrowKind.DATA, -1, false);
    }

    private Said segment(int packet, LayerStack stack, int tcp) {
        PacketTable packets = timeline.packets();
        Bytes window = stack.window(tcp);
        long at = stack.header(tcp);
        int flags = Tcp.flags(window, at);
        long length = Math.max(0, stack.roomOnWire(tcp) - (stack.payload(tcp) - at));
        int conversation = packets.conversation(packet);
        int direction = packets.direction(packet);
        long sequence = Tcp.sequenceNumber(window, at);
        String number = words.text("unit.seq", relative(conversation, direction, sequence));
        String acknowledged = words.text(
                "unit.ack",
                relative(conversation, 1 - direction, Tcp.acknowledgmentNumber(window, at)));
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        boolean isFin = (flags & TcpFlags.FIN) != 0;
        boolean isReset = (flags & TcpFlags.RST) != 0;
        boolean isAck = (flags & TcpFlags.ACK) != 0;
        String size = length == 0 ? "" : Quantities.bytes(length);
        ArrowKind kind = isReset
                ? ArrowKind.FAILURE
                : isSyn || isFin ? ArrowKind.HANDSHAKE : length == 0 ? ArrowKind.ACKNOWLEDGMENT : ArrowKind.DATA;
        String label = isReset || isSyn || isFin || length == 0
                ? TcpFlags.text(flags & ~TcpFlags.PSH)
                : words.text("unit.data");
        String detail = length > 0 || isSyn || isFin ? number : "";
        if (isAck && length == 0) {
            detail = detail.isEmpty() ? acknowledged : detail + ", " + acknowledged;
        }
        if (length > 0) {
            detail = detail + ", " + size;
        }
        return new Said(label, detail, size, kind, sequence, length > 0 || isSyn || isFin);
    }

    /// A segment that an ICMP message quotes belongs to a connection that need not have been captured: its number stays as it is.
    private long relative(int conversation, int direction, long sequence) {
        return conversation >= 0 && timeline.isTcp(conversation)
                ? timeline.relativeSequence(conversation, direction, sequence)
                : sequence;
    }
}
