/// IPv6: the internet protocol with room for every device.
///
/// The 128-bit addresses are the reason for it; the rest was tidied up on the occasion. The header has a fixed length, no checksum and nothing
/// about fragments. What few packets need stands in **extension headers** between this header and the payload, each naming the next:
///
/// ```
///   0       4              12               16                      31
///  +-------+---------------+----------------------------------------+
///  |   6   | traffic class |               flow label               |
///  +-------+---------------+--------+---------------+---------------+
///  |         payload length         |  next header  |   hop limit   |
///  +--------------------------------+---------------+---------------+
///  |                   source address (16 bytes)                    |
///  |                 destination address (16 bytes)                 |
///  +-----------------------------------------------------------------
///
///   IPv6 --next=0--> hop-by-hop options --next=44--> fragment --next=6--> TCP
/// ```
///
/// - Each extension header is a layer of its own here: hop-by-hop and destination options ([Ipv6OptionsHeader]), routing
///   ([Ipv6Routing]), fragment ([Ipv6Fragment]), mobility, HIP and Shim6 ([Ipv6ControlHeader]). AH and ESP are in package `ipsec`.
/// - Routers never cut IPv6 packets; only the sender does, and the pieces are put together at the destination.
/// - A payload length of 0 belongs to a jumbogram (hop-by-hop option) or is left for the network card to fill in.
///
/// Specifications: RFC 8200; RFC 4291 and 5952 (addresses and how they are written); RFC 2675 (jumbograms); RFC 8754 (segment routing);
/// RFC 6275 (mobility); RFC 7401 (HIP); RFC 5533 (Shim6).
///
/// Not decoded: RPL and CRH routing types, the TLVs of segment routing, the inside of CALIPSO, IOAM, MPL options and of mobility, HIP and Shim6
/// messages: their bytes are shown as such.
@NullMarked
package dev.framewalk.decoders.ipv6;

import org.jspecify.annotations.NullMarked;
