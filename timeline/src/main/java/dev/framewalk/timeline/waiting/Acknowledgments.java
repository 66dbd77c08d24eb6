package dev.framewalk.timeline.waiting;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.SackBlocks;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// What one end acknowledged of the other's bytes, packet by packet: up to where everything, and which bytes beyond.
///
/// Positions count in the stream of the side whose bytes are acknowledged.
final class Acknowledgments {
    private final LongColumn upTo = new LongColumn();
    private final IntColumn packet = new IntColumn();
    private final ByteColumn duplicate = new ByteColumn();
    /// Index of the first block of each acknowledgment.
    private final IntColumn firstBlock = new IntColumn();
    private final LongColumn blockFrom = new LongColumn();
    private final LongColumn blockTo = new LongColumn();

    private final Timeline timeline;
    private final int conversation;
    private final Side acknowledged;
    private final SackBlocks blocks = new SackBlocks();
    private long known;

    /// @param acknowledged the side whose bytes are acknowledged
    Acknowledgments(Timeline timeline, int conversation, Side acknowledged) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.acknowledged = acknowledged;
    }

    /// Takes a packet of the conversation that the other side sent. Packets come in ascending order.
    void read(int packetNumber) {
        LayerStack stack = timeline.walk(packetNumber);
        int i = stack.lastIndexOf(Tcp.LAYER);
        if (i < 0) {
            return;
        }
        Bytes window = stack.window(i);
        long header = stack.header(i);
        int flags = Tcp.flags(window, header);
        if ((flags & (TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.ACK) {
            return;
        }
        // the number of the first byte of the stream: one behind that of the SYN
        int base = timeline.initialSequenceNumber(conversation, acknowledged) + 1;
        long position = position((int) Tcp.acknowledgmentNumber(window, header) - base);
        known = Math.max(known, position);
        upTo.add(position);
        packet.add(packetNumber);
        duplicate.add((byte) (TcpAnalysis.DUPLICATE_ACK.in(timeline.packets().analysis(packetNumber)) ? 1 : 0));
        firstBlock.add(blockFrom.size());
        blocks.read(window, header, stack.payload(i));
        for (int b = 0; b < blocks.count(); b++) {
            long from = position(blocks.left(b) - base);
            long to = position(blocks.right(b) - base);
            if (from < to && to > position) {
                blockFrom.add(from);
                blockTo.add(to);
            }
        }
    }

    /// Beyond the wrap of sequence numbers: the position nearest to what is known.
    private long position(int sequence) {
        return known + (sequence - (int) known);
    }

    int size() {
        return packet.size();
    }

    int packet(int index) {
        return packet.at(index);
    }

    /// Everything before this byte was received.
    long upTo(int index) {
        return upTo.at(index);
    }

    int firstBlock(int index) {
        return firstBlock.at(index);
    }

    int endOfBlocks(int index) {
        return index + 1 < size() ? firstBlock.at(index + 1) : blockFrom.size();
    }

    long blockFrom(int block) {
        return blockFrom.at(block);
    }

    long blockTo(int block) {
        return blockTo.at(block);
    }

    /// The first acknowledgment in a packet after this one.
    int firstAfter(int packetNumber) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (packet.at(middle) <= packetNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether the receiver itself said, between two packets, that it lacked bytes and had later ones: by a selective acknowledgment
    /// of bytes beyond them, or by repeating an acknowledgment.
    boolean confirmHole(long missingFrom, int afterPacket, int beforePacket) {
        for (int i = firstAfter(afterPacket); i < size() && packet.at(i) < beforePacket; i++) {
            if (upTo.at(i) > missingFrom) {
                continue;
            }
            if (duplicate.at(i) != 0 && upTo.at(i) == missingFrom) {
                return true;
            }
            if (hasBlockBeyond(i, missingFrom)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasBlockBeyond(int index, long missingFrom) {
        boolean isBeyond = false;
        for (int b = firstBlock(index); b < endOfBlocks(index); b++) {
            if (blockFrom.at(b) <= missingFrom && blockTo.at(b) > missingFrom) {
                return false;
            }
            isBeyond |= blockFrom.at(b) > missingFrom;
        }
        return isBeyond;
    }
}
