package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.stream.CountSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Named counters and named lists; a counter that stayed 0 does not appear.
final class Counts implements CountSink {
    /// Lists end here; the counters beside them go on.
    static final int LONGEST_LIST = 200;

    /// Entries end here: targets of requests can be as long as somebody likes.
    static final int LONGEST_ENTRY = 400;

    private final Map<String, long[]> counters = new HashMap<>();
    private final Map<String, List<Entry>> lists = new HashMap<>();

    private int packet;

    /// An entry of a list and the packet that it came with.
    private record Entry(int packet, String text) {}

    /// What is listed from here on came with this packet.
    void packet(int number) {
        packet = number;
    }

    @Override
    public void add(String key, long amount) {
        counters.computeIfAbsent(key, k -> new long[1])[0] += amount;
    }

    @Override
    public void list(String key, String entry) {
        List<Entry> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
        if (list.size() < LONGEST_LIST) {
            list.add(new Entry(
                    packet, entry.length() > LONGEST_ENTRY ? entry.substring(0, LONGEST_ENTRY) : entry));
        }
    }

    @Override
    public boolean hasRoom(String key) {
        List<Entry> list = lists.get(key);
        return list == null || list.size() < LONGEST_LIST;
    }

    /// Takes in what another counted over other conversations of the same capture.
    void merge(Counts other) {
        other.counters.forEach((key, value) -> add(key, value[0]));
        other.lists.forEach((key, entries) -> {
            List<Entry> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
            list.addAll(entries);
            // stable: entries of one packet belong to one conversation and so come from one counter, in order
            list.sort(Comparator.comparingInt(Entry::packet));
            if (list.size() > LONGEST_LIST) {
                list.subList(LONGEST_LIST, list.size()).clear();
            }
        });
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
        Map<String, List<String>> result = new TreeMap<>();
        lists.forEach((key, entries) -> result.put(key, entries.stream().map(Entry::text).toList()));
        return result;
    }
}
