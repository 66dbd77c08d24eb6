package dev.framewalk.decoders.igmp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of IGMP that a message can break.
enum IgmpAnomaly implements Anomaly {
    BAD_CHECKSUM("igmp.bad_checksum", Severity.WARN, Rfc.of(3376, "4.1.2"), "The IGMP checksum is {measured}; the bytes give {expected}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    IgmpAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
