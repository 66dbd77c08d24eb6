package dev.framewalk.timeline.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Two captures side by side, line by line.
///
/// @param lines in the order in which people should read them
public record Comparison(List<Line> lines) {
    public Comparison {
        lines = List.copyOf(lines);
    }

    /// What kind of number a line holds.
    public enum Measure {
        COUNT,
        BYTES,
        NANOS,
        /// In thousandths.
        ROUND_TRIPS
    }

    /// One thing that both paid.
    ///
    /// @param id      stable name: `header-bytes`
    /// @param a       of the first capture; [Paid#NOT_KNOWN] where it is not known
    /// @param b       of the second
    /// @param isInferred whether it rests on something that nobody saw on the wire
    public record Line(String id, Measure measure, long a, long b, boolean isInferred) {
        /// Whether less of it is better. Fewer requests or smaller bodies mean that it was not the same page.
        public boolean isPrice() {
            return !id.equals("requests") && !id.equals("body-bytes");
        }

        /// Whether both are known.
        public boolean isKnown() {
            return a >= 0 && b >= 0;
        }
    }

    public static Comparison of(Paid a, Paid b) {
        List<Line> lines = new ArrayList<>();
        // near the server, nobody sees what arrives
        boolean isBounded = a.isSeenLeaving() || b.isSeenLeaving();
        add(lines, "last-byte", Measure.NANOS, a, b, Paid::lastByteNanos, isBounded);
        add(lines, "first-byte", Measure.NANOS, a, b, Paid::firstByteNanos, isBounded);
        add(lines, "round-trips", Measure.ROUND_TRIPS, a, b, Comparison::thousandths, isBounded);
        add(lines, "requests", Measure.COUNT, a, b, Paid::requests, false);
        add(lines, "connections", Measure.COUNT, a, b, Paid::connections, false);
        add(lines, "header-bytes", Measure.BYTES, a, b, Paid::headerBytes, false);
        add(lines, "body-bytes", Measure.BYTES, a, b, Paid::bodyBytes, false);
        add(lines, "wire-bytes", Measure.BYTES, a, b, Paid::wireBytes, false);
        add(lines, "packets", Measure.COUNT, a, b, Paid::packets, false);
        add(lines, "lost", Measure.COUNT, a, b, Paid::lost, false);
        add(lines, "queued", Measure.NANOS, a, b, Paid::queuedNanos, true);
        if (a.openingNanos() + b.openingNanos() > 0) {
            add(lines, "opening", Measure.NANOS, a, b, Paid::openingNanos, false);
        }
        add(lines, "blocked", Measure.NANOS, a, b, Paid::blockedNanos, isBounded);
        add(lines, "stalled", Measure.NANOS, a, b, Paid::stalledNanos, false);
        if (a.failed() + b.failed() > 0) {
            add(lines, "failed", Measure.COUNT, a, b, Paid::failed, false);
        }
        return new Comparison(lines);
    }

    private static long thousandths(Paid paid) {
        return paid.roundTrips() < 0 ? Paid.NOT_KNOWN : Math.round(paid.roundTrips() * 1000);
    }

    private static void add(
            List<Line> lines, String id, Measure measure, Paid a, Paid b, ToLongFunction<Paid> of, boolean isInferred) {
        lines.add(new Line(id, measure, of.applyAsLong(a), of.applyAsLong(b), isInferred));
    }
}
