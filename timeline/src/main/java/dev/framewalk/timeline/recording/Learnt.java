package dev.framewalk.timeline.recording;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What was learnt later about rows that had been published: it lies over a column, whose rows stay as they are. There are few of them: what is learnt before a row is
/// published goes into the column. One thread adds, any thread looks up.
final class Learnt<V> {
    private final Map<Integer, V> rows = new ConcurrentHashMap<>();
    private volatile boolean isAny;

    void put(int row, V value) {
        rows.put(row, value);
        isAny = true;
    }

    /// What is known of a row.
    ///
    /// @param first what its column says
    V of(int row, V first) {
        return isAny ? rows.getOrDefault(row, first) : first;
    }

    boolean isAny() {
        return isAny;
    }
}
