package dev.framewalk.decoders.ipv6;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of IPv6 and its extension headers that a packet can break.
enum Ipv6Anomaly implements Anomaly {
    WRONG_VERSION("ipv6.bogus_ipv6_version", Severity.ERROR, "3"),
    LENGTH_ZERO("ipv6.plen_zero", Severity.CHAT, "3"),
    LENGTH_TOO_LARGE("ipv6.plen_exceeds_framing", Severity.WARN, "3"),
    HOP_BY_HOP_NOT_FIRST("ipv6.hopopts.not_first", Severity.ERROR, "4.1"),
    OPTION_LENGTH("ipv6.opt.invalid_len", Severity.ERROR, "4.2"),
    SEGMENTS_LEFT("ipv6.routing.invalid_segleft", Severity.WARN, "4.4"),
    ROUTING_DEPRECATED("ipv6.routing.deprecated", Severity.NOTE, "4.4"),
    FRAGMENT_NOT_MULTIPLE_OF_8("x.ipv6.fragment-not-multiple-of-8", Severity.WARN, "4.5");

    private final Rule rule;

    Ipv6Anomaly(String id, Severity severity, String section) {
        rule = new Rule(id, severity, Rfc.of(8200, section));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
