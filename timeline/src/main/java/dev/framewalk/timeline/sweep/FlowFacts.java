package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.field.Certainty;

/// What is known of a conversation at one moment.
///
/// @param clientDirection the direction in which the client sends
/// @param clientCertainty how we know that
/// @param protocolName    what it speaks, in the field's standard term
/// @param protocolReason  why that; empty while undecided
/// @param lastPacket      the number of its last packet so far
/// @param packets         how many it has
/// @param payloadBytes0   bytes delivered in direction 0, each once
/// @param payloadBytes1   the same in direction 1
/// @param joinedMidway    whether its beginning was not seen
public record FlowFacts(
        int clientDirection,
        Certainty clientCertainty,
        String protocolName,
        String protocolReason,
        int lastPacket,
        int packets,
        long payloadBytes0,
        long payloadBytes1,
        boolean joinedMidway) {
    public long payloadBytes(int direction) {
        return direction == 0 ? payloadBytes0 : payloadBytes1;
    }
}
