package dev.framewalk.timeline.order;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// The bytes of one direction that could not be delivered when they arrived, with the hole that each of them waited for last.
///
/// Runs of bytes ascend and do not overlap. All other bytes could be delivered on arrival. One thread adds, then others look up.
public final class Disorder {
    /// That of bytes which came in order.
    static final Disorder NONE = new Disorder();

    private final LongColumn from = new LongColumn();
    private final LongColumn to = new LongColumn();
    private final IntColumn arrived = new IntColumn();
    private final IntColumn deliverable = new IntColumn();
    private final IntColumn hole = new IntColumn();

    private final LongColumn holeFrom = new LongColumn();
    private final LongColumn holeTo = new LongColumn();
    private final IntColumn holePacket = new IntColumn();
    private final IntColumn holeEnd = new IntColumn();
    private final ByteColumn holeAcknowledged = new ByteColumn();
    private final IntColumn holeFirstWaiting = new IntColumn();
    private final LongColumn holeWaiting = new LongColumn();

    /// Adds a hole and returns its number.
    ///
    /// @param missingFrom first byte that was missing
    /// @param filledWith  the packet that brought it; 0 if none did
    /// @param endPacket   the packet with which the hole was over: that one, the acknowledgment that told of it, or the one with
    ///                    which hope was given up
    /// @param isByAcks    whether only acknowledgments tell of it
    int addHole(long missingFrom, long missingTo, int filledWith, int endPacket, boolean isByAcks) {
        holeFrom.add(missingFrom);
        holeTo.add(missingTo);
        holePacket.add(filledWith);
        holeEnd.add(endPacket);
        holeAcknowledged.add((byte) (isByAcks ? 1 : 0));
        holeFirstWaiting.add(0);
        holeWaiting.add(0);
        return holeFrom.size() - 1;
    }

    /// The packet that fills a hole brought more of it.
    void widen(int number, long missingTo) {
        holeTo.set(number, Math.max(holeTo.at(number), missingTo));
    }

    /// Adds a run of bytes that arrived with one packet and could be delivered with a later one.
    void add(long runFrom, long runTo, int arrivedWith, int deliverableWith, int behindHole) {
        from.add(runFrom);
        to.add(runTo);
        arrived.add(arrivedWith);
        deliverable.add(deliverableWith);
        hole.add(behindHole);
        int first = holeFirstWaiting.at(behindHole);
        holeFirstWaiting.set(behindHole, first == 0 ? arrivedWith : Math.min(first, arrivedWith));
        holeWaiting.set(behindHole, holeWaiting.at(behindHole) + runTo - runFrom);
    }

    public int size() {
        return from.size();
    }

    /// The run that holds a byte; -1 if it could be delivered on arrival.
    public int runOf(long position) {
        int run = runAfter(position);
        return run < size() && from.at(run) <= position ? run : -1;
    }

    /// The first run that ends after a position, or [#size()].
    public int runAfter(long position) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (to.at(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public long from(int run) {
        return from.at(run);
    }

    public long to(int run) {
        return to.at(run);
    }

    /// The packet with which the bytes of a run were there.
    public int arrived(int run) {
        return arrived.at(run);
    }

    /// The packet with which all bytes before it were there too.
    public int deliverable(int run) {
        return deliverable.at(run);
    }

    public int hole(int run) {
        return hole.at(run);
    }

    public int holes() {
        return holeFrom.size();
    }

    public long holeFrom(int number) {
        return holeFrom.at(number);
    }

    public long holeTo(int number) {
        return holeTo.at(number);
    }

    /// The packet that filled a hole; 0 if none was seen.
    public int holePacket(int number) {
        return holePacket.at(number);
    }

    /// The packet that first brought bytes that waited for a hole; 0 if none did.
    public int firstWaiting(int number) {
        return holeFirstWaiting.at(number);
    }

    /// How many bytes waited for a hole.
    public long waitingBytes(int number) {
        return holeWaiting.at(number);
    }

    /// Whether only acknowledgments tell of a hole: the bytes themselves passed the vantage in order.
    public boolean isByAcks(int number) {
        return holeAcknowledged.at(number) != 0;
    }

    /// The packet with which a hole was over.
    public int holeEnd(int number) {
        return holeEnd.at(number);
    }

    /// These runs, and those of another disorder where these have none.
    Disorder with(Disorder other) {
        if (other.size() == 0) {
            return this;
        }
        Disorder both = new Disorder();
        int[] holes = both.copyHoles(this);
        int[] otherHoles = both.copyHoles(other);
        int mine = 0;
        for (int theirs = 0; theirs < other.size(); theirs++) {
            long cursor = other.from(theirs);
            for (; mine < size() && from(mine) < other.to(theirs); mine++) {
                if (cursor < from(mine)) {
                    both.addRun(other, theirs, cursor, from(mine), otherHoles);
                }
                both.addRun(this, mine, from(mine), to(mine), holes);
                cursor = Math.max(cursor, to(mine));
            }
            if (mine > 0) {
                cursor = Math.max(cursor, to(mine - 1));
            }
            if (cursor < other.to(theirs)) {
                both.addRun(other, theirs, cursor, other.to(theirs), otherHoles);
            }
        }
        for (; mine < size(); mine++) {
            both.addRun(this, mine, from(mine), to(mine), holes);
        }
        return both;
    }

    private int[] copyHoles(Disorder source) {
        int[] numbers = new int[source.holes()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = addHole(
                    source.holeFrom(i), source.holeTo(i), source.holePacket(i), source.holeEnd(i), source.isByAcks(i));
        }
        return numbers;
    }

    private void addRun(Disorder source, int run, long runFrom, long runTo, int[] numbers) {
        add(runFrom, runTo, source.arrived(run), source.deliverable(run), numbers[source.hole(run)]);
    }
}
