package dev.framewalk.decoders.gre;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of GRE that a packet can break.
enum GreAnomaly implements Anomaly {
    BAD_CHECKSUM("gre.checksum.incorrect", Severity.WARN, Rfc.of(2784, "2.5"));

    private final Rule rule;

    GreAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
