package dev.framewalk.timeline.order;

import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.sweep.Clock;
import java.util.ArrayList;
import java.util.List;

/// Finds, for bytes that were sent more than once, which copy the receiver took.
///
/// The receiver's own words decide: a copy counts if the bytes are acknowledged only behind it. What proves that an earlier copy had arrived is an acknowledgment that
/// came between them; a duplicate selective acknowledgment, which says that a later one was superfluous (RFC 2883); an acknowledgment that echoes a timestamp
/// older than that of the later copy (the Eifel detection, RFC 3522); or one that comes sooner behind the later copy than a round trip takes.
final class Acceptance {
    /// How we know which copy was taken.
    enum Evidence {
        /// Nothing acknowledges the bytes: the first copy is taken for the one that counts.
        NONE,
        /// An acknowledgment between the copies, a DSACK or a timestamp says so.
        SAID,
        /// Only the order and the time of acknowledgments speak for it.
        TIMED
    }

    /// Bytes of which a later copy counts.
    private record Later(long from, long to, int packet, Evidence evidence) {}

    private static final int MOST_LOOKED_AT = 4096;

    private final Segments segments;
    private final Acknowledgments acks;
    private final PacketTable packets;
    private final long shortestTrip;
    private boolean isDisputed;
    private long tooSoon;

    /// @param shortestTrip the shortest time that a segment and its acknowledgment took, as seen at the vantage; negative if none was measured
    Acceptance(Segments segments, Acknowledgments acks, PacketTable packets, long shortestTrip) {
        this.segments = segments;
        this.acks = acks;
        this.packets = packets;
        this.shortestTrip = shortestTrip;
    }

    /// Judges a segment that repeats bytes.
    ///
    /// @param pieces where the bytes came first
    /// @return whether it counts for some of them
    boolean judge(int segment, TroubledArrivals pieces) {
        long from = segments.from(segment);
        long to = segments.to(segment);
        int copy = segments.packet(segment);
        List<Later> found = new ArrayList<>();
        isDisputed = false;
        tooSoon = -1;
        for (int i = pieces.after(from); i < pieces.count() && pieces.from(i) < to; i++) {
            int before = pieces.accepted(i);
            if (before != copy) {
                long begin = Math.max(from, pieces.from(i));
                long end = Math.min(to, pieces.to(i));
                Evidence evidence = takesLater(begin, end, before, segment);
                if (evidence != Evidence.NONE) {
                    found.add(new Later(begin, end, copy, evidence));
                }
            }
        }
        for (Later each : found) {
            pieces.accept(each.from, each.to, each.packet, each.evidence);
        }
        return !found.isEmpty();
    }

    /// Whether packets that come later may change what was judged last: that the first copy counts because the bytes were acknowledged before the later one
    /// stays so, whatever comes.
    boolean isDisputed() {
        return isDisputed;
    }

    /// The longest time after which an acknowledgment came too soon to be one of the copy judged last; -1 if none did.
    long tooSoonNanos() {
        return tooSoon;
    }

    /// How we know that this copy was taken and not the one before it; NONE if it was not, or if nobody can say.
    private Evidence takesLater(long from, long to, int before, int segment) {
        int copy = segments.packet(segment);
        int covering = acks.firstCovering(from, to, before);
        if (covering >= 0 && acks.packet(covering) < copy) {
            return Evidence.NONE;
        }
        isDisputed = true;
        if (covering < 0 || isSuperfluous(from, to, segment)) {
            return Evidence.NONE;
        }
        long echo = acks.echo(covering);
        long stamp = segments.stamp(segment);
        if (echo != Segments.NO_STAMP && stamp != Segments.NO_STAMP && (int) (stamp - echo) > 0) {
            return Evidence.NONE;
        }
        long since = packets.between(copy, acks.packet(covering));
        if (shortestTrip > 0 && since != Clock.UNKNOWN && since < shortestTrip / 2) {
            tooSoon = Math.max(tooSoon, since);
            return Evidence.NONE;
        }
        return echo != Segments.NO_STAMP && echo == stamp && isStampOfNoOther(segment)
                ? Evidence.SAID
                : Evidence.TIMED;
    }

    /// Whether the receiver says that the bytes came twice more often than they were sent behind this copy.
    private boolean isSuperfluous(long from, long to, int segment) {
        int said = acks.twice(from, to, segments.packet(segment));
        for (int i = segment + 1; said > 0 && i < segments.count() && i < segment + MOST_LOOKED_AT; i++) {
            if (segments.from(i) < to && segments.to(i) > from) {
                said--;
            }
        }
        return said > 0;
    }

    /// Whether no other segment has its timestamp: clocks of timestamps are slow, and what is echoed may be that of a segment sent beside it.
    private boolean isStampOfNoOther(int segment) {
        long stamp = segments.stamp(segment);
        boolean isBefore = segment > 0 && segments.stamp(segment - 1) == stamp;
        boolean isBehind = segment + 1 < segments.count() && segments.stamp(segment + 1) == stamp;
        return !isBefore && !isBehind;
    }
}
