package dev.framewalk.decoders.icmp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of ICMP that a message can break.
enum IcmpAnomaly implements Anomaly {
    BAD_CHECKSUM("icmp.checksum_bad", Severity.WARN, Rfc.of(792, ""), "The ICMP checksum is {measured}; the bytes give {expected}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    IcmpAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
