package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Display;
import java.nio.ByteBuffer;

/// What tells a flow from others, as its first packet had it.
///
/// @param id              counts from 0 in the order of first packets
/// @param transport       the transport's term: `TCP`, `UDP`, `ICMP`
/// @param vantage         where it is seen
/// @param sourceHigh      upper half of the first sender's address (0 for IPv4)
/// @param sourceLow       lower half
/// @param destinationHigh upper half of the other address
/// @param destinationLow  lower half
/// @param addressLength   4 or 16; 0 without a network layer
/// @param sourcePort      the first sender's port; 0 where there is none
/// @param destinationPort the other port
/// @param firstPacket     number of the first packet
/// @param isSwapped       whether the first sender is the second in the flow table's order
public record FlowKey(
        int id,
        String transport,
        int vantage,
        long sourceHigh,
        long sourceLow,
        long destinationHigh,
        long destinationLow,
        int addressLength,
        int sourcePort,
        int destinationPort,
        int firstPacket,
        boolean isSwapped) {
    /// The address of the end that sends in this direction, as text.
    public String address(int direction) {
        long high = direction == 0 ? sourceHigh : destinationHigh;
        long low = direction == 0 ? sourceLow : destinationLow;
        if (addressLength == 0) {
            return "";
        }
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return addressLength == 4
                ? Display.ipv4(Bytes.captured(bytes), 12)
                : Display.ipv6(Bytes.captured(bytes), 0);
    }

    public int port(int direction) {
        return direction == 0 ? sourcePort : destinationPort;
    }
}
