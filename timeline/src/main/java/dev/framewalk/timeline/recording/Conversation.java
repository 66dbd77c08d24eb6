package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;

/// One transport connection or UDP flow at one vantage, both directions, as far as it has been read.
///
/// @param id                index in `Timeline.conversations()`
/// @param transport         `TCP`, `UDP`, …
/// @param vantage           where it was seen
/// @param client            the end that asks
/// @param server            the end that is asked
/// @param clientCertainty   how we know which end is the client
/// @param clientDirection   the direction number (see [PacketTable#direction]) in which the client sends
/// @param protocol          what it speaks, in the field's standard term; `TCP` or `UDP` where nobody knows more
/// @param protocolReason    why we think so: one sentence
/// @param firstPacket       number of its first packet
/// @param lastPacket        number of its last packet so far
/// @param packets           number of packets so far
/// @param clientBytes       payload bytes that the client sent, once each
/// @param serverBytes       payload bytes that the server sent, once each
/// @param joinedMidway      whether its beginning was not seen
public record Conversation(
        int id,
        String transport,
        int vantage,
        Endpoint client,
        Endpoint server,
        Certainty clientCertainty,
        int clientDirection,
        String protocol,
        String protocolReason,
        int firstPacket,
        int lastPacket,
        int packets,
        long clientBytes,
        long serverBytes,
        boolean joinedMidway) {
    public Endpoint end(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /// The direction in which a side sends.
    public int direction(Side side) {
        return side == Side.CLIENT ? clientDirection : 1 - clientDirection;
    }

    /// Which side sends in this direction.
    public Side side(int direction) {
        return direction == clientDirection ? Side.CLIENT : Side.SERVER;
    }
}
