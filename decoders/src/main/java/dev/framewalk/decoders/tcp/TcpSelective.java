package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;

/// The selective acknowledgments of a segment (RFC 2018): which bytes its sender has beyond the first missing one. Reused for
/// segment after segment.
public final class TcpSelective {
    private final Skim skim = new Skim(false);
    private final TcpOptions options = new TcpOptions();
    private int acknowledgment;

    /// Reads the options of the header that begins at `header`; its payload begins at `payload`.
    public void read(Bytes window, long header, long payload) {
        options.clear();
        acknowledgment = (int) Tcp.acknowledgmentNumber(window, header);
        if (payload - header > Tcp.SHORTEST_HEADER) {
            skim.begin(window, header + Tcp.SHORTEST_HEADER, payload);
            options.parse(skim, Tcp.has(window, header, TcpFlags.SYN), acknowledgment);
        }
    }

    /// How many blocks there are, 0 to 4.
    public int blocks() {
        return options.sackBlocks;
    }

    /// Sequence number of the first byte of a block.
    public int left(int block) {
        return options.sackLeft[block];
    }

    /// One past the sequence number of its last byte.
    public int right(int block) {
        return options.sackRight[block];
    }

    /// Whether the segment has timestamps (RFC 7323).
    public boolean hasTimestamps() {
        return options.hasTimestamps;
    }

    public int timestamp() {
        return options.timestamp;
    }

    public int timestampEcho() {
        return options.timestampEcho;
    }

    /// Whether the first block tells of bytes that came twice (RFC 2883).
    public boolean isFirstDuplicate() {
        return options.isDuplicateSack(acknowledgment);
    }
}
