package dev.framewalk.decoders.ipv4;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of IPv4 that a packet can break.
enum Ipv4Anomaly implements Anomaly {
    WRONG_VERSION("ip.bogus_ip_version", Severity.ERROR, "The version is {measured} where an IPv4 header was announced."),
    HEADER_TOO_SHORT("ip.bogus_header_length", Severity.ERROR, "The header claims to be {measured} bytes long; it has {expected}."),
    TOTAL_LENGTH_ZERO("x.ip.total-length-zero", Severity.CHAT, "The total length is 0: the network card was left to cut this packet into smaller ones."),
    TOTAL_LENGTH_TOO_SMALL("ip.bogus_ip_length", Severity.ERROR, "The total length says {measured}; the header alone needs {expected}."),
    TOTAL_LENGTH_TOO_LARGE("x.ip.total-length-too-large", Severity.WARN, "The total length says {measured}; the layer around has {expected}."),
    BAD_CHECKSUM("ip.checksum_bad.expert", Severity.NOTE, "The header checksum is {measured}; the header gives {expected}."),
    RESERVED_BIT_SET("ip.evil_packet", Severity.NOTE, "The reserved flag is set."),
    FRAGMENT_NOT_MULTIPLE_OF_8("x.ip.fragment-not-multiple-of-8", Severity.WARN, "A fragment with more to come is {measured} bytes long, not {expected}."),
    OPTION_LENGTH("ip.opt.len.invalid", Severity.ERROR, "An option claims to be {measured} bytes long; {expected}.");

    private final String id;
    private final Severity severity;
    private final String sentence;

    Ipv4Anomaly(String id, Severity severity, String sentence) {
        this.id = id;
        this.severity = severity;
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
        return Rfc.of(791, "3.1");
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
