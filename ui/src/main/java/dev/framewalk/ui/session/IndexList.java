package dev.framewalk.ui.session;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/// Indexes of what passed a search, ascending, four bytes each: the events that are steps, or the packets of a list.
public final class IndexList extends ObservableListBase<Integer> {
    private int[] indexes = new int[64];
    private int count;

    @Override
    public Integer get(int index) {
        return at(index);
    }

    @Override
    public int size() {
        return count;
    }

    public int at(int place) {
        if (place < 0 || place >= count) {
            throw new IndexOutOfBoundsException(place);
        }
        return indexes[place];
    }

    /// Place of the last one that is not above an index; -1 if all are.
    public int atOrBefore(int index) {
        int found = Arrays.binarySearch(indexes, 0, count, index);
        return found >= 0 ? found : -found - 2;
    }

    /// All of them.
    public int[] indexes() {
        return Arrays.copyOf(indexes, count);
    }

    void append(int[] more) {
        if (more.length == 0) {
            return;
        }
        beginChange();
        int from = count;
        if (indexes.length < count + more.length) {
            indexes = Arrays.copyOf(indexes, Math.max(indexes.length * 2, count + more.length));
        }
        System.arraycopy(more, 0, indexes, count, more.length);
        count += more.length;
        nextAdd(from, count);
        endChange();
    }

    /// Leaves one out, if it is among them.
    void leaveOut(int index) {
        int place = Arrays.binarySearch(indexes, 0, count, index);
        if (place < 0) {
            return;
        }
        beginChange();
        System.arraycopy(indexes, place + 1, indexes, place, count - place - 1);
        count--;
        nextRemove(place, Integer.valueOf(index));
        endChange();
    }

    void replaceBy(int[] others) {
        List<Integer> former = view(indexes, count);
        beginChange();
        indexes = others.length < 64 ? Arrays.copyOf(others, 64) : others;
        count = others.length;
        nextReplace(0, count, former);
        endChange();
    }

    private static List<Integer> view(int[] array, int length) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return array[index];
            }

            @Override
            public int size() {
                return length;
            }
        };
    }
}
