package dev.framewalk.decoders.udp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of UDP that a datagram can break.
enum UdpAnomaly implements Anomaly {
    LENGTH_TOO_SMALL("x.udp.length-too-small", Severity.ERROR, Rfc.of(768, "")),
    LENGTH_TOO_LARGE("x.udp.length-too-large", Severity.ERROR, Rfc.of(768, "")),
    BAD_CHECKSUM("udp.checksum.bad", Severity.NOTE, Rfc.of(768, "")),
    NO_CHECKSUM_IN_IPV6("x.udp.no-checksum-in-ipv6", Severity.WARN, Rfc.of(8200, "8.1"));

    private final Rule rule;

    UdpAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
