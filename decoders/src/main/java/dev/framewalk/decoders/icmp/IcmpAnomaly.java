package dev.framewalk.decoders.icmp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of ICMP that a message can break.
enum IcmpAnomaly implements Anomaly {
    BAD_CHECKSUM("icmp.checksum_bad", Severity.WARN, Rfc.of(792, ""));

    private final Rule rule;

    IcmpAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
