package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.ipv4.Ipv4;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.udp.Udp;

/// Tells packets that were recorded twice from packets that were sent twice, in one conversation.
///
/// A switch port that mirrors both directions, or a capture on all interfaces at once, records a packet twice within a moment. The copies have the same
/// IP identification and the same checksum over the same bytes; who sends again takes a new identification.
///
/// Hosts may leave the identification 0 in packets that are not to be fragmented (RFC 6864, section 4.1), some give all their packets the same one, and IPv6
/// has none. Then only one copy of a TCP packet counts, directly behind it, sooner than anybody repeats anything; and an acknowledgment without data, which is often
/// repeated, only where this capture has recorded most other packets of the conversation twice. Of datagrams nothing is claimed then: some programs send each
/// of theirs twice.
final class Twins {
    /// Mirrored packets lie microseconds apart, in a busy switch milliseconds; retransmission timers are longer (RFC 6298, section 2.4).
    private static final long LONGEST_NANOS = 50_000_000;
    /// Without an identification.
    private static final long SHORT_NANOS = 500_000;
    /// Packets of a direction are remembered by the last bits of their identification: a batch of so many may lie between a packet and its copy.
    private static final int REMEMBERED = 8;

    private final int[] ids = new int[2 * REMEMBERED];
    /// What packets must have in common, mixed into one number: there are conversations by the hundred thousand.
    private final long[] contents = new long[2 * REMEMBERED];
    private final int[] packets = new int[2 * REMEMBERED];
    private final long[] times = new long[2 * REMEMBERED];
    private final boolean[] isCopied = new boolean[2 * REMEMBERED];
    /// The last packet of each direction that was no copy.
    private final int[] last = new int[2];
    /// Whether a direction has given the same identification to packets that are not the same.
    private final boolean[] hasOneId = new boolean[2];
    /// Packets with data, a SYN or a FIN that had no copy before them, and copies of such.
    private int originals;

    private int copies;

    /// Takes a packet, and says which one it is a copy of; 0 if it is none.
    ///
    /// @param timeNanos as it is recorded; `PacketSink.NO_TIME` if it is not
    int original(LayerStack stack, int i, int direction, int packet, long timeNanos) {
        Bytes window = stack.window(i);
        long header = stack.header(i);
        boolean isTcp = stack.layer(i) == Tcp.LAYER;
        long length = stack.endOnWire(i) - header;
        long number = isTcp ? window.i64(header + 4) : 0;
        int checksum = isTcp ? Tcp.checksum(window, header) : Udp.checksum(window, header);
        long rest = length << 48 | (isTcp ? window.u32(header + 12) : 0) << 16 | checksum;
        long payload = stack.payload(i);
        int id = i > 0 && stack.layer(i - 1) == Ipv4.LAYER
                ? Ipv4.identification(stack.window(i - 1), stack.header(i - 1))
                : 0;
        boolean isIdTelling = id != 0 && !hasOneId[direction];
        // data of TCP is looked at only where nothing else tells packets apart: it may lie in a page of the file that nobody needs
        long digest = isIdTelling && isTcp ? 0 : digest(window, payload, stack.end(i));
        long content = mixed(mixed(mixed(number) + rest) + digest);
        boolean isPlainAck = isTcp
                && stack.endOnWire(i) <= payload
                && (Tcp.flags(window, header) & (TcpFlags.SYN | TcpFlags.FIN)) == 0;
        int slot = direction * REMEMBERED + id % REMEMBERED;
        if (packets[slot] != 0 && ids[slot] == id) {
            if (contents[slot] != content) {
                hasOneId[direction] |= id != 0;
            } else if ((isIdTelling || isTcp)
                    && isCopy(slot, packets[slot] == last[direction], isIdTelling, isPlainAck, timeNanos)) {
                isCopied[slot] = true;
                copies += isPlainAck ? 0 : 1;
                return packets[slot];
            }
        }
        originals += isPlainAck ? 0 : 1;
        ids[slot] = id;
        contents[slot] = content;
        packets[slot] = packet;
        times[slot] = timeNanos;
        isCopied[slot] = false;
        last[direction] = packet;
        return 0;
    }

    /// @param isBehind whether it follows directly behind the packet of the slot
    private boolean isCopy(int slot, boolean isBehind, boolean isIdTelling, boolean isPlainAck, long timeNanos) {
        boolean isTimed = timeNanos != PacketSink.NO_TIME && times[slot] != PacketSink.NO_TIME;
        if (isIdTelling) {
            // the copy may have been written first
            return isTimed ? Math.abs(timeNanos - times[slot]) <= LONGEST_NANOS : isBehind;
        }
        return isBehind
                && !isCopied[slot]
                && isTimed
                && Math.abs(timeNanos - times[slot]) <= SHORT_NANOS
                && (!isPlainAck || copies >= 2 && 2 * copies > originals);
    }

    /// Spreads a difference of one bit over all 64, without losing any.
    private static long mixed(long value) {
        long half = (value ^ value >>> 32) * 0x9e37_79b9_7f4a_7c15L;
        return half ^ half >>> 29;
    }

    /// Of the beginning and the end of the data: a checksum that the network card was to fill in does not cover it.
    private static long digest(Bytes window, long from, long to) {
        if (to - from >= 8) {
            return window.i64(from) * 31 + window.i64(to - 8);
        }
        long digest = 0;
        for (long at = from; at < to; at++) {
            digest = digest << 8 | window.u8(at);
        }
        return digest;
    }
}
