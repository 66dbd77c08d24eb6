package dev.framewalk.timeline.order;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import dev.framewalk.timeline.explaining.SegmentReader;

/// What one end acknowledged of the other's bytes, packet by packet: up to where everything, which bytes beyond, which ones came twice, and for how
/// many more it has room.
///
/// Positions count in the stream of the side whose bytes are acknowledged.
public final class Acknowledgments {
    /// A hole is acknowledged within a few round trips, or everything up to it is.
    private static final int MOST_LOOKED_AT = 4096;

    /// Acknowledgments that follow the repeated ones while a loss is made up for.
    private static final int MOST_PARTIAL = 64;

    private final LongColumn upTo;
    /// The furthest position that was acknowledged so far: acknowledgments may come late, too.
    private final LongColumn most;
    private final IntColumn packet;
    private final LongColumn window;
    private final LongColumn echo;
    private final ByteColumn repeats;
    /// The last acknowledgment up to each one that repeated the one before it; -1 if none did.
    private final IntColumn lastRepeated;
    /// Index of the first block of each acknowledgment.
    private final IntColumn firstBlock;
    private final LongColumn blockFrom;
    private final LongColumn blockTo;
    private final IntColumn twicePacket;
    private final LongColumn twiceFrom;
    private final LongColumn twiceTo;
    private int count;
    private int blocks;
    private int twices;

    Acknowledgments() {
        upTo = new LongColumn();
        most = new LongColumn();
        packet = new IntColumn();
        window = new LongColumn();
        echo = new LongColumn();
        repeats = new ByteColumn();
        lastRepeated = new IntColumn();
        firstBlock = new IntColumn();
        blockFrom = new LongColumn();
        blockTo = new LongColumn();
        twicePacket = new IntColumn();
        twiceFrom = new LongColumn();
        twiceTo = new LongColumn();
    }

    private Acknowledgments(Acknowledgments growing) {
        upTo = growing.upTo;
        most = growing.most;
        packet = growing.packet;
        window = growing.window;
        echo = growing.echo;
        repeats = growing.repeats;
        lastRepeated = growing.lastRepeated;
        firstBlock = growing.firstBlock;
        blockFrom = growing.blockFrom;
        blockTo = growing.blockTo;
        twicePacket = growing.twicePacket;
        twiceFrom = growing.twiceFrom;
        twiceTo = growing.twiceTo;
        count = growing.count;
        blocks = growing.blocks;
        twices = growing.twices;
    }

    /// Those that are known by now, for readers: nothing is added to them.
    Acknowledgments soFar() {
        return new Acknowledgments(this);
    }

    /// Takes a segment that acknowledges. Packets come in ascending order.
    ///
    /// @param isDuplicate whether it says the same as the one before it, because something came that could not be used
    void add(SegmentReader segment, int packetNumber, boolean isDuplicate) {
        long position = segment.acknowledged();
        upTo.add(position);
        most.add(Math.max(position, count == 0 ? position : most.at(count - 1)));
        packet.add(packetNumber);
        window.add(segment.window());
        echo.add(segment.hasTimestamps() ? segment.timestampEcho() & 0xffff_ffffL : Segments.NO_STAMP);
        repeats.add((byte) (isDuplicate ? 1 : 0));
        int before = count == 0 ? -1 : lastRepeated.at(count - 1);
        lastRepeated.add(isDuplicate ? count : before);
        firstBlock.add(blocks);
        for (int b = 0; b < segment.blocks(); b++) {
            long from = segment.blockFrom(b);
            long to = segment.blockTo(b);
            if (from < to && b == 0 && segment.isFirstBlockDuplicate()) {
                twicePacket.add(packetNumber);
                twiceFrom.add(from);
                twiceTo.add(to);
            } else if (from < to && to > position) {
                blockFrom.add(from);
                blockTo.add(to);
            }
        }
        count = packet.size();
        blocks = blockFrom.size();
        twices = twicePacket.size();
    }

    public int count() {
        return count;
    }

    public int packet(int index) {
        return packet.at(index);
    }

    /// Everything before this byte was received.
    public long upTo(int index) {
        return upTo.at(index);
    }

    /// The room announced, in bytes; -1 if its scale is not known.
    public long window(int index) {
        return window.at(index);
    }

    /// The timestamp that it echoes; [Segments#NO_STAMP] if it echoes none.
    long echo(int index) {
        return echo.at(index);
    }

    /// Whether one of the few acknowledgments before one repeated the one before it.
    boolean hasRepeatedBefore(int index) {
        return lastRepeated.at(index) >= 0 && index - lastRepeated.at(index) <= MOST_PARTIAL;
    }

    /// Whether an acknowledgment says less than one before it did: it was overtaken.
    public boolean isOvertaken(int index) {
        return upTo.at(index) < most.at(index);
    }

    int firstBlock(int index) {
        return firstBlock.at(index);
    }

    int endOfBlocks(int index) {
        return index + 1 < count() ? firstBlock.at(index + 1) : blocks;
    }

    long blockFrom(int block) {
        return blockFrom.at(block);
    }

    long blockTo(int block) {
        return blockTo.at(block);
    }

    /// Whether the receiver ever acknowledged selectively.
    boolean isSelective() {
        return blocks > 0;
    }

    /// How often the receiver said so far that bytes came twice.
    int twices() {
        return twices;
    }

    long twiceFrom(int index) {
        return twiceFrom.at(index);
    }

    long twiceTo(int index) {
        return twiceTo.at(index);
    }

    /// How often the receiver said, after a packet, that these bytes came twice (RFC 2883).
    int twice(long from, long to, int afterPacket) {
        int low = 0;
        int high = twices;
        while (low < high) {
            int middle = low + high >>> 1;
            if (twicePacket.at(middle) <= afterPacket) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int found = 0;
        for (int i = low; i < twices && i < low + MOST_LOOKED_AT; i++) {
            if (twiceFrom.at(i) < to && twiceTo.at(i) > from) {
                found++;
            }
        }
        return found;
    }

    /// Up to where everything was acknowledged before a packet; 0 if nothing was.
    long upToBefore(int packetNumber) {
        int last = firstAfter(packetNumber - 1) - 1;
        return last < 0 ? 0 : Math.max(0, most.at(last));
    }

    /// The first acknowledgment in a packet after this one.
    public int firstAfter(int packetNumber) {
        int low = 0;
        int high = count();
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

    /// The first acknowledgment of everything before a position, selective ones not counted; [#count()] if there is none.
    public int firstOf(long position) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (most.at(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first acknowledgment, in a packet after this one, that says that bytes were there, selectively or not; -1 if there is none.
    int firstCovering(long from, long to, int afterPacket) {
        int whole = firstOf(to);
        for (int i = firstAfter(afterPacket), looked = 0; i < whole && looked < MOST_LOOKED_AT; i++, looked++) {
            for (int b = firstBlock(i); b < endOfBlocks(i); b++) {
                if (blockFrom.at(b) <= from && to <= blockTo.at(b)) {
                    return i;
                }
            }
        }
        int found = Math.max(whole, firstAfter(afterPacket));
        return found < count() ? found : -1;
    }

    /// Whether the receiver itself said, between two packets, that it lacked bytes and had later ones: by a selective acknowledgment
    /// of bytes beyond them, or by repeating an acknowledgment.
    boolean confirmHole(long missingFrom, int afterPacket, int beforePacket) {
        for (int i = firstAfter(afterPacket); i < count() && packet.at(i) < beforePacket; i++) {
            if (upTo.at(i) > missingFrom) {
                continue;
            }
            if (repeats.at(i) != 0 && upTo.at(i) == missingFrom) {
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
