/// IGMP: asking for multicast.
///
/// A multicast packet goes to a group instead of a machine. A router carries a group's packets into a network only if somebody there listens; IGMP is how it finds out. It
/// asks now and then, and machines report the groups they want. IPv6 does the same with ICMPv6 messages (MLD).
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  |  type  |waiting |    checksum    |
///  +--------+--------+----------------+
///  |          group address           |
///  +----------------------------------+
///  |  version 3: senders, or records of several groups
/// ```
///
/// Version 1 could only join, version 2 can leave, version 3 can choose the senders. They are told apart by type and length.
///
/// Specifications: RFC 1112 (version 1), RFC 2236 (version 2), RFC 3376 and 9776 (version 3).
///
/// Not decoded: DVMRP, PIM version 1, multicast traceroute and router discovery, which share the protocol number.
@NullMarked
package dev.framewalk.decoders.igmp;

import org.jspecify.annotations.NullMarked;
