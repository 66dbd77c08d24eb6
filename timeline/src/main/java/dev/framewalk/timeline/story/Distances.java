package dev.framewalk.timeline.story;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.sweep.Clock;
import java.util.concurrent.atomic.AtomicLongArray;

/// How far the two ends of a TCP connection are from the place of capture: half of the shortest round trips seen so far.
///
/// ```
///   client ── client part ── vantage ── server part ── server
///                bytes ───► t0
///                           t1 ◄─────────────── their acknowledgment      server part ≤ (t1 − t0) / 2
/// ```
///
/// The time that an end took to answer is in each round trip too, so the shortest is the best; it remains an
/// estimate, and is drawn as one. Repeated segments measure nothing: nobody knows which try was answered (RFC 6298, 3).
///
/// One thread tells it of segments; any thread asks.
public final class Distances {
    public static final long UNKNOWN = -1;

    /// An end that is nearer than this is where the capture was made.
    private static final long HERE_NANOS = 250_000;

    /// Halves of the shortest round trips, of what is sent in each direction.
    private final AtomicLongArray half = new AtomicLongArray(new long[] {UNKNOWN, UNKNOWN});
    /// The end of the segment whose acknowledgment is awaited, and the packet that brought it.
    private final long[] awaited = {UNKNOWN, UNKNOWN};

    private final int[] brought = new int[2];

    /// A segment was captured.
    ///
    /// @param header   where it begins in its window
    /// @param length   how many bytes it carried on the wire
    /// @param analysis `TcpAnalysis` bits
    public void segment(
            Bytes window, long header, int length, int direction, int analysis, int packet, TcpStory.Elapsed elapsed) {
        int other = 1 - direction;
        if (Tcp.has(window, header, TcpFlags.ACK)
                && awaited[other] != UNKNOWN
                && (int) (Tcp.acknowledgmentNumber(window, header) - awaited[other]) >= 0) {
            long roundTrip = elapsed.between(brought[other], packet);
            if (roundTrip != Clock.UNKNOWN) {
                long shortest = half.get(other);
                half.set(other, shortest == UNKNOWN ? roundTrip / 2 : Math.min(shortest, roundTrip / 2));
            }
            awaited[other] = UNKNOWN;
        }
        if (TcpAnalysis.RETRANSMISSION.in(analysis)) {
            awaited[direction] = UNKNOWN;
            return;
        }
        long taken = (long) length
                + (Tcp.has(window, header, TcpFlags.SYN) || Tcp.has(window, header, TcpFlags.FIN) ? 1 : 0);
        if (taken > 0 && awaited[direction] == UNKNOWN) {
            awaited[direction] = Tcp.sequenceNumber(window, header) + taken & 0xFFFF_FFFFL;
            brought[direction] = packet;
        }
    }

    /// From the place of capture to the end that sends in a direction, or back, in nanoseconds; [#UNKNOWN] if nothing was measured.
    public long toEnd(int direction) {
        // what the other end sends is answered by this one
        return half.get(1 - direction);
    }

    /// Whether packets were captured at the end that sends in a direction, so that its times are seen and not estimated.
    public boolean isHere(int direction) {
        long mine = toEnd(direction);
        long other = toEnd(1 - direction);
        return mine != UNKNOWN && mine < HERE_NANOS && (other == UNKNOWN || mine <= other);
    }
}
