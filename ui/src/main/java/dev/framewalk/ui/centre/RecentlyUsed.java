package dev.framewalk.ui.centre;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Things under numbers, of which only those used last are kept.
public final class RecentlyUsed<T> {
    private final IntFunction<T> making;
    private final Map<Integer, T> kept;

    /// @param most   how many are kept
    /// @param making makes what is not there
    public RecentlyUsed(int most, IntFunction<T> making) {
        this.making = making;
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, T> eldest) {
                return size() > most;
            }
        };
    }

    public T of(int number) {
        return kept.computeIfAbsent(number, making::apply);
    }
}
