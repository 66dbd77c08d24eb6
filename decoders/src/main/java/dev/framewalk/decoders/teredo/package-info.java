/// Teredo: IPv6 for machines behind an IPv4 NAT.
///
/// Before providers offered IPv6, a machine could get it by itself: each IPv6 packet is put into a UDP datagram, which NATs let through. A server helps to find out how the NAT
/// translates, relays lead to the IPv6 internet.
///
/// ```
///  +--------------------------------+
///  | authentication (optional)      |  00 01 ...
///  +--------------------------------+
///  | origin (optional, 8 bytes)     |  00 00 port address, all bits turned over
///  +--------------------------------+
///  | an IPv6 packet                 |  6...
///  +--------------------------------+
/// ```
///
/// Addresses that begin with 2001:0: belong to Teredo and contain the server's address and the client's translated one.
///
/// Specification: RFC 4380; RFC 5991 and 6081 (extensions).
///
/// Not decoded: the trailers of RFC 6081 after the IPv6 packet; Teredo on ports other than 3544, except by "decode as".
@NullMarked
package dev.framewalk.decoders.teredo;

import org.jspecify.annotations.NullMarked;
