package dev.framewalk.decoders.ipv6;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of IPv6 and its extension headers that a packet can break.
enum Ipv6Anomaly implements Anomaly {
    WRONG_VERSION("ipv6.bogus_ipv6_version", Severity.ERROR, "3", "The version is {measured} where an IPv6 header was announced."),
    LENGTH_ZERO("ipv6.plen_zero", Severity.CHAT, "3", "The payload length is 0 although bytes follow: the network card was left to cut this packet into smaller ones."),
    LENGTH_TOO_LARGE("ipv6.plen_exceeds_framing", Severity.WARN, "3", "The payload length says {measured}; the layer around has {expected}."),
    HOP_BY_HOP_NOT_FIRST("ipv6.hopopts.not_first", Severity.ERROR, "4.1", "The hop-by-hop options do not follow the IPv6 header directly."),
    OPTION_LENGTH("ipv6.opt.invalid_len", Severity.ERROR, "4.2", "An option claims {measured} bytes of data; {expected}."),
    SEGMENTS_LEFT("ipv6.routing.invalid_segleft", Severity.WARN, "4.4", "{measured} segments are left, but {expected}."),
    ROUTING_DEPRECATED("ipv6.routing.deprecated", Severity.NOTE, "4.4", "Routing type {measured} was withdrawn; receivers must not obey it."),
    FRAGMENT_NOT_MULTIPLE_OF_8("x.ipv6.fragment-not-multiple-of-8", Severity.WARN, "4.5", "A fragment with more to come is {measured} bytes long, not {expected}.");

    private final String id;
    private final Severity severity;
    private final String section;
    private final String sentence;

    Ipv6Anomaly(String id, Severity severity, String section, String sentence) {
        this.id = id;
        this.severity = severity;
        this.section = section;
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
        return Rfc.of(8200, section);
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
