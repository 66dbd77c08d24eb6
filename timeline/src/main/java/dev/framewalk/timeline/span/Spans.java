package dev.framewalk.timeline.span;

import dev.framewalk.timeline.Timeline;
import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// Spans, in the order in which they began. Each is made when somebody asks for it.
public final class Spans extends AbstractList<Span> implements RandomAccess {
    private final SpanTable table;
    private final int count;
    private final IntFunction<Span> made;

    /// Intervals with a meaning, in the order in which they began, as far as events have been published.
    public static Spans of(Timeline timeline) {
        return SpanKeeper.of(timeline).all();
    }

    /// Those that are known without waiting, while somebody prepares them.
    public static Spans soFar(Timeline timeline) {
        return SpanKeeper.of(timeline).soFar();
    }

    /// Prepares those of the events before one, so that whoever asks for them finds little left to do.
    public static void prepare(Timeline timeline, int to) {
        SpanKeeper.of(timeline).readOn(to);
    }

    Spans(SpanTable table, IntFunction<Span> made) {
        this.table = table;
        this.count = table.count();
        this.made = made;
    }

    /// The name of a span, which is known without making it.
    public String id(int index) {
        return table.id(index);
    }

    @Override
    public Span get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        return made.apply(index);
    }

    @Override
    public int size() {
        return count;
    }

    /// The place of the first one that begins with an event or with a later one.
    public int firstFrom(int event) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (table.firstEvent(middle) < event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
