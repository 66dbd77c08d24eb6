package dev.framewalk.timeline.insight;

import java.util.List;

/// How often something happened that is no harm once, with the first and the last event of it.
final class Tally {
    private int first = -1;
    private int last = -1;
    private int count;
    private long largest;

    void add(int event) {
        add(event, 0);
    }

    /// @param size how large it was; the largest is kept
    void add(int event, long size) {
        first = first < 0 ? event : first;
        last = event;
        count++;
        largest = Math.max(largest, size);
    }

    int count() {
        return count;
    }

    long largest() {
        return largest;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    List<Integer> events() {
        return first < 0 ? List.of() : first == last ? List.of(first) : List.of(first, last);
    }
}
