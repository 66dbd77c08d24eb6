package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Certainty;

/// Which direction the client sends, and how that is known.
///
/// @param direction 0 or 1
/// @param isCertain whether nothing that comes later can change it
record TcpClient(int direction, Certainty certainty, boolean isCertain) {
    static final TcpClient UNKNOWN =
            new TcpClient(0, new Certainty.Unknown("No segment of this connection has been seen yet."), false);

    private static final int SYSTEM_PORTS_END = 1024;
    private static final int DYNAMIC_PORTS_BEGIN = 32768;

    static TcpClient bySyn(int direction) {
        return new TcpClient(direction, Certainty.OBSERVED, true);
    }

    static TcpClient bySynAck(int direction) {
        return new TcpClient(direction, Certainty.DERIVED, true);
    }

    /// Both ends have asked (RFC 9293, section 3.5).
    static TcpClient bySimultaneousOpen(int firstToAsk) {
        return new TcpClient(
                firstToAsk,
                new Certainty.Inferred("Both ends asked for the connection at the same time; the one whose SYN was seen first is called the client."),
                true);
    }

    /// Guesses from the ports of a segment: servers listen on low and well-known ones.
    static TcpClient byPorts(int sender, int sourcePort, int destinationPort) {
        boolean sourceIsSystem = sourcePort < SYSTEM_PORTS_END;
        boolean destinationIsSystem = destinationPort < SYSTEM_PORTS_END;
        if (sourceIsSystem != destinationIsSystem) {
            int port = sourceIsSystem ? sourcePort : destinationPort;
            return inferred(
                    sourceIsSystem ? 1 - sender : sender,
                    "The handshake was not captured; port " + port + " is a system port, on which servers listen.");
        }
        boolean sourceIsDynamic = sourcePort >= DYNAMIC_PORTS_BEGIN;
        boolean destinationIsDynamic = destinationPort >= DYNAMIC_PORTS_BEGIN;
        if (sourceIsDynamic != destinationIsDynamic) {
            int port = sourceIsDynamic ? sourcePort : destinationPort;
            return inferred(
                    sourceIsDynamic ? sender : 1 - sender,
                    "The handshake was not captured; port " + port + " is of the range that clients get assigned.");
        }
        return inferred(sender, "The handshake was not captured and the ports do not tell; this end spoke first.");
    }

    private static TcpClient inferred(int direction, String rule) {
        return new TcpClient(direction, new Certainty.Inferred(rule), false);
    }
}
