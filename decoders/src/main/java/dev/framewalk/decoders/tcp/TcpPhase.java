package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Rfc;

/// Where one endpoint stands in the life of a connection: the states of RFC 9293, and two that an observer needs.
public enum TcpPhase {
    CLOSED("CLOSED", Rfc.of(9293, "3.3.2")),
    LISTEN("LISTEN", Rfc.of(9293, "3.3.2")),
    SYN_SENT("SYN-SENT", Rfc.of(9293, "3.3.2")),
    SYN_RECEIVED("SYN-RECEIVED", Rfc.of(9293, "3.3.2")),
    ESTABLISHED("ESTABLISHED", Rfc.of(9293, "3.3.2")),
    FIN_WAIT_1("FIN-WAIT-1", Rfc.of(9293, "3.3.2")),
    FIN_WAIT_2("FIN-WAIT-2", Rfc.of(9293, "3.3.2")),
    CLOSE_WAIT("CLOSE-WAIT", Rfc.of(9293, "3.3.2")),
    CLOSING("CLOSING", Rfc.of(9293, "3.3.2")),
    LAST_ACK("LAST-ACK", Rfc.of(9293, "3.3.2")),
    TIME_WAIT("TIME-WAIT", Rfc.of(9293, "3.3.2")),
    /// Open, as far as can be told: the capture began after the handshake.
    JOINED_MIDWAY("joined midway", Rfc.of(9293, "3.3.2")),
    /// Torn down by a RST; the RFC calls it CLOSED again.
    RESET("reset", Rfc.of(9293, "3.5.3"));

    private final String words;
    private final Rfc rfc;

    TcpPhase(String words, Rfc rfc) {
        this.words = words;
        this.rfc = rfc;
    }

    /// As the RFC writes it.
    public String words() {
        return words;
    }

    public Rfc rfc() {
        return rfc;
    }

    /// Whether data can flow or could, until both ends have closed.
    public boolean isOpen() {
        return switch (this) {
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, JOINED_MIDWAY -> true;
            case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT, RESET -> false;
        };
    }
}
