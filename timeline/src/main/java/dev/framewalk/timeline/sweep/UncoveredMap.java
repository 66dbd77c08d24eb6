package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What each run of one direction of a stream inside another was made of: the way from positions inside to positions outside.
///
/// The bytes themselves are not kept; they are made once more when somebody looks. One thread adds, any thread looks up.
public final class UncoveredMap implements StreamPlaces {
    private final StreamPlaces outer;
    private final LongColumn from = new LongColumn();
    private final IntColumn length = new IntColumn();
    private final LongColumn outerFrom = new LongColumn();
    private final IntColumn outerLength = new IntColumn();
    private final List<Uncovered.Opening> openings = new ArrayList<>();
    private volatile int count;
    /// The run that was opened last: several frames of one record are often looked at in turn.
    private volatile @Nullable Opened last;

    private record Opened(int run, Bytes plain) {}

    UncoveredMap(StreamPlaces outer) {
        this.outer = outer;
    }

    void add(Uncovered run) {
        Unit unit = Objects.requireNonNull(run.outer());
        from.add(run.offset());
        length.add(run.length());
        outerFrom.add(unit.from());
        outerLength.add((int) unit.length());
        synchronized (openings) {
            openings.add(Objects.requireNonNull(run.again()));
        }
        count = from.size();
    }

    @Override
    public long end() {
        int last = count - 1;
        return last < 0 ? 0 : from.at(last) + length.at(last);
    }

    public int runs() {
        return count;
    }

    /// Where run i begins in the stream inside.
    public long from(int run) {
        return from.at(run);
    }

    public int length(int run) {
        return length.at(run);
    }

    /// Where what run i was made of begins in the stream around.
    public long outerFrom(int run) {
        return outerFrom.at(run);
    }

    /// One past the last byte of what run i was made of.
    public long outerTo(int run) {
        return outerFrom.at(run) + outerLength.at(run);
    }

    /// The first run that ends after this position inside, or [#runs()].
    public int runAfter(long position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (from.at(middle) + length.at(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first run that was made of bytes that end after this position outside, or [#runs()].
    public int runAfterOuter(long outerPosition) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (outerTo(middle) <= outerPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Bytes bytes(long streamFrom, long streamTo, Bytes capture, int atMost) {
        List<Origin.Part> parts = new ArrayList<>();
        long total = 0;
        int known = count;
        for (int i = runAfter(streamFrom); i < known && from.at(i) < streamTo && total < atMost; i++) {
            Bytes plain = opened(i, capture);
            long begin = Math.max(streamFrom, from.at(i)) - from.at(i);
            long end = Math.min(Math.min(streamTo, from.at(i) + length.at(i)) - from.at(i), plain.length());
            long take = Math.min(end - begin, atMost - total);
            if (take > 0) {
                parts.add(Origin.Part.same(total, take, plain, begin));
                total += take;
            }
        }
        if (parts.size() == 1) {
            Origin.Part only = parts.getFirst();
            return only.source().slice(only.sourceFrom(), only.length());
        }
        return Bytes.joined(Origin.Derivation.REASSEMBLED, parts);
    }

    private Bytes opened(int run, Bytes capture) {
        Opened before = last;
        if (before != null && before.run == run) {
            return before.plain;
        }
        Uncovered.Opening opening;
        synchronized (openings) {
            opening = openings.get(run);
        }
        Bytes plain = opening.open(outer.bytes(outerFrom.at(run), outerTo(run), capture, outerLength.at(run)));
        last = new Opened(run, plain);
        return plain;
    }
}
