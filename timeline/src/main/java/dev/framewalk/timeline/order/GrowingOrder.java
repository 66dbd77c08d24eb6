package dev.framewalk.timeline.order;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the [ByteOrder] of one direction of a connection again whenever that has grown, with work for what has come and for what was not settled.
///
/// Settled is what lies before a *cut*: a position that an acknowledgment named while nothing was acknowledged beyond it, with all bytes before it brought before any
/// behind it, and no copy across it. Then what is found behind it needs nothing of what lies before it. Later packets may speak of settled bytes all the same: a
/// repetition of what was acknowledged long ago changes nothing, and where one could change which copy counts, the order goes back to an earlier cut.
final class GrowingOrder {
    /// With fewer segments and acknowledgments to look at again it is not worth looking for a cut.
    private static final int WORTH_A_CUT = 64;

    /// Of a copy that so few segments follow it is often said that it was superfluous.
    static final int YOUNG = 256;

    /// How bytes are ordered that passed here in order and were sent or asked for again.
    private enum Behind {
        /// Not at all: holes are known, and nothing was sent again.
        NOTHING,
        /// By what was acknowledged selectively.
        BLOCKS,
        /// By the copies that count.
        COPIES
    }

    /// What is settled, as numbers of what is known of it.
    ///
    /// @param position   in front of it all is settled
    /// @param segment    the first segment that may bring bytes behind it
    /// @param segments   so many segments were known: those among them that end before it are done
    /// @param ack        the first acknowledgment behind that of the position
    /// @param here       holes that were seen here
    /// @param filled     of those, the ones that were filled
    /// @param repeated   segments that repeated bytes
    /// @param lost       of those, the ones that counted
    /// @param tooSoon    the longest time that was too short to be a round trip; -1 if none was
    private record Cut(
            long position,
            int segment,
            int segments,
            int ack,
            int pieces,
            int runs,
            int holes,
            int here,
            int filled,
            int repeated,
            int lost,
            long tooSoon) {
        static final Cut NONE = new Cut(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1);
    }

    /// A segment that repeated bytes.
    ///
    /// @param isLost     whether it counts, and what came before was lost
    /// @param isDisputed whether what comes later can change that
    private record Repeat(int segment, long from, long to, boolean isLost, boolean isDisputed, long tooSoon) {}

    private final Timeline timeline;
    private final PacketTable packets;
    private final ConnectionSegments known;
    private final int conversation;
    private final int direction;
    private final int young;
    private final Segments sent;
    private final Acknowledgments acks;

    // ---- what is settled
    private final List<Cut> cuts = new ArrayList<>(List.of(Cut.NONE));
    private SettledArrivals settled = new SettledArrivals();
    private Disorder settledDisorder = new Disorder();
    private Behind settledBehind = Behind.COPIES;
    /// Ranges of settled bytes of which a later copy might have counted; they do not overlap.
    private final TreeMap<Long, Long> disputed = new TreeMap<>();

    // ---- what is open, as it was found last
    private TroubledArrivals pieces = new TroubledArrivals(0);
    private List<Repeat> repeats = new ArrayList<>();
    private Disorder here = Disorder.NONE;
    private Disorder open = Disorder.NONE;
    private Behind behind = Behind.COPIES;
    private Acknowledgments acksSeen;
    private int segmentsSeen;
    private boolean endsWithStray;
    private long shortestTrip = -1;
    private long looks;
    private int timesBack;
    private Object settledBy = new Object();

    /// @param young a copy that could count is settled when so many segments follow it; if more is said of it then, the order goes back
    GrowingOrder(Timeline timeline, int conversation, int direction, ConnectionSegments known, int young) {
        this.timeline = timeline;
        this.packets = timeline.packets();
        this.conversation = conversation;
        this.direction = direction;
        this.young = young;
        this.known = known;
        this.sent = known.sent(direction);
        this.acks = known.acknowledged(direction);
        this.acksSeen = acks.soFar();
    }

    /// How many segments, acknowledgments and pieces were looked at so far.
    long looks() {
        return looks;
    }

    /// How often it went back to an earlier cut.
    int timesBack() {
        return timesBack;
    }

    /// Up to where nothing needs to be found again.
    long settledTo() {
        return cut().position;
    }

    /// The order of what its segments say by now.
    ///
    /// @param last the last packet of the connection
    ByteOrder readOn(Side side, int last) {
        settle();
        reopen();
        find(last);
        if (behind != settledBehind && cuts.size() > 1) {
            reopen(0);
            find(last);
        }
        settledBehind = behind;
        int filled = cut().filled + filled(here, Long.MAX_VALUE);
        int lost = cut().lost;
        for (Repeat repeat : repeats) {
            lost += repeat.isLost ? 1 : 0;
        }
        return new ByteOrder(
                timeline,
                conversation,
                side,
                acksSeen,
                new KnownArrivals(settled, settled.count(), pieces),
                new Disorder(settledDisorder, open),
                filled,
                lost,
                acksSeen.count() == 0 ? cut().repeated + repeats.size() : 0,
                cut().position,
                settledBy);
    }

    private Cut cut() {
        return cuts.getLast();
    }

    // ---- finding

    private void find(int last) {
        Cut cut = cut();
        acksSeen = acks.soFar();
        segmentsSeen = sent.count();
        shortestTrip = known.shortestTrip(direction);
        pieces = new TroubledArrivals(cut.position);
        repeats = new ArrayList<>();
        endsWithStray = false;
        Acceptance acceptance = new Acceptance(sent, acksSeen, packets, shortestTrip);
        for (int i = cut.segment; i < segmentsSeen; i++) {
            boolean isBefore = cut.position > 0 && sent.to(i) <= cut.position;
            if (isBefore && i >= cut.segments && settled.hasAnyOf(sent.from(i), sent.to(i))) {
                repeats.add(new Repeat(i, sent.from(i), sent.to(i), false, false, -1));
            }
            if (isBefore) {
                continue;
            }
            endsWithStray = isStray(i);
            if (!endsWithStray && pieces.add(Math.max(0, sent.from(i)), sent.to(i), sent.packet(i), acksSeen.upToBefore(sent.packet(i)))) {
                // a byte that probed a closed window was refused, not lost
                boolean isProbed = isProbe(pieces.first(pieces.after(Math.max(0, sent.from(i)))));
                boolean counts = acceptance.judge(i, pieces);
                repeats.add(new Repeat(
                        i,
                        sent.from(i),
                        sent.to(i),
                        counts && !isProbed,
                        acceptance.isDisputed(),
                        acceptance.tooSoonNanos()));
            }
        }
        here = new ArrivalOrder(pieces, pieces::first, acksSeen, cut.position, last).find(false);
        behind = behind(cut.repeated + repeats.size(), cut.here + here.holes());
        open = here.with(
                switch (behind) {
                    case NOTHING -> Disorder.NONE;
                    case BLOCKS -> new AcknowledgedOrder(acksSeen, pieces, cut.ack, cut.position).find();
                    case COPIES -> new ArrivalOrder(pieces, pieces::accepted, acksSeen, cut.position, last).find(true);
                });
        looks += segmentsSeen - cut.segment + acksSeen.count() - cut.ack + pieces.count();
    }

    /// What passed in order here and was sent again, or asked for again, did not arrive in order. Selective acknowledgments say what did; without any,
    /// the copies that count do.
    private Behind behind(int repeated, int holes) {
        if (repeated == 0 && holes > 0) {
            return Behind.NOTHING;
        }
        return acksSeen.isSelective() ? Behind.BLOCKS : Behind.COPIES;
    }

    /// Whether a segment lies so far beyond all others that no window reaches there, and the next one does not lie beside it: a stranger's.
    private boolean isStray(int segment) {
        return sent.from(segment) - pieces.end() > SegmentReader.FAR
                && (segment + 1 >= sent.count() || Math.abs(sent.from(segment + 1) - sent.to(segment)) > SegmentReader.FAR);
    }

    private boolean isProbe(int packet) {
        int analysis = packets.analysis(packet);
        return TcpAnalysis.KEEP_ALIVE.in(analysis) || TcpAnalysis.ZERO_WINDOW_PROBE.in(analysis);
    }

    private static int filled(Disorder here, long before) {
        int filled = 0;
        for (int i = 0; i < here.holes(); i++) {
            filled += here.holePacket(i) == 0 || here.holeFrom(i) >= before ? 0 : 1;
        }
        return filled;
    }

    // ---- settling

    /// Settles as much as possible of what was found last.
    private void settle() {
        Cut cut = cut();
        int toLookAt = segmentsSeen - cut.segment + acksSeen.count() - cut.ack;
        boolean isJustRepeated = !repeats.isEmpty()
                && repeats.getLast().isDisputed
                && repeats.getLast().segment == segmentsSeen - 1;
        if (toLookAt < WORTH_A_CUT || isJustRepeated || pieces.count() == 0) {
            return;
        }
        looks += toLookAt;
        int[] earliest = earliestFrom();
        boolean[] isCrossed = crossed();
        long furthest = furthest();
        int piece = 0;
        int latest = 0;
        long end = cut.position;
        long received = cut.position;
        long beyond = 0;
        int foundPiece = 0;
        int foundAck = -1;
        for (int ack = cut.ack; ack < acksSeen.count() && received <= furthest; ack++) {
            for (int block = acksSeen.firstBlock(ack); block < acksSeen.endOfBlocks(ack); block++) {
                beyond = Math.max(beyond, acksSeen.blockTo(block));
            }
            if (acksSeen.upTo(ack) <= received) {
                continue;
            }
            received = acksSeen.upTo(ack);
            for (; piece < pieces.count() && pieces.from(piece) < received; piece++) {
                if (pieces.from(piece) > end) {
                    // was acknowledged without being captured
                    latest = Math.max(latest, acksSeen.packet(acksSeen.firstOf(end + 1)));
                }
                latest = Math.max(latest, pieces.accepted(piece));
                end = pieces.to(piece);
            }
            if (piece > 0
                    && end == received
                    && beyond <= received
                    && latest < earliest[piece]
                    && latest < acksSeen.packet(ack)
                    && !isCrossed[piece]
                    && received <= furthest) {
                foundPiece = piece;
                foundAck = ack;
            }
        }
        if (foundAck >= 0) {
            settle(foundPiece, foundAck, earliest[foundPiece]);
        }
    }

    /// For each piece, the earliest packet that brought it or one behind it.
    private int[] earliestFrom() {
        int[] earliest = new int[pieces.count() + 1];
        earliest[pieces.count()] = Integer.MAX_VALUE;
        for (int i = pieces.count() - 1; i >= 0; i--) {
            earliest[i] = Math.min(earliest[i + 1], pieces.first(i));
        }
        return earliest;
    }

    /// For each piece, whether a copy lies across its beginning.
    private boolean[] crossed() {
        boolean[] isCrossed = new boolean[pieces.count() + 1];
        for (Repeat repeat : repeats) {
            for (int i = pieces.after(repeat.from); i < pieces.count() && pieces.from(i) < repeat.to; i++) {
                isCrossed[i] |= pieces.from(i) > repeat.from;
            }
        }
        return isCrossed;
    }

    /// Up to where it may be settled: later packets often say which copies were superfluous.
    private long furthest() {
        long furthest = Long.MAX_VALUE;
        for (Repeat repeat : repeats) {
            if (repeat.isDisputed && repeat.segment > segmentsSeen - young) {
                furthest = Math.min(furthest, repeat.from);
            }
        }
        return furthest;
    }

    private void settle(int piece, int ack, int earliest) {
        Cut before = cut();
        long position = acksSeen.upTo(ack);
        int repeated = before.repeated;
        int lost = before.lost;
        long tooSoon = before.tooSoon;
        for (Repeat repeat : repeats) {
            if (repeat.to <= position) {
                repeated++;
                lost += repeat.isLost ? 1 : 0;
                tooSoon = Math.max(tooSoon, repeat.tooSoon);
                if (repeat.isDisputed) {
                    dispute(repeat.from, repeat.to);
                }
            }
        }
        int holes = 0;
        for (int i = 0; i < here.holes(); i++) {
            holes += here.holeFrom(i) < position ? 1 : 0;
        }
        int nextSegment = Math.min(sent.indexOf(earliest), segmentsSeen - (endsWithStray ? 1 : 0));
        settled.append(pieces, piece);
        settledDisorder.append(open, position);
        cuts.add(new Cut(
                position,
                nextSegment,
                segmentsSeen,
                ack + 1,
                settled.count(),
                settledDisorder.size(),
                settledDisorder.holes(),
                before.here + holes,
                before.filled + filled(here, position),
                repeated,
                lost,
                tooSoon));
    }

    private void dispute(long from, long to) {
        long begin = from;
        long end = to;
        for (Map.Entry<Long, Long> known = disputed.lowerEntry(end);
                known != null && known.getValue() > begin;
                known = disputed.lowerEntry(end)) {
            begin = Math.min(begin, known.getKey());
            end = Math.max(end, known.getValue());
            disputed.remove(known.getKey());
        }
        disputed.put(begin, end);
    }

    // ---- going back

    /// Goes back as far as what has come since can change what was settled.
    private void reopen() {
        long trip = known.shortestTrip(direction);
        if (trip != shortestTrip && shortestTrip < 0 && !disputed.isEmpty()) {
            reopen(disputed.firstKey());
        }
        while (trip != shortestTrip && cut().tooSoon >= trip / 2) {
            reopen(cuts.get(cuts.size() - 2).position);
        }
        for (int i = acksSeen.twices(); i < acks.twices(); i++) {
            reopenDisputed(acks.twiceFrom(i), acks.twiceTo(i));
        }
        for (int i = segmentsSeen; i < sent.count(); i++) {
            long from = sent.from(i);
            reopenDisputed(from, sent.to(i));
            if (from < cut().position && sent.to(i) > cut().position) {
                reopen(Math.max(0, from));
            }
        }
    }

    private void reopenDisputed(long from, long to) {
        Map.Entry<Long, Long> first = disputed.floorEntry(from);
        if (first == null || first.getValue() <= from) {
            first = disputed.higherEntry(from);
        }
        if (first != null && first.getKey() < to) {
            reopen(first.getKey());
        }
    }

    /// Goes back to the last cut that is not behind a position.
    private void reopen(long position) {
        int before = cuts.size();
        while (cut().position > position) {
            cuts.removeLast();
        }
        if (cuts.size() < before) {
            timesBack++;
            settledBy = new Object();
            settled = settled.prefix(cut().pieces);
            settledDisorder = settledDisorder.prefix(cut().runs, cut().holes);
            disputed.tailMap(cut().position).clear();
        }
    }
}
