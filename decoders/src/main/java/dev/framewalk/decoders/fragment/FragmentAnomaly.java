package dev.framewalk.decoders.fragment;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// What can be wrong with a set of fragments.
enum FragmentAnomaly implements Anomaly {
    OVERLAP("ip.fragment.overlap", Severity.NOTE),
    CONFLICT("ip.fragment.overlap.conflict", Severity.WARN);

    private final Rule rule;

    FragmentAnomaly(String id, Severity severity) {
        rule = new Rule(id, severity, Rfc.of(5722, "4"));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
