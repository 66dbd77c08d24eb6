package dev.framewalk.decoders.ipv4;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of IPv4 that a packet can break.
enum Ipv4Anomaly implements Anomaly {
    WRONG_VERSION("ip.bogus_ip_version", Severity.ERROR),
    HEADER_TOO_SHORT("ip.bogus_header_length", Severity.ERROR),
    TOTAL_LENGTH_ZERO("x.ip.total-length-zero", Severity.CHAT),
    TOTAL_LENGTH_TOO_SMALL("ip.bogus_ip_length", Severity.ERROR),
    TOTAL_LENGTH_TOO_LARGE("x.ip.total-length-too-large", Severity.WARN),
    BAD_CHECKSUM("ip.checksum_bad.expert", Severity.NOTE),
    RESERVED_BIT_SET("ip.evil_packet", Severity.NOTE),
    FRAGMENT_NOT_MULTIPLE_OF_8("x.ip.fragment-not-multiple-of-8", Severity.WARN),
    OPTION_LENGTH("ip.opt.len.invalid", Severity.ERROR);

    private final Rule rule;

    Ipv4Anomaly(String id, Severity severity) {
        rule = new Rule(id, severity, Rfc.of(791, "3.1"));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
