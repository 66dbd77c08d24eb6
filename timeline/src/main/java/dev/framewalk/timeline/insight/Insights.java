package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The insights of a timeline so far: tells the rules what has come since they were asked last, and asks who waited.
public final class Insights {
    private final Timeline timeline;
    private final List<InsightRule> rules = InsightRules.all();
    private final WaitInsights waits;
    private final List<Insight> found = new ArrayList<>();
    private volatile List<Insight> published = List.of();
    private int read;
    private int told = -1;

    private Insights(Timeline timeline) {
        this.timeline = timeline;
        this.waits = new WaitInsights(timeline);
    }

    /// Those of a timeline.
    public static Insights of(Timeline timeline) {
        return timeline.kept(Insights.class, Insights::new);
    }

    /// What analysis makes of the events published so far, in their order.
    public synchronized List<Insight> all() {
        int count = timeline.eventCount();
        prepare(count);
        if (told != count) {
            told = count;
            List<Insight> all = new ArrayList<>(found);
            for (InsightRule rule : rules) {
                rule.standing(timeline, all::add);
            }
            all.addAll(waits.all());
            all.sort(Comparator.comparingInt(Insights::place));
            published = List.copyOf(all);
        }
        return published;
    }

    /// Reads on until before an event, so that whoever asks finds little left to do.
    public synchronized void prepare(int to) {
        for (; read < to; read++) {
            for (InsightRule rule : rules) {
                rule.event(timeline, read, found::add);
            }
        }
    }

    /// Those that are known, without waiting for whoever looks for more; of a small capture, all.
    public List<Insight> soFar() {
        return timeline.eventCount() <= Timeline.FEW_EVENTS ? all() : published;
    }

    /// The event that an insight is told with: the last of its evidence.
    private static int place(Insight insight) {
        return insight.events().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The same by rule, gravest first.
    public List<InsightGroup> groups() {
        Map<String, List<Insight>> byRule = new LinkedHashMap<>();
        for (Insight insight : all()) {
            byRule.computeIfAbsent(insight.rule(), rule -> new ArrayList<>()).add(insight);
        }
        List<InsightGroup> groups = new ArrayList<>();
        byRule.forEach((rule, insights) -> groups.add(new InsightGroup(
                rule,
                insights.stream().map(Insight::severity).max(Comparator.naturalOrder()).orElse(Severity.CHAT),
                insights)));
        groups.sort(Comparator.comparing(InsightGroup::severity).reversed());
        return groups;
    }
}
