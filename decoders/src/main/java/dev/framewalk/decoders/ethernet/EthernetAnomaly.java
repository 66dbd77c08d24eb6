package dev.framewalk.decoders.ethernet;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of Ethernet that a frame can break.
enum EthernetAnomaly implements Anomaly {
    SOURCE_IS_GROUP("eth.src_not_group", Severity.WARN),
    NEITHER_TYPE_NOR_LENGTH("eth.invalid_lentype.expert", Severity.WARN);

    private final Rule rule;

    EthernetAnomaly(String id, Severity severity) {
        rule = new Rule(id, severity, Rfc.other("IEEE 802.3, clause 3.2"));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
