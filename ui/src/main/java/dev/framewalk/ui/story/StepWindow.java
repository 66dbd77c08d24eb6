package dev.framewalk.ui.story;

import dev.framewalk.ui.session.IndexList;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/// The rows of a list that shows steps: all of them, or of very many those around a place. A list with rows of their own heights adds up the heights of all
/// its rows whenever it is scrolled, so it must not have millions.
final class StepWindow extends ObservableListBase<Integer> {
    /// So many rows are shown as they are.
    private static final int MOST = 40_000;
    /// Of more, so many around a place.
    private static final int AROUND = 10_000;
    /// Whoever comes so near to an end of the rows gets those behind it.
    private static final int MARGIN = 1_000;

    private final IndexList steps;
    private int from;
    private int size;

    StepWindow(IndexList steps) {
        this.steps = steps;
        size = wanted();
        steps.addListener((ListChangeListener<Integer>) this::changed);
    }

    private int wanted() {
        return steps.size() <= MOST ? steps.size() : AROUND;
    }

    private void changed(ListChangeListener.Change<? extends Integer> change) {
        boolean isGrowth = change.next() && change.wasAdded() && !change.wasRemoved() && !change.next();
        if (!isGrowth) {
            move(0);
        } else if (steps.size() <= MOST) {
            beginChange();
            int before = size;
            size = steps.size();
            nextAdd(before, size);
            endChange();
        } else if (size != AROUND) {
            // there are too many by now, which may have come all at once
            move(from);
        }
    }

    /// Shows the steps from a place on.
    private void move(int place) {
        List<Integer> former = new ArrayList<>(size);
        int kept = Math.min(size, Math.max(0, steps.size() - from));
        for (int row = 0; row < size; row++) {
            former.add(row < kept ? steps.at(from + row) : -1);
        }
        beginChange();
        size = wanted();
        from = Math.max(0, Math.min(place, steps.size() - size));
        nextReplace(0, size, former);
        endChange();
    }

    /// Makes sure that a place among the steps has a row, with others on both sides; returns that row.
    int show(int place) {
        boolean isNearFirst = from > 0 && place < from + MARGIN;
        boolean isNearLast = from + size < steps.size() && place >= from + size - MARGIN;
        if (isNearFirst || isNearLast) {
            move(place - AROUND / 2);
        }
        return place - from;
    }

    /// The place among the steps of a row.
    int placeOf(int row) {
        return from + row;
    }

    @Override
    public Integer get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        return steps.at(from + row);
    }

    @Override
    public int size() {
        return size;
    }
}
