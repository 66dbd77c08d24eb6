package dev.framewalk.decoders.packet;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Rule;
import dev.framewalk.decoders.field.Severity;

/// What can be wrong with a packet as a whole.
enum PacketAnomaly implements Anomaly {
    CUT("x.packet.cut", Severity.CHAT),
    HEADER_INCOMPLETE("x.packet.header-incomplete", Severity.ERROR),
    TOO_DEEP("x.packet.too-deep", Severity.WARN);

    private final Rule rule;

    PacketAnomaly(String id, Severity severity) {
        rule = new Rule(id, severity, Rfc.other("pcap and pcapng: captured and original length"));
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
