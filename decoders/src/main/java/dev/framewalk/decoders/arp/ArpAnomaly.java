package dev.framewalk.decoders.arp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of ARP that a packet can break.
enum ArpAnomaly implements Anomaly {
    ADDRESS_SIZES("x.arp.address-sizes", Severity.WARN, Rfc.of(826, ""));

    private final Rule rule;

    ArpAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
