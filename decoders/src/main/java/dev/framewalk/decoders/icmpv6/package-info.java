/// ICMPv6: errors, ping, and everything that makes an IPv6 network work.
///
/// IPv6 gave ICMP the tasks that IPv4 spread over ARP, DHCP and IGMP:
///
/// - **errors** (1 to 4) quote the packet they are about, as in ICMP; *packet too big* is essential, because routers never cut IPv6 packets;
/// - **echo** (128, 129) is ping;
/// - **neighbour discovery** (133 to 137) finds routers, the network's prefix, and the MAC address of a neighbour;
/// - **multicast listener discovery** (130 to 132, 143) tells routers which groups are wanted.
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  |  type  |  code  |    checksum    |
///  +--------+--------+----------------+
///  |      depends on the type         |
///  +----------------------------------+
///  |  options: type, length in units of 8 bytes, data
/// ```
///
/// The checksum covers the IPv6 addresses too. Messages of neighbour discovery must arrive with hop limit 255, which proves that no router passed them on.
///
/// Specifications: RFC 4443; RFC 4861 (neighbour discovery); RFC 3810 and 9777 (MLD); RFC 8106 (DNS servers); RFC 4191; IANA icmpv6-parameters.
///
/// Not decoded: RPL, mobility, node information, certificates, and options beyond link address, prefix, MTU, nonce and DNS servers: bytes with their name. The lists of senders in MLD
/// version 2 queries.
@NullMarked
package dev.framewalk.decoders.icmpv6;

import org.jspecify.annotations.NullMarked;
