/// NFLOG: packets that a firewall rule logged.
///
/// Linux firewall rules can copy packets to a logging group, from which a capture can be taken. The packet was seen inside the system: there is no link layer, but there are notes about it, such as the interface,
/// the rule's name, or the user whose program sent it.
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  | family | version|  group (big-endian)
///  +--------+--------+----------------+
///  |     length      |      type      |  value, padded to 4 bytes   (byte order of the machine)
///  +-----------------+----------------+
///  |     length      |   type 9       |  the packet
/// ```
///
/// Attributes are in the byte order of the machine that logged, which the file does not tell. Lengths are small, so the order that gives the smaller first length is right.
///
/// Specification: the list of link types at tcpdump.org (LINKTYPE_NFLOG).
///
/// Not decoded: the inside of attributes other than the packet; attributes after the packet, which the kernel never writes.
@NullMarked
package dev.framewalk.decoders.nflog;

import org.jspecify.annotations.NullMarked;
