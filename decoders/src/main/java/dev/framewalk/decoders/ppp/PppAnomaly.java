package dev.framewalk.decoders.ppp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of PPP control protocols that a message can break.
enum PppAnomaly implements Anomaly {
    OPTION_LENGTH("ppp.opt.len.invalid", Severity.ERROR, Rfc.of(1661, "6"), "An option claims to be {measured} bytes long; {expected}.");

    private final String id;
    private final Severity severity;
    private final Rfc rfc;
    private final String sentence;

    PppAnomaly(String id, Severity severity, Rfc rfc, String sentence) {
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
