package dev.framewalk.decoders.udp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of UDP that a datagram can break.
enum UdpAnomaly implements Anomaly {
    LENGTH_TOO_SMALL("x.udp.length-too-small", Severity.ERROR, Rfc.of(768, ""), "The UDP length says {measured}, but the header alone is 8 bytes long."),
    LENGTH_TOO_LARGE("x.udp.length-too-large", Severity.ERROR, Rfc.of(768, ""), "The UDP length says {measured}; the IP packet has room for {expected}."),
    BAD_CHECKSUM("udp.checksum.bad", Severity.NOTE, Rfc.of(768, ""), "The UDP checksum is {measured}; the bytes give {expected}."),
    NO_CHECKSUM_IN_IPV6("x.udp.no-checksum-in-ipv6", Severity.WARN, Rfc.of(8200, "8.1"), "A UDP datagram in IPv6 has no checksum; outside of tunnels it must have one.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    UdpAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
