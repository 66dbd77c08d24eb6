package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// The ways in which a DNS message can break its rules.
public enum DnsAnomaly implements Anomaly {
    ENDS_EARLY("x.dns.message-ends-early", Severity.ERROR, 1035, "4.1.1"),
    TRAILING_BYTES("x.dns.trailing-bytes", Severity.WARN, 1035, "4.1"),
    LENGTH_TOO_SMALL("x.dns.length-too-small", Severity.ERROR, 1035, "4.2.2"),
    RESERVED_BIT("x.dns.reserved-bit", Severity.NOTE, 1035, "4.1.1"),
    SEVERAL_QUESTIONS("x.dns.several-questions", Severity.NOTE, 9619, "4"),
    STATEFUL_COUNTS("x.dns.stateful-counts", Severity.ERROR, 8490, "5.4"),

    POINTER_LOOP("x.dns.pointer-loop", Severity.ERROR, 1035, "4.1.4"),
    POINTER_FORWARD("x.dns.pointer-forward", Severity.ERROR, 1035, "4.1.4"),
    POINTER_OUTSIDE("x.dns.pointer-outside", Severity.ERROR, 1035, "4.1.4"),
    POINTER_INTO_HEADER("x.dns.pointer-into-header", Severity.ERROR, 1035, "4.1.4"),
    LABEL_TYPE("x.dns.label-type", Severity.ERROR, 6891, "5"),
    NAME_TOO_LONG("x.dns.name-too-long", Severity.ERROR, 1035, "2.3.4"),

    DATA_BEYOND_MESSAGE("x.dns.data-beyond-message", Severity.ERROR, 1035, "3.2.1"),
    DATA_TOO_SHORT("x.dns.data-too-short", Severity.ERROR, 1035, "3.2.1"),
    DATA_TOO_LONG("x.dns.data-too-long", Severity.ERROR, 1035, "3.2.1"),
    TTL_HIGH_BIT("x.dns.ttl-high-bit", Severity.WARN, 2181, "8"),
    TYPE_BITMAP("x.dns.type-bitmap-order", Severity.ERROR, 4034, "4.1.2"),
    SERVICE_KEY_ORDER("x.dns.service-key-order", Severity.ERROR, 9460, "2.2"),

    OPT_REPEATED("x.dns.opt-repeated", Severity.ERROR, 6891, "6.1.1"),
    OPT_MISPLACED("x.dns.opt-misplaced", Severity.ERROR, 6891, "6.1.1"),
    OPT_NAME("x.dns.opt-name", Severity.ERROR, 6891, "6.1.2"),
    OPTION_BEYOND_DATA("x.dns.option-beyond-data", Severity.ERROR, 6891, "6.1.2"),
    COOKIE_LENGTH("x.dns.cookie-length", Severity.ERROR, 7873, "5.2.2"),
    CLIENT_SUBNET("x.dns.client-subnet", Severity.ERROR, 7871, "6"),
    TSIG_NOT_LAST("x.dns.tsig-not-last", Severity.ERROR, 8945, "5.1");

    private final Rule rule;

    DnsAnomaly(String id, Severity severity, int rfc, String section) {
        rule = new Rule(id, severity, Rfc.of(rfc, section));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
