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
/// has none. Then only one copy of a packet counts, directly behind it, sooner than anybody repeats anything; and an acknowledgment without data, which is often
/// repeated, only where this capture has recorded most other packets of the conversation twice.
final class Twins {
    /// Mirrored packets lie microseconds apart, in a busy switch milliseconds; retransmission timers are longer (RFC 6298, section 2.4).
    private static final long LONGEST_NANOS = 50_000_000;
    /// Without an identification.
    private static final long SHORT_NANOS = 500_000;
    /// Packets of a direction that may lie between a packet and its copy: those of a batch.
    private static final int REMEMBERED = 16;

    private static final int MOST_DIGESTED = 64;
    private static final int SLOTS = 2 * REMEMBERED;

    private final int[] ids = new int[SLOTS];
    private final long[] numbers = new long[SLOTS];
    private final long[] rests = new long[SLOTS];
    private final int[] digests = new int[SLOTS];
    private final int[] packets = new int[SLOTS];
    private final long[] times = new long[SLOTS];
    private final boolean[] isCopied = new boolean[SLOTS];
    private final int[] next = new int[2];
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
        int digest = digest(window, stack.payload(i), stack.end(i));
        int id = i > 0 && stack.layer(i - 1) == Ipv4.LAYER
                ? Ipv4.identification(stack.window(i - 1), stack.header(i - 1))
                : 0;
        boolean isPlainAck = isTcp
                && stack.endOnWire(i) <= stack.payload(i)
                && (Tcp.flags(window, header) & (TcpFlags.SYN | TcpFlags.FIN)) == 0;
        int base = direction * REMEMBERED;
        for (int back = 0; back < REMEMBERED; back++) {
            int slot = base + Math.floorMod(next[direction] - 1 - back, REMEMBERED);
            if (packets[slot] == 0) {
                break;
            }
            boolean isSame = numbers[slot] == number && rests[slot] == rest && digests[slot] == digest;
            if (ids[slot] == id && !isSame) {
                hasOneId[direction] |= id != 0;
            } else if (ids[slot] == id && isCopy(slot, back, id != 0 && !hasOneId[direction], isPlainAck, timeNanos)) {
                isCopied[slot] = true;
                copies += isPlainAck ? 0 : 1;
                return packets[slot];
            }
        }
        originals += isPlainAck ? 0 : 1;
        int slot = base + next[direction];
        ids[slot] = id;
        numbers[slot] = number;
        rests[slot] = rest;
        digests[slot] = digest;
        packets[slot] = packet;
        times[slot] = timeNanos;
        isCopied[slot] = false;
        next[direction] = (next[direction] + 1) % REMEMBERED;
        return 0;
    }

    private boolean isCopy(int slot, int back, boolean isIdTelling, boolean isPlainAck, long timeNanos) {
        boolean isTimed = timeNanos != PacketSink.NO_TIME && times[slot] != PacketSink.NO_TIME;
        if (isIdTelling) {
            // the copy may have been written first
            return isTimed ? Math.abs(timeNanos - times[slot]) <= LONGEST_NANOS : back == 0;
        }
        return back == 0
                && !isCopied[slot]
                && isTimed
                && Math.abs(timeNanos - times[slot]) <= SHORT_NANOS
                && (!isPlainAck || copies >= 2 && 2 * copies > originals);
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
}
