package dev.framewalk.ui.centre;

import dev.framewalk.ui.session.IndexList;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;

/// The rows of a list on the screen: all that was found, or of very many those around a place. A list adds up the heights of all its rows whenever it is
/// scrolled, so it must not have millions.
public final class ListWindow extends ObservableListBase<Integer> {
    /// So many rows are shown as they are.
    private static final int MOST = 40_000;
    /// Of more, so many around a place.
    private static final int AROUND = 10_000;
    /// Whoever comes so near to an end of the rows gets those behind it.
    private static final int MARGIN = 1_000;

    private final IndexList found;
    private int from;
    private int size;

    public ListWindow(IndexList found) {
        this.found = found;
        size = wanted();
        found.addListener((ListChangeListener<Integer>) this::changed);
    }

    private int wanted() {
        return found.size() <= MOST ? found.size() : AROUND;
    }

    private void changed(ListChangeListener.Change<? extends Integer> change) {
        boolean isGrowth = change.next() && change.wasAdded() && !change.wasRemoved() && !change.next();
        if (!isGrowth) {
            move(0);
        } else if (found.size() <= MOST) {
            beginChange();
            int before = size;
            size = found.size();
            nextAdd(before, size);
            endChange();
        } else if (size != AROUND) {
            // there are too many by now, which may have come all at once
            move(from);
        }
    }

    /// Shows what was found from a place on.
    private void move(int place) {
        List<Integer> former = new ArrayList<>(size);
        int kept = Math.min(size, Math.max(0, found.size() - from));
        for (int row = 0; row < size; row++) {
            former.add(row < kept ? found.at(from + row) : -1);
        }
        beginChange();
        size = wanted();
        from = Math.max(0, Math.min(place, found.size() - size));
        nextReplace(0, size, former);
        endChange();
    }

    /// Makes sure that a place among what was found has a row, with others on both sides; returns that row.
    public int show(int place) {
        boolean isNearFirst = from > 0 && place < from + MARGIN;
        boolean isNearLast = from + size < found.size() && place >= from + size - MARGIN;
        if (isNearFirst || isNearLast) {
            move(place - AROUND / 2);
        }
        return place - from;
    }

    /// Who scrolls to an end of the rows sees those behind it.
    ///
    /// @param cells of the list, seen or not
    /// @return the row that is now where the first one in sight was; -1 if all rows are where they were
    public int lookBeyond(Iterable<? extends Node> cells) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (Node node : cells) {
            if (node instanceof IndexedCell<?> cell && cell.isVisible() && !cell.isEmpty()) {
                first = Math.min(first, cell.getIndex());
                last = Math.max(last, cell.getIndex());
            }
        }
        return last < 0 ? -1 : lookBeyond(first, last);
    }

    int lookBeyond(int first, int last) {
        int place = from + first;
        int before = from;
        show(first > 0 ? from + last : place);
        return from == before ? -1 : place - from;
    }

    /// The place of a row among what was found.
    public int placeOf(int row) {
        return from + row;
    }

    @Override
    public Integer get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        return found.at(from + row);
    }

    @Override
    public int size() {
        return size;
    }
}
