package dev.framewalk.decoders.ppp;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// Rules of PPP control protocols that a message can break.
enum PppAnomaly implements Anomaly {
    OPTION_LENGTH("ppp.opt.len.invalid", Severity.ERROR, Rfc.of(1661, "6"));

    private final Rule rule;

    PppAnomaly(String id, Severity severity, Rfc rfc) {
        rule = new Rule(id, severity, rfc);
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
