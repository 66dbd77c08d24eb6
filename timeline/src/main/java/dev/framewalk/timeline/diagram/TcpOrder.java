package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.TcpScene.Acknowledgment;
import dev.framewalk.timeline.diagram.TcpScene.Delivery;
import dev.framewalk.timeline.diagram.TcpScene.Hole;
import dev.framewalk.timeline.diagram.TcpScene.Range;
import dev.framewalk.timeline.diagram.TcpScene.Segment;
import dev.framewalk.timeline.diagram.TcpScene.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What order costs: up to where bytes were there without a hole, which were missing, and which had to wait for them.
///
/// Where the missing bytes passed the place of capture and were lost behind it, only the receiver's selective acknowledgments tell;
/// what follows from them is inferred, and marked so.
final class TcpOrder {
    private static final Certainty SAID = new Certainty.Inferred(
            "The receiver says that it has these bytes and not those before them; when they came to it was not seen here.");
    private static final Certainty NEVER = new Certainty.Unknown("These bytes were never captured.");
    /// Pieces behind the stretch that are looked at: enough for what a receiver holds.
    private static final int LOOK_AHEAD = 2_048;
    /// Ranges that are followed at a time; a segment names at most four.
    private static final int MOST_SAID = 256;

    private final Timeline timeline;
    private final List<Segment> segments;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();

    TcpOrder(Timeline timeline, List<Segment> segments) {
        this.timeline = timeline;
        this.segments = segments;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<Wait> waits() {
        return waits;
    }

    List<Hole> holes() {
        return holes;
    }

    private long nanos(int packet) {
        return TcpBlocks.nanos(timeline, packet);
    }

    // ---- what was seen

    /// Adds what is told by the packets that brought the bytes.
    ///
    /// @param beyond the last packet to look at for what waits at the end of the stretch
    void observe(TcpDelivery delivery, int firstPacket, int lastPacket, int beyond) {
        int begin = delivery.firstWith(firstPacket);
        int known = delivery.pieces();
        int end = begin;
        int largest = begin < known ? delivery.at(begin) : 0;
        List<Integer> with = new ArrayList<>();
        while (end < known) {
            largest = Math.max(largest, delivery.map().packet(end));
            if (largest > beyond) {
                break;
            }
            with.add(largest);
            end++;
        }
        long start = begin == 0 ? 0 : delivery.end(begin - 1);
        deliveries.add(new Delivery(0, nanos(firstPacket), start, start));
        Coverage cut = new Coverage(segments);
        runs(delivery, begin, with, lastPacket, cut);
        missing(delivery, begin, end, with, cut);
    }

    /// Pieces that were handed on with the same packet.
    private void runs(TcpDelivery delivery, int begin, List<Integer> with, int lastPacket, Coverage cut) {
        int i = 0;
        while (i < with.size()) {
            int packet = with.get(i);
            int next = i + 1;
            while (next < with.size() && with.get(next) == packet) {
                next++;
            }
            long from = delivery.map().from(begin + i);
            long to = delivery.end(begin + next - 1);
            if (begin + next < delivery.pieces() && cut.holds(to, delivery.map().from(begin + next))) {
                to = delivery.map().from(begin + next);
            }
            long nanos = nanos(packet);
            if (packet <= lastPacket) {
                deliveries.add(new Delivery(packet, nanos, deliveries.getLast().position(), to));
            }
            long missingFrom = Long.MAX_VALUE;
            long missingTo = from;
            for (int piece = begin + i; piece < begin + next; piece++) {
                if (delivery.map().packet(piece) == packet) {
                    missingFrom = Math.min(missingFrom, delivery.map().from(piece));
                    missingTo = Math.max(missingTo, delivery.end(piece));
                }
            }
            Range missing = new Range(Math.min(missingFrom, missingTo), missingTo);
            for (int piece = begin + i; piece < begin + next; piece++) {
                int carrier = delivery.map().packet(piece);
                if (carrier < packet) {
                    addWait(new Wait(
                            carrier,
                            delivery.map().from(piece),
                            delivery.end(piece),
                            nanos(carrier),
                            nanos,
                            packet,
                            missing,
                            Certainty.OBSERVED));
                }
            }
            i = next;
        }
    }

    /// Pieces of one packet that lie beside each other are one wait.
    private void addWait(Wait wait) {
        if (!waits.isEmpty()
                && waits.getLast().packet() == wait.packet()
                && waits.getLast().to() == wait.from()
                && waits.getLast().culprit() == wait.culprit()) {
            Wait before = waits.removeLast();
            waits.add(new Wait(
                    wait.packet(),
                    before.from(),
                    wait.to(),
                    wait.arrivedNanos(),
                    wait.deliverableNanos(),
                    wait.culprit(),
                    wait.missing(),
                    wait.certainty()));
        } else {
            waits.add(wait);
        }
    }

    /// A piece was missing from when a later one came until it came itself.
    private void missing(TcpDelivery delivery, int begin, int end, List<Integer> with, Coverage cut) {
        int ahead = Math.min(delivery.pieces(), end + LOOK_AHEAD);
        int earliestBehind = Integer.MAX_VALUE;
        List<Hole> found = new ArrayList<>();
        for (int piece = ahead - 1; piece >= begin; piece--) {
            int carrier = delivery.map().packet(piece);
            if (piece < end) {
                long to = delivery.end(piece);
                boolean isLast = piece + 1 >= delivery.pieces();
                if (!isLast && to < delivery.map().from(piece + 1) && !cut.holds(to, delivery.map().from(piece + 1))) {
                    int revealed = Math.min(earliestBehind, with.get(with.size() - 1));
                    int passed = piece + 1 < end ? with.get(piece + 1 - begin) : revealed;
                    found.add(new Hole(
                            to,
                            delivery.map().from(piece + 1),
                            nanos(revealed),
                            Math.max(nanos(revealed), nanos(passed)),
                            revealed,
                            0,
                            NEVER));
                }
                if (earliestBehind < carrier) {
                    Hole last = found.isEmpty() ? null : found.getLast();
                    long until = to;
                    if (last != null
                            && last.filledBy() == carrier
                            && last.openedBy() == earliestBehind
                            && last.from() == to) {
                        until = last.to();
                        found.removeLast();
                    }
                    found.add(new Hole(
                            delivery.map().from(piece),
                            until,
                            nanos(earliestBehind),
                            nanos(carrier),
                            earliestBehind,
                            carrier,
                            Certainty.OBSERVED));
                }
            }
            earliestBehind = Math.min(earliestBehind, carrier);
        }
        holes.addAll(found.reversed());
    }

    // ---- what the receiver says

    private record Said(Range range, long sinceNanos, int packet) {}

    /// Adds what selective acknowledgments tell of holes that were not seen here.
    void infer(List<Acknowledgment> acknowledgments) {
        List<Wait> observed = List.copyOf(waits);
        List<Said> held = new ArrayList<>();
        long position = -1;
        for (Acknowledgment each : acknowledgments) {
            if (each.position() > position) {
                release(held, position, each, observed);
                position = each.position();
            }
            for (Range block : each.selective()) {
                if (block.from() > position && held.size() < MOST_SAID) {
                    hold(held, block, each);
                }
            }
        }
    }

    /// Keeps the parts of a block that were not named before.
    private static void hold(List<Said> held, Range block, Acknowledgment by) {
        long from = block.from();
        for (Said said : held) {
            if (said.range.to() <= from || said.range.from() >= block.to()) {
                continue;
            }
            if (said.range.from() > from) {
                held.add(new Said(new Range(from, said.range.from()), by.nanos(), by.packet()));
                held.sort(Comparator.comparingLong(each -> each.range.from()));
                hold(held, new Range(said.range.to(), Math.max(said.range.to(), block.to())), by);
                return;
            }
            from = Math.max(from, said.range.to());
        }
        if (from < block.to()) {
            held.add(new Said(new Range(from, block.to()), by.nanos(), by.packet()));
            held.sort(Comparator.comparingLong(each -> each.range.from()));
        }
    }

    /// The receiver acknowledges more: what it held up to there can be handed on.
    private void release(List<Said> held, long before, Acknowledgment by, List<Wait> observed) {
        Said first = null;
        for (Said said : List.copyOf(held)) {
            if (said.range.from() >= by.position()) {
                continue;
            }
            held.remove(said);
            if (observed.stream().anyMatch(each -> each.from() < said.range.to() && said.range.from() < each.to())) {
                continue;
            }
            Range missing = new Range(Math.max(0, before), first == null ? said.range.from() : first.range.from());
            int culprit = bringing(missing, by.nanos());
            if (first == null) {
                first = said;
                // the earliest of what lay behind it made it seen
                Said earliest = said;
                for (Said other : held) {
                    if (other.range.from() > said.range.from() && other.sinceNanos < earliest.sinceNanos) {
                        earliest = other;
                    }
                }
                holes.add(new Hole(
                        missing.from(), missing.to(), earliest.sinceNanos, by.nanos(), earliest.packet, culprit, SAID));
            }
            waits.add(new Wait(
                    said.packet,
                    said.range.from(),
                    Math.min(said.range.to(), by.position()),
                    said.sinceNanos,
                    by.nanos(),
                    culprit,
                    missing,
                    SAID));
        }
    }

    /// The last segment before a time that brings the first of these bytes; 0 if there is none.
    private int bringing(Range missing, long beforeNanos) {
        int found = 0;
        for (Segment segment : segments) {
            if (segment.nanos() <= beforeNanos && segment.from() <= missing.from() && segment.to() > missing.from()) {
                found = segment.packet();
            }
        }
        return found;
    }

    /// The bytes that segments carried, captured or cut.
    private static final class Coverage {
        private final List<Range> ranges = new ArrayList<>();

        Coverage(List<Segment> segments) {
            List<Segment> sorted = new ArrayList<>(segments);
            sorted.sort(Comparator.comparingLong(Segment::from));
            for (Segment each : sorted) {
                if (!ranges.isEmpty() && each.from() <= ranges.getLast().to()) {
                    Range last = ranges.removeLast();
                    ranges.add(new Range(last.from(), Math.max(last.to(), each.to())));
                } else {
                    ranges.add(new Range(each.from(), each.to()));
                }
            }
        }

        boolean holds(long from, long to) {
            int low = 0;
            int high = ranges.size() - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                Range range = ranges.get(middle);
                if (range.to() < to) {
                    low = middle + 1;
                } else if (range.from() > from) {
                    high = middle - 1;
                } else {
                    return true;
                }
            }
            return false;
        }
    }
}
