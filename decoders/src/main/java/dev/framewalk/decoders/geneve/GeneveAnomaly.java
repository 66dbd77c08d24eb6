package dev.framewalk.decoders.geneve;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of Geneve that a packet can break.
enum GeneveAnomaly implements Anomaly {
    OPTION_LENGTH("geneve.option.length.invalid", Severity.ERROR, Rfc.of(8926, "3.5"));

    private final Rule rule;

    GeneveAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
