package dev.framewalk.decoders.packet;

/// What fragments of one datagram have in common.
///
/// @param sourceHigh       upper half of the source address (0 for IPv4)
/// @param sourceLow        lower half
/// @param destinationHigh  upper half of the destination address (0 for IPv4)
/// @param destinationLow   lower half
/// @param identification   the datagram's identification
/// @param protocol         IP protocol (IPv4) or -1 (IPv6, where it is not part of the key)
public record FragmentKey(
        long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, long identification, int protocol) {}
