package dev.framewalk.decoders.igmp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of IGMP that a message can break.
enum IgmpAnomaly implements Anomaly {
    BAD_CHECKSUM("igmp.bad_checksum", Severity.WARN, Rfc.of(3376, "4.1.2"));

    private final Rule rule;

    IgmpAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
