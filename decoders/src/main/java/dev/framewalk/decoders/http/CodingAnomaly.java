package dev.framewalk.decoders.http;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The rules that coded content breaks.
public enum CodingAnomaly implements Anomaly {
    DAMAGED("coding-damaged", Severity.ERROR),
    ENDS_EARLY("coding-ends-early", Severity.WARN);

    private final Rule rule;

    CodingAnomaly(String id, Severity severity) {
        rule = new Rule("x.http." + id, severity, Rfc.of(9110, "8.4.1"));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
