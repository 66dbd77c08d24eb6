package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;

/// The bytes that one segment acknowledges beyond a hole (RFC 2018). Reused for segment after segment.
public final class SackBlocks {
    private final TcpOptions options = new TcpOptions();
    private final Skim skim = new Skim();

    /// Reads the options of a segment.
    ///
    /// @param header  where its header begins
    /// @param payload where its options end: its payload, or the end of what was recorded
    public void read(Bytes window, long header, long payload) {
        options.clear();
        long at = header + Tcp.SHORTEST_HEADER;
        if (payload > at) {
            skim.begin(window, at, payload);
            options.parse(skim, Tcp.has(window, header, TcpFlags.SYN), (int) Tcp.acknowledgmentNumber(window, header));
        }
    }

    public int count() {
        return options.sackBlocks;
    }

    /// Sequence number of the first byte of a block.
    public int left(int block) {
        return options.sackLeft[block];
    }

    /// Sequence number behind the last byte of a block.
    public int right(int block) {
        return options.sackRight[block];
    }
}
