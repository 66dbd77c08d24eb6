package dev.framewalk.decoders.icmpv6;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of ICMPv6 that a message can break.
enum Icmpv6Anomaly implements Anomaly {
    BAD_CHECKSUM("x.icmpv6.bad-checksum", Severity.WARN, Rfc.of(4443, "2.3")),
    OPTION_LENGTH_ZERO("x.icmpv6.option-length-zero", Severity.ERROR, Rfc.of(4861, "4.6"));

    private final Rule rule;

    Icmpv6Anomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
