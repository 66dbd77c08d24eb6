package dev.framewalk.decoders.geneve;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of Geneve that a packet can break.
enum GeneveAnomaly implements Anomaly {
    OPTION_LENGTH("geneve.option.length.invalid", Severity.ERROR, Rfc.of(8926, "3.5"), "An option claims {measured} bytes; the header has {expected} left.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    GeneveAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
