package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ipv4.Ipv4;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.udp.Udp;

/// Tells packets that were recorded twice from packets that were sent twice, in one conversation.
///
/// A switch port that mirrors both directions, or a capture on all interfaces at once, records a packet twice within a moment. The copies have the same
/// IP identification and the same checksum over the same bytes; who sends again takes a new identification. IPv4 hosts may leave it 0 in packets that are not to be
/// fragmented (RFC 6864, section 4.1), and IPv6 has none: then only a copy counts that comes directly behind its original, sooner than anybody repeats anything, and an
/// acknowledgment without data, which may well be repeated, only where others have shown that this capture records twice.
final class Twins {
    /// Mirrored packets lie microseconds apart, in a busy switch milliseconds; retransmission timers are longer (RFC 6298, section 2.4).
    private static final long LONGEST_NANOS = 100_000_000;
    /// Without an identification.
    private static final long SHORT_NANOS = 500_000;
    /// Packets of a direction that may lie between a packet and its copy.
    private static final int REMEMBERED = 4;
    private static final int MOST_DIGESTED = 64;
    private static final int SLOTS = 2 * REMEMBERED;

    private final int[] ids = new int[SLOTS];
    private final long[] numbers = new long[SLOTS];
    private final long[] rests = new long[SLOTS];
    private final int[] digests = new int[SLOTS];
    private final int[] packets = new int[SLOTS];
    private final long[] times = new long[SLOTS];
    private final int[] next = new int[2];
    private int found;

    /// Takes a packet, and says which one it is a copy of; 0 if it is none.
    int original(LayerStack stack, int i, int direction, int packet, long timeNanos) {
        Bytes window = stack.window(i);
        long header = stack.header(i);
        boolean isTcp = stack.layer(i) == Tcp.LAYER;
        long length = stack.endOnWire(i) - header;
        long number = isTcp ? window.i64(header + 4) : 0;
        int checksum = isTcp ? Tcp.checksum(window, header) : Udp.checksum(window, header);
        if (!isTcp && checksum == 0) {
            return 0;
        }
        long rest = length << 48 | (isTcp ? window.u32(header + 12) : 0) << 16 | checksum;
        int data = digest(window, stack.payload(i), stack.end(i));
        int id = i > 0 && stack.layer(i - 1) == Ipv4.LAYER
                ? Ipv4.identification(stack.window(i - 1), stack.header(i - 1))
                : 0;
        int base = direction * REMEMBERED;
        for (int back = 0; back < REMEMBERED; back++) {
            int slot = base + Math.floorMod(next[direction] - 1 - back, REMEMBERED);
            if (packets[slot] != 0
                    && ids[slot] == id
                    && numbers[slot] == number
                    && rests[slot] == rest
                    && digests[slot] == data
                    && isSoon(timeNanos - times[slot], id != 0 ? LONGEST_NANOS : SHORT_NANOS, timeNanos)
                    && (id != 0 || back == 0 && saysMore(window, header, isTcp, stack.endOnWire(i) - stack.payload(i)))) {
                found++;
                return packets[slot];
            }
        }
        int slot = base + next[direction];
        ids[slot] = id;
        numbers[slot] = number;
        rests[slot] = rest;
        digests[slot] = data;
        packets[slot] = packet;
        times[slot] = timeNanos;
        next[direction] = (next[direction] + 1) % REMEMBERED;
        return 0;
    }

    /// Of the beginning of the data: a checksum that the network card was to fill in does not cover it.
    private static int digest(Bytes window, long from, long to) {
        int digest = 0;
        long end = Math.min(to, from + MOST_DIGESTED);
        long at = from;
        for (; at + 8 <= end; at += 8) {
            digest = 31 * digest + Long.hashCode(window.i64(at));
        }
        for (; at < end; at++) {
            digest = 31 * digest + window.u8(at);
        }
        return digest;
    }

    private static boolean isSoon(long nanos, long most, long timeNanos) {
        return timeNanos != Clock.UNKNOWN && nanos >= 0 && nanos <= most;
    }

    /// Whether nobody would say this twice at once.
    private boolean saysMore(Bytes window, long header, boolean isTcp, long payload) {
        return isTcp
                && (payload > 0 || (Tcp.flags(window, header) & (TcpFlags.SYN | TcpFlags.FIN)) != 0 || found > 0);
    }
}
