package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The options of one pcapng packet block, read when somebody asks.
final class PacketOptions {
    private PacketOptions() {}

    /// @param at where a block begins that has been read before, so its lengths are known to be good
    static PacketAnnotations read(Bytes window, long at, boolean bigEndian) {
        int type = bigEndian ? window.i32(at) : window.i32Le(at);
        long total = bigEndian ? window.u32(at + 4) : window.u32Le(at + 4);
        long captured = bigEndian ? window.u32(at + 20) : window.u32Le(at + 20);
        long from = at + 28 + Pcapng.padded(captured);
        PcapngOptions options = new PcapngOptions(window, bigEndian, from, at + Pcapng.padded(total) - 4);
        List<String> comments = new ArrayList<>();
        OptionalInt flags = OptionalInt.empty();
        OptionalLong drops = droppedBefore(window, at, type, bigEndian);
        OptionalLong id = OptionalLong.empty();
        OptionalLong queue = OptionalLong.empty();
        OptionalLong process = OptionalLong.empty();
        int hashes = 0;
        int verdicts = 0;
        while (options.next()) {
            switch (options.code()) {
                case Pcapng.COMMENT -> comments.add(options.text());
                case Pcapng.PACKET_FLAGS -> flags = options.holds(4) ? OptionalInt.of(options.i32()) : flags;
                case Pcapng.PACKET_HASH -> hashes++;
                case Pcapng.PACKET_DROPS -> drops = options.holds(8) ? OptionalLong.of(options.i64()) : drops;
                case Pcapng.PACKET_ID -> id = options.holds(8) ? OptionalLong.of(options.i64()) : id;
                case Pcapng.PACKET_QUEUE -> queue =
                        options.holds(4) ? OptionalLong.of(options.i32() & 0xffff_ffffL) : queue;
                case Pcapng.PACKET_VERDICT -> verdicts++;
                case Pcapng.PACKET_PROCESS -> process = options.holds(8) ? OptionalLong.of(options.i64()) : process;
                default -> {}
            }
        }
        return new PacketAnnotations(comments, flags, drops, id, queue, process, hashes, verdicts);
    }

    /// The obsolete packet block has the count in its header; 0xffff means that nobody knows.
    private static OptionalLong droppedBefore(Bytes window, long at, int type, boolean bigEndian) {
        if (type != Pcapng.PACKET) {
            return OptionalLong.empty();
        }
        int count = bigEndian ? window.u16(at + 10) : window.u16Le(at + 10);
        return count == 0xffff ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
