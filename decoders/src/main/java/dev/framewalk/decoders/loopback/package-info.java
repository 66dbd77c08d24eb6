/// Loopback: packets that a machine sends to itself.
///
/// They never touch a network card, so there are no MAC addresses. BSD and macOS (and captures of "localhost" on Windows) put four bytes before the packet that
/// name its address family:
///
/// ```
///   0                31
///  +------------------+-----------
///  |  address family  |  packet
///  +------------------+-----------
/// ```
///
/// Two traps. With link type NULL (0) the number is in the byte order of the machine that captured, which the file does not tell; with LOOP (108) it is in
/// network order. And while IPv4 is 2 everywhere, IPv6 is 24, 28 or 30 depending on the system. Both orders and all numbers are understood.
///
/// Linux needs none of this: its loopback captures are Ethernet with zeros for addresses.
///
/// Specification: the list of link types at tcpdump.org (LINKTYPE_NULL, LINKTYPE_LOOP).
@NullMarked
package dev.framewalk.decoders.loopback;

import org.jspecify.annotations.NullMarked;
