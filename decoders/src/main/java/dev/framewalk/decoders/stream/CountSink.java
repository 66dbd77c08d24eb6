package dev.framewalk.decoders.stream;

/// Where a [Counter] puts what it counted: numbers and lists, each under a key such as `http.requests`. The keys are explained in `docs/summary.md`.
public interface CountSink {
    /// Adds to the number under a key; one that stays 0 is not told.
    void add(String key, long amount);

    default void add(String key) {
        add(key, 1);
    }

    /// Adds an entry to the list under a key, as one that came with the present packet. Long lists and long entries are cut off.
    void list(String key, String entry);

    /// Whether a list would keep another entry: spares the making of texts that nobody sees.
    boolean hasRoom(String key);
}
