package dev.framewalk.decoders.packet;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// What can be wrong with a packet as a whole.
enum PacketAnomaly implements Anomaly {
    CUT("x.packet.cut", Severity.CHAT, "The capture kept {measured} bytes of this packet."),
    HEADER_INCOMPLETE("x.packet.header-incomplete", Severity.ERROR, "The packet ends inside a header: {measured} more bytes would be needed."),
    TOO_DEEP("x.packet.too-deep", Severity.WARN, "The packet has {measured} layers inside each other; reading stopped there.");

    private final String id;
    private final Severity severity;
    private final String sentence;

    PacketAnomaly(String id, Severity severity, String sentence) {
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
        return Rfc.other("pcap and pcapng: captured and original length");
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
