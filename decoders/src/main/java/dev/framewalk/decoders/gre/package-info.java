/// GRE: one packet inside another, whatever its protocol.
///
/// A tunnel takes packets at one end, puts each into an IP packet to the other end, and takes it out there. For the packets inside, the two ends are neighbours. GRE is the
/// simplest header for that: which protocol is inside, and up to four optional parts that bits announce.
///
/// ```
///   0 1 2 3 4         13  16               32
///  +-+-+-+-+---------+---+----------------+
///  |C|R|K|S|         |ver| protocol type  |
///  +-+-+-+-+---------+---+----------------+
///  |  checksum (C or R)  | offset (C or R)|
///  +---------------------+----------------+
///  |              key (K)                 |
///  +--------------------------------------+
///  |        sequence number (S)           |
///  +--------------------------------------+
/// ```
///
/// The protocol type is an EtherType: IPv4, IPv6, a whole Ethernet frame (0x6558), PPP (0x880b), mirrored traffic (ERSPAN). Version 1 is the variant of PPTP, with a length and a
/// call number in place of the key, and an acknowledgment number.
///
/// Specifications: RFC 2784 (GRE), RFC 2890 (key and sequence number), RFC 2637 (PPTP), RFC 1701 (the older form with routing), RFC 8086 (GRE in UDP).
///
/// Not decoded: keepalives (protocol 0) beyond their header; the Cisco redirect header of WCCP.
@NullMarked
package dev.framewalk.decoders.gre;

import org.jspecify.annotations.NullMarked;
