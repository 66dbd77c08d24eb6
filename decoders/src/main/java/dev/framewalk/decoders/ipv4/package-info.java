/// IPv4: how a packet finds its way through many networks.
///
/// Each machine has a 32-bit address; routers look at the destination of every packet and pass it one network closer. A packet stands for
/// itself: IP knows no connections, promises no arrival and no order.
///
/// ```
///   0       4       8               16                              31
///  +-------+-------+---------------+-------------------------------+
///  |version|  IHL  | DSCP      |ECN|         total length          |
///  +-------+-------+---------------+-----+-------------------------+
///  |        identification         |flags|     fragment offset     |
///  +---------------+---------------+-----+-------------------------+
///  | time to live  |   protocol    |        header checksum        |
///  +---------------+---------------+-------------------------------+
///  |                        source address                         |
///  +---------------------------------------------------------------+
///  |                      destination address                      |
///  +---------------------------------------------------------------+
///  |               options (0 to 40 bytes), then the payload
/// ```
///
/// - The *time to live* is lowered by each router; at 0 the packet is dropped, so nothing circles forever. Traceroute lives on that.
/// - A packet too large for a network on the way is cut into **fragments** with one identification. They are put together where the packet
///   ends, never on the way; see [dev.framewalk.decoders.fragment].
/// - Total length 0 is seen where a system leaves the cutting into packets to its network card; the packet then ends where the frame ends.
/// - The checksum covers the header only and changes at every router. Network cards compute it, so captures at a sender may show a wrong one.
///
/// Specifications: RFC 791; RFC 2474 and 3168 (the second byte); RFC 6864 (identification); IANA ip-parameters (options).
///
/// Not decoded: the inside of security options beyond the level, and of CIPSO tags.
@NullMarked
package dev.framewalk.decoders.ipv4;

import org.jspecify.annotations.NullMarked;
