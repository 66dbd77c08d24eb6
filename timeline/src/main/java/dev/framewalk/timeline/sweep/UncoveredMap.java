package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.column.IntColumn;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each run of one direction of a channel was made of: the way from positions inside to positions in the channel around.
///
/// The bytes themselves are not kept; they are made once more when somebody looks. One thread adds, any thread looks up.
public final class UncoveredMap implements StreamPlaces {
    private final StreamPlaces outer;
    private final Uncoverings all;
    /// The places of this channel's runs among all that the channel around has uncovered.
    private final IntColumn own = new IntColumn();
    private volatile int count;
    /// The run that was opened last: several frames of one record are often looked at in turn.
    private volatile @Nullable Opened last;

    /// The bytes of the channel around that were needed from the first on.
    private volatile @Nullable SoftReference<Bytes> before;

    private record Opened(int run, Bytes plain) {}

    /// @param outer where the bytes of the channel around are
    /// @param all   what that one has uncovered in this direction
    UncoveredMap(StreamPlaces outer, Uncoverings all) {
        this.outer = outer;
        this.all = all;
    }

    void add(int channel, Uncovered run, Unit made) {
        own.add(all.add(channel, run, made));
        count = own.size();
    }

    @Override
    public long end() {
        int last = count - 1;
        return last < 0 ? 0 : from(last) + length(last);
    }

    public int runs() {
        return count;
    }

    /// Whether the runs lie in the channel around in the same order as inside.
    boolean isInOrder() {
        return all.isInOrder();
    }

    /// Where run i begins in the channel inside.
    public long from(int run) {
        return all.from(own.at(run));
    }

    public int length(int run) {
        return all.length(own.at(run));
    }

    /// Where what run i was made of begins in the channel around.
    public long outerFrom(int run) {
        return all.outerFrom(own.at(run));
    }

    /// One past the last byte of what run i was made of.
    public long outerTo(int run) {
        return all.outerTo(own.at(run));
    }

    /// The position in the channel around that a byte was made of; the nearest one for a byte that is in no run.
    public long outerOf(long position) {
        int run = Math.min(runAfter(position), count - 1);
        if (run < 0) {
            return position;
        }
        int at = own.at(run);
        long into = Math.clamp(position - all.from(at), 0, Math.max(0, all.length(at) - 1));
        return all.isInPlace(at) ? all.first(at) + into : all.outerTo(at) - 1;
    }

    /// The last position in the channel around that must be there before a byte can be had.
    public long outerNeededFor(long position) {
        int run = runAfter(position);
        return run >= count || from(run) > position
                ? outerOf(position)
                : all.opening(own.at(run)) == null ? outerOf(position) : outerTo(run) - 1;
    }

    /// The first run that ends after this position inside, or [#runs()].
    public int runAfter(long position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (from(middle) + length(middle) <= position) {
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
        int first = runAfter(streamFrom);
        expect(first, streamTo, capture);
        for (int i = first; i < known && from(i) < streamTo && total < atMost; i++) {
            Bytes plain = opened(i, capture);
            long begin = Math.max(streamFrom, from(i)) - from(i);
            long end = Math.min(Math.min(streamTo, from(i) + length(i)) - from(i), plain.length());
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

    /// Gets what runs need of the channel around at once, if they need all from its first byte on.
    private void expect(int first, long streamTo, Bytes capture) {
        int last = Math.min(runAfter(Math.max(streamTo - 1, 0)), count - 1);
        if (first < last) {
            Uncovered.Opening opening = all.opening(own.at(last));
            if (opening != null && opening.needsAllBefore()) {
                allBefore(outerTo(last), capture);
            }
        }
    }

    /// The bytes of the channel around from the first on, at least up to a position.
    private Bytes allBefore(long to, Bytes capture) {
        SoftReference<Bytes> kept = before;
        Bytes known = kept == null ? null : kept.get();
        if (known == null || known.length() < to) {
            known = outer.bytes(0, to, capture, (int) Math.min(to, Integer.MAX_VALUE - 8));
            before = new SoftReference<>(known);
        }
        return known;
    }

    /// Whether the first byte of a run was made of a byte behind which the others lie.
    boolean isInPlace(int run) {
        return all.isInPlace(own.at(run));
    }

    private Bytes opened(int run, Bytes capture) {
        Opened before = last;
        if (before != null && before.run == run) {
            return before.plain;
        }
        int at = own.at(run);
        Uncovered.Opening opening = all.opening(at);
        Bytes made = opening != null && opening.needsAllBefore()
                ? allBefore(all.outerTo(at), capture)
                : outer.bytes(all.outerFrom(at), all.outerTo(at), capture, all.outerLength(at));
        Bytes plain = opening == null ? made : opening.open(made);
        last = new Opened(run, plain);
        return plain;
    }
}
