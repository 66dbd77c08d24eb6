package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was uncovered in one direction of a channel: for each run of bytes of the channels inside, in order, what it was made of.
///
/// One thread adds, any thread looks up.
final class Uncoverings {
    private final LongColumn outerFrom = new LongColumn();
    private final IntColumn outerLength = new IntColumn();
    private final IntColumn first = new IntColumn();
    private final IntColumn child = new IntColumn();
    private final LongColumn from = new LongColumn();
    private final IntColumn length = new IntColumn();
    /// One for each run until a run stands as it is; from then on those are null.
    private final List<Uncovered.@Nullable Opening> openings = new ArrayList<>();
    /// The runs by the place of what they were made of, from when on that is another order than that in which they came: pieces that were put in
    /// order. Else null.
    private @Nullable IntColumn byPlace;

    private volatile int count;

    /// Adds a run of a channel inside and returns its place.
    int add(int channel, Uncovered run, Unit outer) {
        outerFrom.add(outer.from());
        outerLength.add((int) outer.length());
        first.add(run.first() == Uncovered.NOT_IN_PLACE ? -1 : (int) (run.first() - outer.from()));
        child.add(channel);
        from.add(run.offset());
        length.add(run.length());
        synchronized (openings) {
            openings.add(run.again());
        }
        int added = from.size() - 1;
        sortIn(added);
        count = added + 1;
        return added;
    }

    private synchronized void sortIn(int run) {
        IntColumn sorted = byPlace;
        if (sorted == null) {
            if (run == 0 || outerFrom.at(run) >= outerFrom.at(run - 1)) {
                return;
            }
            sorted = new IntColumn();
            for (int i = 0; i < run; i++) {
                sorted.add(i);
            }
            byPlace = sorted;
        }
        sorted.add(run);
        int place = run;
        for (; place > 0 && outerFrom.at(sorted.at(place - 1)) > outerFrom.at(run); place--) {
            sorted.set(place, sorted.at(place - 1));
        }
        sorted.set(place, run);
    }

    /// The run at a rank, if runs are ranked by the place of what they were made of.
    synchronized int at(int rank) {
        IntColumn sorted = byPlace;
        return sorted == null ? rank : sorted.at(rank);
    }

    /// Whether runs came in the order of what they were made of.
    synchronized boolean isInOrder() {
        return byPlace == null;
    }

    int count() {
        return count;
    }

    /// The number of the channel inside that a run belongs to.
    int channel(int run) {
        return child.at(run);
    }

    /// Where a run begins in the channel inside.
    long from(int run) {
        return from.at(run);
    }

    int length(int run) {
        return length.at(run);
    }

    /// Where what a run was made of begins.
    long outerFrom(int run) {
        return outerFrom.at(run);
    }

    /// One past the last byte of what a run was made of.
    long outerTo(int run) {
        return outerFrom.at(run) + outerLength.at(run);
    }

    int outerLength(int run) {
        return outerLength.at(run);
    }

    /// Whether byte n of a run was made of byte n behind [#first].
    boolean isInPlace(int run) {
        return first.at(run) >= 0;
    }

    /// Where the byte lies that the first of a run was made of.
    long first(int run) {
        return outerFrom.at(run) + Math.max(0, first.at(run));
    }

    Uncovered.@Nullable Opening opening(int run) {
        synchronized (openings) {
            return openings.get(run);
        }
    }

    /// The rank of the first run that was made of bytes that end after this position, or [#count()].
    int after(long outerPosition) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (outerTo(at(middle)) <= outerPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
