package dev.framewalk.timeline.order;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The bytes of one direction that could not be delivered when they arrived, with the hole that each of them waited for last.
///
/// Runs of bytes ascend and do not overlap. All other bytes could be delivered on arrival. One thread adds, then others look up.
public final class Disorder {
    /// That of bytes which came in order.
    static final Disorder NONE = new Disorder();

    /// What lies in front of these runs and is settled; this one itself where nothing does.
    private final Disorder settled;
    /// So much of it is meant: it goes on growing.
    private final int settledRuns;
    private final int settledHoles;

    private final LongColumn from;
    private final LongColumn to;
    private final IntColumn arrived;
    private final IntColumn deliverable;
    private final IntColumn hole;

    private final LongColumn holeFrom;
    private final LongColumn holeTo;
    private final IntColumn holePacket;
    private final IntColumn holeEnd;
    private final ByteColumn holeAcknowledged;
    private final IntColumn holeFirstWaiting;
    private final LongColumn holeWaiting;

    Disorder() {
        settled = this;
        settledRuns = 0;
        settledHoles = 0;
        from = new LongColumn();
        to = new LongColumn();
        arrived = new IntColumn();
        deliverable = new IntColumn();
        hole = new IntColumn();
        holeFrom = new LongColumn();
        holeTo = new LongColumn();
        holePacket = new IntColumn();
        holeEnd = new IntColumn();
        holeAcknowledged = new ByteColumn();
        holeFirstWaiting = new IntColumn();
        holeWaiting = new LongColumn();
    }

    /// What is settled, and behind it what another one has.
    Disorder(Disorder settled, Disorder open) {
        this.settled = settled;
        settledRuns = settled.size();
        settledHoles = settled.holes();
        from = open.from;
        to = open.to;
        arrived = open.arrived;
        deliverable = open.deliverable;
        hole = open.hole;
        holeFrom = open.holeFrom;
        holeTo = open.holeTo;
        holePacket = open.holePacket;
        holeEnd = open.holeEnd;
        holeAcknowledged = open.holeAcknowledged;
        holeFirstWaiting = open.holeFirstWaiting;
        holeWaiting = open.holeWaiting;
    }

    /// The first runs and holes of another one, to be gone on with.
    private Disorder(Disorder longer, int runs, int holes) {
        settled = this;
        settledRuns = 0;
        settledHoles = 0;
        from = longer.from.prefix(runs);
        to = longer.to.prefix(runs);
        arrived = longer.arrived.prefix(runs);
        deliverable = longer.deliverable.prefix(runs);
        hole = longer.hole.prefix(runs);
        holeFrom = longer.holeFrom.prefix(holes);
        holeTo = longer.holeTo.prefix(holes);
        holePacket = longer.holePacket.prefix(holes);
        holeEnd = longer.holeEnd.prefix(holes);
        holeAcknowledged = longer.holeAcknowledged.prefix(holes);
        holeFirstWaiting = longer.holeFirstWaiting.prefix(holes);
        holeWaiting = longer.holeWaiting.prefix(holes);
    }

    /// Adds a hole and returns its number.
    ///
    /// @param missingFrom first byte that was missing
    /// @param filledWith  the packet that brought it; 0 if none did
    /// @param endPacket   the packet with which the hole was over: that one, the acknowledgment that told of it, or the one with
    ///                    which hope was given up
    /// @param isByAcks    whether only acknowledgments tell of it
    int addHole(long missingFrom, long missingTo, int filledWith, int endPacket, boolean isByAcks) {
        return addHole(missingFrom, missingTo, filledWith, endPacket, isByAcks, 0, 0);
    }

    private int addHole(
            long missingFrom, long missingTo, int filledWith, int endPacket, boolean isByAcks, int firstWaiting, long waiting) {
        holeFrom.add(missingFrom);
        holeTo.add(missingTo);
        holePacket.add(filledWith);
        holeEnd.add(endPacket);
        holeAcknowledged.add((byte) (isByAcks ? 1 : 0));
        holeFirstWaiting.add(firstWaiting);
        holeWaiting.add(waiting);
        return holeFrom.size() - 1;
    }

    /// The packet that fills a hole brought more of it.
    void widen(int number, long missingTo) {
        holeTo.set(number, Math.max(holeTo.at(number), missingTo));
    }

    /// Adds a run of bytes that arrived with one packet and could be delivered with a later one.
    void add(long runFrom, long runTo, int arrivedWith, int deliverableWith, int behindHole) {
        addRun(runFrom, runTo, arrivedWith, deliverableWith, behindHole);
        int first = holeFirstWaiting.at(behindHole);
        holeFirstWaiting.set(behindHole, first == 0 ? arrivedWith : Math.min(first, arrivedWith));
        holeWaiting.set(behindHole, holeWaiting.at(behindHole) + runTo - runFrom);
    }

    private void addRun(long runFrom, long runTo, int arrivedWith, int deliverableWith, int behindHole) {
        from.add(runFrom);
        to.add(runTo);
        arrived.add(arrivedWith);
        deliverable.add(deliverableWith);
        hole.add(behindHole);
    }

    /// Adds what another one, of which nothing lies across it, has before a position. What was there before is not touched: others may read it.
    void append(Disorder open, long before) {
        int firstHole = holes();
        for (int i = 0; i < open.holes() && open.holeFrom(i) < before; i++) {
            addHole(
                    open.holeFrom(i),
                    open.holeTo(i),
                    open.holePacket(i),
                    open.holeEnd(i),
                    open.isByAcks(i),
                    open.firstWaiting(i),
                    open.waitingBytes(i));
        }
        for (int i = 0; i < open.size() && open.from(i) < before; i++) {
            addRun(open.from(i), open.to(i), open.arrived(i), open.deliverable(i), firstHole + open.hole(i));
        }
    }

    /// Its first runs and holes, to be gone on with differently.
    Disorder prefix(int runs, int holes) {
        return new Disorder(this, runs, holes);
    }

    public int size() {
        return settledRuns + from.size();
    }

    /// The run that holds a byte; -1 if it could be delivered on arrival.
    public int runOf(long position) {
        int run = runAfter(position);
        return run < size() && from(run) <= position ? run : -1;
    }

    /// The first run that ends after a position, or [#size()].
    public int runAfter(long position) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (to(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public long from(int run) {
        return run < settledRuns ? settled.from.at(run) : from.at(run - settledRuns);
    }

    public long to(int run) {
        return run < settledRuns ? settled.to.at(run) : to.at(run - settledRuns);
    }

    /// The packet with which the bytes of a run were there.
    public int arrived(int run) {
        return run < settledRuns ? settled.arrived.at(run) : arrived.at(run - settledRuns);
    }

    /// The packet with which all bytes before it were there too.
    public int deliverable(int run) {
        return run < settledRuns ? settled.deliverable.at(run) : deliverable.at(run - settledRuns);
    }

    public int hole(int run) {
        return run < settledRuns ? settled.hole.at(run) : settledHoles + hole.at(run - settledRuns);
    }

    /// How many holes there are; they ascend by their first byte.
    public int holes() {
        return settledHoles + holeFrom.size();
    }

    public long holeFrom(int number) {
        return number < settledHoles ? settled.holeFrom.at(number) : holeFrom.at(number - settledHoles);
    }

    public long holeTo(int number) {
        return number < settledHoles ? settled.holeTo.at(number) : holeTo.at(number - settledHoles);
    }

    /// The packet that filled a hole; 0 if none was seen.
    public int holePacket(int number) {
        return number < settledHoles ? settled.holePacket.at(number) : holePacket.at(number - settledHoles);
    }

    /// The packet that first brought bytes that waited for a hole; 0 if none did.
    public int firstWaiting(int number) {
        return number < settledHoles ? settled.holeFirstWaiting.at(number) : holeFirstWaiting.at(number - settledHoles);
    }

    /// How many bytes waited for a hole.
    public long waitingBytes(int number) {
        return number < settledHoles ? settled.holeWaiting.at(number) : holeWaiting.at(number - settledHoles);
    }

    /// Whether only acknowledgments tell of a hole: the bytes themselves passed the vantage in order.
    public boolean isByAcks(int number) {
        return (number < settledHoles ? settled.holeAcknowledged.at(number) : holeAcknowledged.at(number - settledHoles)) != 0;
    }

    /// The packet with which a hole was over.
    public int holeEnd(int number) {
        return number < settledHoles ? settled.holeEnd.at(number) : holeEnd.at(number - settledHoles);
    }

    /// These runs, and those of another disorder where these have none; with their holes, which then ascend.
    Disorder with(Disorder other) {
        if (other.size() == 0 && isAscending()) {
            return this;
        }
        Disorder both = new Disorder();
        int[] holes = new int[holes()];
        int[] otherHoles = new int[other.holes()];
        both.copyHoles(this, holes, other, otherHoles);
        int mine = 0;
        for (int theirs = 0; theirs < other.size(); theirs++) {
            long cursor = other.from(theirs);
            for (; mine < size() && from(mine) < other.to(theirs); mine++) {
                if (cursor < from(mine)) {
                    both.copyRun(other, theirs, cursor, from(mine), otherHoles);
                }
                both.copyRun(this, mine, from(mine), to(mine), holes);
                cursor = Math.max(cursor, to(mine));
            }
            if (mine > 0) {
                cursor = Math.max(cursor, to(mine - 1));
            }
            if (cursor < other.to(theirs)) {
                both.copyRun(other, theirs, cursor, other.to(theirs), otherHoles);
            }
        }
        for (; mine < size(); mine++) {
            both.copyRun(this, mine, from(mine), to(mine), holes);
        }
        return both;
    }

    private boolean isAscending() {
        for (int i = 1; i < holes(); i++) {
            if (holeFrom(i) < holeFrom(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /// Copies the holes of two that anything waits for, by their first byte.
    private void copyHoles(Disorder one, int[] numbers, Disorder other, int[] otherNumbers) {
        int[] mine = one.ascendingHoles();
        int[] theirs = other.ascendingHoles();
        int at = 0;
        for (int number : theirs) {
            for (; at < mine.length && one.holeFrom(mine[at]) <= other.holeFrom(number); at++) {
                numbers[mine[at]] = copyHole(one, mine[at]);
            }
            if (other.firstWaiting(number) != 0) {
                otherNumbers[number] = copyHole(other, number);
            }
        }
        for (; at < mine.length; at++) {
            numbers[mine[at]] = copyHole(one, mine[at]);
        }
    }

    private int[] ascendingHoles() {
        return IntStream.range(0, holes())
                .boxed()
                .sorted(Comparator.comparingLong(this::holeFrom))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int copyHole(Disorder source, int number) {
        return addHole(
                source.holeFrom(number),
                source.holeTo(number),
                source.holePacket(number),
                source.holeEnd(number),
                source.isByAcks(number));
    }

    private void copyRun(Disorder source, int run, long runFrom, long runTo, int[] numbers) {
        add(runFrom, runTo, source.arrived(run), source.deliverable(run), numbers[source.hole(run)]);
    }
}
