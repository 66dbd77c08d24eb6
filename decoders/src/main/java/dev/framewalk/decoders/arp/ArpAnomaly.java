package dev.framewalk.decoders.arp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of ARP that a packet can break.
enum ArpAnomaly implements Anomaly {
    ADDRESS_SIZES("x.arp.address-sizes", Severity.WARN, Rfc.of(826, ""), "The address sizes are {measured}; for Ethernet and IPv4 they are {expected}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    ArpAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
        this.id = id;
        this.severity = severity;
        this.rfc = rfc;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Rfc rfc() {
        return rfc;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
