/// Cisco HDLC: the frame of serial lines between Cisco routers.
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  |address | control|    protocol    |
///  +--------+--------+----------------+
/// ```
///
/// HDLC itself has no field for the protocol inside; Cisco added one with EtherTypes as values. Protocol 0x8035 means something else here than in Ethernet: keepalives (SLARP), by
/// which the two ends notice that the line is dead.
///
/// Specification: described in RFC 1547, section 4.3.1; the list of link types at tcpdump.org (LINKTYPE_C_HDLC).
///
/// Not decoded: SLARP.
@NullMarked
package dev.framewalk.decoders.chdlc;

import org.jspecify.annotations.NullMarked;
