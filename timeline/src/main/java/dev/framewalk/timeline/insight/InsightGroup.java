package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Severity;
import java.util.List;

/// All insights of one rule: what users know as a line of expert information.
///
/// @param rule     id of the rule
/// @param severity the gravest among them
/// @param insights in the order of the capture
public record InsightGroup(String rule, Severity severity, List<Insight> insights) {
    public InsightGroup {
        insights = List.copyOf(insights);
    }
}
