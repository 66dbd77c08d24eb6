package dev.framewalk.timeline.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The links found so far, by their effects and by their causes.
final class LinkBook {
    /// A capture with more is an attack or a test of load; what comes later is not linked.
    private static final int MOST = 1 << 17;

    private final NavigableMap<Integer, List<Link>> byEffect = new TreeMap<>();
    private final NavigableMap<Integer, List<Link>> byCause = new TreeMap<>();
    private int count;

    void add(Link link) {
        if (count < MOST) {
            count++;
            byEffect.computeIfAbsent(link.effect(), absent -> new ArrayList<>(1)).add(link);
            byCause.computeIfAbsent(link.cause(), absent -> new ArrayList<>(1)).add(link);
        }
    }

    /// What was seen later speaks against a link.
    void remove(Link link) {
        if (remove(byEffect, link.effect(), link)) {
            remove(byCause, link.cause(), link);
            count--;
        }
    }

    private static boolean remove(Map<Integer, List<Link>> from, int event, Link link) {
        List<Link> known = from.get(event);
        if (known == null || !known.remove(link)) {
            return false;
        }
        if (known.isEmpty()) {
            from.remove(event);
        }
        return true;
    }

    List<Link> causesOf(int event) {
        return byEffect.getOrDefault(event, List.of());
    }

    List<Link> effectsOf(int event) {
        return byCause.getOrDefault(event, List.of());
    }

    List<Link> all() {
        List<Link> all = new ArrayList<>(count);
        byEffect.values().forEach(all::addAll);
        return sorted(all);
    }

    /// Those with an end among these events.
    List<Link> touching(int from, int to) {
        List<Link> found = new ArrayList<>();
        byEffect.subMap(from, to).values().forEach(found::addAll);
        byCause.subMap(from, to).values().stream()
                .flatMap(List::stream)
                .filter(link -> link.effect() < from || link.effect() >= to)
                .forEach(found::add);
        return sorted(found);
    }

    private static List<Link> sorted(List<Link> links) {
        links.sort(Comparator.comparingInt(Link::effect).thenComparingInt(Link::cause).thenComparing(Link::kind));
        return List.copyOf(links);
    }
}
