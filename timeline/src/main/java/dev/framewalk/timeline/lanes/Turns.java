package dev.framewalk.timeline.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Whose bytes came when: the bodies of answers of several lanes as runs in the order of arrival, and what that order says.
///
/// A *run* is bytes of one lane with none of another between them. Lanes whose runs alternate make up a *round*; rounds follow each other.
/// Columns, because a large page has a hundred thousand runs.
public final class Turns {
    /// Runs that are kept; of more, the rest is one long last run of each lane's bytes as they came.
    private static final int MOST_RUNS = 1 << 18;

    private final List<Lane> lanes;
    private final int[] lane;
    private final long[] bytes;
    private final long[] before;
    private final long[] fromNanos;
    private final long[] toNanos;
    private final int[] event;
    private final int[] firstPiece;
    private final int count;
    private final List<Round> rounds;
    private final boolean isCut;
    private final int[] pieceLane;
    private final long[] pieceNanos;
    private final int[] pieceBytes;
    private final int[] pieceEvent;

    /// Lanes whose bytes alternated, or one that sent alone.
    ///
    /// @param lanes      in the order in which they began to send
    /// @param bytes      all together
    /// @param typicalRun bytes that one sends before another has its turn, as the median
    /// @param hasWaited  whether one of them had been asked for before the round before was over
    public record Round(List<Lane> lanes, long bytes, long typicalRun, boolean hasWaited) {
        public Round {
            lanes = List.copyOf(lanes);
        }
    }

    private Turns(List<Lane> lanes, long[] order, int[] laneOf, long[] nanosOf, int[] bytesOf, int[] eventOf) {
        this.lanes = List.copyOf(lanes);
        this.pieceLane = new int[order.length];
        this.pieceNanos = new long[order.length];
        this.pieceBytes = new int[order.length];
        this.pieceEvent = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int piece = (int) order[i];
            pieceLane[i] = laneOf[piece];
            pieceNanos[i] = i == 0 ? nanosOf[piece] : Math.max(pieceNanos[i - 1], nanosOf[piece]);
            pieceBytes[i] = bytesOf[piece];
            pieceEvent[i] = eventOf[piece];
        }
        int most = Math.min(order.length, MOST_RUNS);
        int[] runLane = new int[most];
        long[] runBytes = new long[most];
        long[] runFrom = new long[most];
        long[] runTo = new long[most];
        int[] runEvent = new int[most];
        int[] runPiece = new int[most];
        int runs = 0;
        boolean cut = false;
        for (int k = 0; k < order.length; k++) {
            int piece = (int) order[k];
            if (runs > 0 && runLane[runs - 1] == laneOf[piece]) {
                runBytes[runs - 1] += bytesOf[piece];
                runTo[runs - 1] = nanosOf[piece];
                continue;
            }
            if (runs == most) {
                cut = true;
                break;
            }
            runLane[runs] = laneOf[piece];
            runBytes[runs] = bytesOf[piece];
            runFrom[runs] = nanosOf[piece];
            runTo[runs] = nanosOf[piece];
            runEvent[runs] = eventOf[piece];
            runPiece[runs] = k;
            runs++;
        }
        this.lane = runLane;
        this.bytes = runBytes;
        this.fromNanos = runFrom;
        this.toNanos = runTo;
        this.event = runEvent;
        this.firstPiece = runPiece;
        this.count = runs;
        this.isCut = cut;
        this.before = new long[runs + 1];
        for (int i = 0; i < runs; i++) {
            before[i + 1] = before[i] + runBytes[i];
        }
        this.rounds = findRounds();
    }

    /// The turns of these lanes.
    public static Turns of(List<Lane> lanes) {
        int pieces = 0;
        for (Lane lane : lanes) {
            for (int i = 0; i < lane.pieces().count(); i++) {
                if (isOfBody(lane.pieces(), i)) {
                    pieces++;
                }
            }
        }
        int[] laneOf = new int[pieces];
        long[] nanosOf = new long[pieces];
        int[] bytesOf = new int[pieces];
        int[] eventOf = new int[pieces];
        long[] order = new long[pieces];
        int at = 0;
        for (int k = 0; k < lanes.size(); k++) {
            LanePieces of = lanes.get(k).pieces();
            for (int i = 0; i < of.count(); i++) {
                if (isOfBody(of, i)) {
                    laneOf[at] = k;
                    nanosOf[at] = of.nanos(i);
                    bytesOf[at] = of.bytes(i);
                    eventOf[at] = of.event(i);
                    // events are numbered in the order of packets, and within a packet in the order of its bytes
                    order[at] = (long) of.event(i) << 32 | at;
                    at++;
                }
            }
        }
        Arrays.sort(order);
        return new Turns(lanes, order, laneOf, nanosOf, bytesOf, eventOf);
    }

    private static boolean isOfBody(LanePieces pieces, int piece) {
        return pieces.kind(piece) == PieceKind.ANSWER_BODY && pieces.bytes(piece) > 0;
    }

    private List<Round> findRounds() {
        int[] first = new int[lanes.size()];
        int[] last = new int[lanes.size()];
        long[] sum = new long[lanes.size()];
        Arrays.fill(first, -1);
        for (int i = 0; i < count; i++) {
            if (first[lane[i]] < 0) {
                first[lane[i]] = i;
            }
            last[lane[i]] = i;
            sum[lane[i]] += bytes[i];
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            if (first[i] >= 0) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingInt(i -> first[i]));
        List<Round> found = new ArrayList<>();
        int at = 0;
        while (at < order.size()) {
            int begin = first[order.get(at)];
            int end = last[order.get(at)];
            int next = at + 1;
            while (next < order.size() && first[order.get(next)] < end) {
                end = Math.max(end, last[order.get(next)]);
                next++;
            }
            found.add(round(order.subList(at, next), begin, end, sum));
            at = next;
        }
        return List.copyOf(found);
    }

    private Round round(List<Integer> of, int begin, int end, long[] sum) {
        List<Lane> in = new ArrayList<>();
        long all = 0;
        long formerEnd = begin == 0 ? Long.MIN_VALUE : toNanos[begin - 1];
        boolean hasWaited = false;
        for (int index : of) {
            Lane each = lanes.get(index);
            in.add(each);
            all += sum[index];
            hasWaited |= each.asked().was() && each.asked().nanos() < formerEnd;
        }
        long[] lengths = Arrays.copyOfRange(bytes, begin, end + 1);
        Arrays.sort(lengths);
        return new Round(in, all, lengths[lengths.length / 2], hasWaited);
    }

    public List<Round> rounds() {
        return rounds;
    }

    /// How many runs there are.
    public int count() {
        return count;
    }

    /// Whether there were more runs than are kept.
    public boolean isCut() {
        return isCut;
    }

    public Lane lane(int run) {
        return lanes.get(lane[run]);
    }

    public long bytes(int run) {
        return bytes[run];
    }

    /// Bytes of all runs before this one; with [#count()], of all.
    public long bytesBefore(int run) {
        return before[run];
    }

    public long fromNanos(int run) {
        return fromNanos[run];
    }

    public long toNanos(int run) {
        return toNanos[run];
    }

    /// The event to look at for a run.
    public int event(int run) {
        return event[run];
    }

    /// How many pieces the runs are made of.
    public int pieces() {
        return pieceLane.length;
    }

    public Lane pieceLane(int piece) {
        return lanes.get(pieceLane[piece]);
    }

    public long pieceNanos(int piece) {
        return pieceNanos[piece];
    }

    public int pieceBytes(int piece) {
        return pieceBytes[piece];
    }

    public int pieceEvent(int piece) {
        return pieceEvent[piece];
    }

    /// The first piece at or after a moment, or [#pieces()].
    public int pieceAt(long nanos) {
        int low = 0;
        int high = pieceLane.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (pieceNanos[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The run that a piece belongs to.
    public int runOf(int piece) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (firstPiece[middle] <= piece) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    /// The first run that ends at or after a moment, or [#count()].
    public int at(long nanos) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (toNanos[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The run that holds a byte, counted over all runs; [#count()] beyond the last.
    public int atByte(long position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (before[middle + 1] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
