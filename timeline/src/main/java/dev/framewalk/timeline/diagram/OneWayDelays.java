package dev.framewalk.timeline.diagram;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Conversation;
import dev.framewalk.timeline.PacketTable;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.Clock;
import java.util.Arrays;

/// How far the two ends of each TCP connection are from the place of capture: half of the shortest round trips seen.
///
/// ```
///   client ── client part ── vantage ── server part ── server
///                bytes ───► t0
///                           t1 ◄─────────────── their acknowledgment      server part ≤ (t1 − t0) / 2
/// ```
///
/// The time that an end took to answer is in each round trip too, so the shortest is the best; it remains an
/// estimate, and is drawn as one. Repeated segments measure nothing: nobody knows which try was answered (RFC 6298, 3).
final class OneWayDelays {
    static final long UNKNOWN = -1;
    /// An end that is nearer than this is where the capture was made.
    private static final long HERE_NANOS = 250_000;

    /// Halves of the shortest round trips: at 2c + d, of what is sent in direction d of conversation c.
    private final long[] half;
    private final long[] firstSequence;
    /// The direction in which the client sends, per conversation.
    private final int[] clientDirection;
    /// The end of the segment whose acknowledgment is awaited, and when it passed.
    private final long[] awaited;
    private final long[] passed;

    OneWayDelays(Timeline timeline) {
        int conversations = timeline.conversationCount();
        half = unknown(2 * conversations);
        firstSequence = unknown(2 * conversations);
        awaited = unknown(2 * conversations);
        passed = new long[2 * conversations];
        clientDirection = new int[conversations];
        for (Conversation each : timeline.conversations()) {
            if (each.id() < conversations) {
                clientDirection[each.id()] = each.clientDirection();
            }
        }
        PacketTable packets = timeline.packets();
        for (int number = 1; number <= packets.count(); number++) {
            int conversation = packets.conversation(number);
            if (conversation >= 0 && conversation < conversations) {
                LayerStack stack = timeline.walk(number);
                int tcp = stack.lastIndexOf(Tcp.LAYER);
                if (tcp >= 0 && stack.end(tcp) - stack.header(tcp) >= Tcp.SHORTEST_HEADER) {
                    take(packets, number, conversation, stack, tcp);
                }
            }
        }
    }

    private static long[] unknown(int length) {
        long[] values = new long[length];
        Arrays.fill(values, UNKNOWN);
        return values;
    }

    private void take(PacketTable packets, int number, int conversation, LayerStack stack, int tcp) {
        Bytes window = stack.window(tcp);
        long at = stack.header(tcp);
        boolean isSyn = Tcp.has(window, at, TcpFlags.SYN);
        int mine = 2 * conversation + packets.direction(number);
        int theirs = mine ^ 1;
        long time = packets.moment(number);
        long sequence = Tcp.sequenceNumber(window, at);
        if (isSyn || firstSequence[mine] == UNKNOWN) {
            firstSequence[mine] = isSyn ? sequence : sequence - 1 & 0xFFFF_FFFFL;
        }
        if (Tcp.has(window, at, TcpFlags.ACK) && awaited[theirs] != UNKNOWN) {
            int beyond = (int) (Tcp.acknowledgmentNumber(window, at) - awaited[theirs]);
            if (beyond >= 0) {
                long roundTrip = packets.between(packets.vantage(number), passed[theirs], time);
                if (roundTrip != Clock.UNKNOWN) {
                    half[theirs] = half[theirs] == UNKNOWN ? roundTrip / 2 : Math.min(half[theirs], roundTrip / 2);
                }
                awaited[theirs] = UNKNOWN;
            }
        }
        if (TcpAnalysis.RECORDED_TWICE.in(packets.analysis(number))) {
            return;
        }
        if (TcpAnalysis.RETRANSMISSION.in(packets.analysis(number))) {
            awaited[mine] = UNKNOWN;
            return;
        }
        long length = Math.max(0, stack.roomOnWire(tcp) - (stack.payload(tcp) - at));
        long taken = length + (isSyn || Tcp.has(window, at, TcpFlags.FIN) ? 1 : 0);
        if (taken > 0 && awaited[mine] == UNKNOWN) {
            awaited[mine] = sequence + taken & 0xFFFF_FFFFL;
            passed[mine] = time;
        }
    }

    /// From the place of capture to an end, or back; [#UNKNOWN] if nothing was measured.
    long toEnd(int conversation, Side end) {
        if (conversation < 0 || conversation >= clientDirection.length) {
            return UNKNOWN;
        }
        // what the client sends is answered by the server
        int direction = end == Side.SERVER ? clientDirection[conversation] : 1 - clientDirection[conversation];
        return half[2 * conversation + direction];
    }

    /// Whether packets were captured at this end, so that its times are seen and not estimated.
    boolean isHere(int conversation, Side end) {
        long mine = toEnd(conversation, end);
        long other = toEnd(conversation, end.other());
        return mine != UNKNOWN && mine < HERE_NANOS && (other == UNKNOWN || mine <= other);
    }

    /// A sequence number counted from the first one of its direction, as people read it.
    long relative(int conversation, int direction, long sequence) {
        if (conversation < 0 || 2 * conversation + direction >= firstSequence.length) {
            return sequence;
        }
        long first = firstSequence[2 * conversation + direction];
        return first == UNKNOWN ? sequence : sequence - first & 0xFFFF_FFFFL;
    }
}
