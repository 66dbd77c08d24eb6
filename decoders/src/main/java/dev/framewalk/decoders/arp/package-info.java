/// ARP: from an IP address to a MAC address.
///
/// A machine that wants to send to a neighbour knows the neighbour's IP address; the frame needs a MAC address. So it asks everybody on the local network
/// "who has 192.0.2.7?", and the owner answers with its MAC address. Both remember the pair for some minutes.
///
/// ```
///   0                16       24       32
///  +----------------+-----------------+
///  | hardware type  |  protocol type  |
///  +--------+-------+-----------------+
///  |hw size |pr.size|    operation    |
///  +--------+-------+-----------------+
///  | sender MAC, sender IP            |
///  | target MAC, target IP            |
///  +----------------------------------+
/// ```
///
/// A machine may also announce its own address unasked (gratuitous ARP), or ask for an address that it would like to take, to see whether it is free (probe).
/// ARP believes everybody: forged answers are the simplest way to get between two machines of one network.
///
/// IPv6 does the same with ICMPv6 messages (neighbor discovery).
///
/// Specifications: RFC 826; RFC 903 (the reverse question, RARP); RFC 5227 (probes and announcements); RFC 5494 (numbers).
///
/// Not decoded: the special address forms of ATM; who conflicts with whom over time.
@NullMarked
package dev.framewalk.decoders.arp;

import org.jspecify.annotations.NullMarked;
