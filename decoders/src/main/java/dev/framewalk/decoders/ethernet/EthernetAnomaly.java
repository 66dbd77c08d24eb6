package dev.framewalk.decoders.ethernet;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// Rules of Ethernet that a frame can break.
enum EthernetAnomaly implements Anomaly {
    SOURCE_IS_GROUP("eth.src_not_group", Severity.WARN, "The sender's address is a group address ({measured}); only receivers can be groups."),
    NEITHER_TYPE_NOR_LENGTH("eth.invalid_lentype.expert", Severity.WARN, "The type or length field says {measured}; it must be {expected}.");

    private final String id;
    private final Severity severity;
    private final String sentence;

    EthernetAnomaly(String id, Severity severity, String sentence) {
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
        return Rfc.other("IEEE 802.3, clause 3.2");
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
