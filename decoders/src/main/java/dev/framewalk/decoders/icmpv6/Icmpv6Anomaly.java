package dev.framewalk.decoders.icmpv6;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of ICMPv6 that a message can break.
enum Icmpv6Anomaly implements Anomaly {
    BAD_CHECKSUM("x.icmpv6.bad-checksum", Severity.WARN, Rfc.of(4443, "2.3"), "The ICMPv6 checksum is {measured}; the bytes give {expected}."),
    OPTION_LENGTH_ZERO("x.icmpv6.option-length-zero", Severity.ERROR, Rfc.of(4861, "4.6"), "An option says that its length is {measured}; it must be {expected}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    Icmpv6Anomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
