package dev.framewalk.timeline.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Named counters and named lists; a counter that stayed 0 does not appear.
final class Counts {
    /// Lists end here; the counters beside them go on.
    static final int LONGEST_LIST = 200;

    /// Entries end here: targets of requests can be as long as somebody likes.
    static final int LONGEST_ENTRY = 400;

    private final Map<String, long[]> counters = new TreeMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();

    void add(String key) {
        add(key, 1);
    }

    void add(String key, long amount) {
        counters.computeIfAbsent(key, k -> new long[1])[0] += amount;
    }

    void list(String key, String entry) {
        List<String> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
        if (list.size() < LONGEST_LIST) {
            list.add(entry.length() > LONGEST_ENTRY ? entry.substring(0, LONGEST_ENTRY) : entry);
        }
    }

    /// Whether a list would keep another entry: spares the making of texts that nobody sees.
    boolean hasRoom(String key) {
        List<String> list = lists.get(key);
        return list == null || list.size() < LONGEST_LIST;
    }

    Map<String, Long> counters() {
        Map<String, Long> result = new TreeMap<>();
        counters.forEach((key, value) -> {
            if (value[0] != 0) {
                result.put(key, value[0]);
            }
        });
        return result;
    }

    Map<String, List<String>> lists() {
        return lists;
    }
}
