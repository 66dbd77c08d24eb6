/// UDP: the smallest thing that can stand between IP and a program.
///
/// IP brings a packet to a machine. UDP adds the one thing missing: which of the many programs on that machine shall have it. Each program
/// listens at a numbered **port**; a datagram names the port it goes to and the port that answers shall come back to.
///
/// ```
///   0                16               32
///  +----------------+----------------+
///  |  source port   |destination port|
///  +----------------+----------------+
///  |     length     |    checksum    |
///  +----------------+----------------+
///  |  payload ...
/// ```
///
/// Nothing more: no connection, no order, no repetition of what was lost. A datagram arrives whole, or not, or twice. Programs for which
/// waiting is worse than losing (calls, games), that ask one short question (DNS), or that build their own rules on top (QUIC) use it.
///
/// The length counts the header too, so it is at least 8. The checksum covers a *pseudo header* of addresses, protocol and length, so that a
/// packet that went astray is noticed; over IPv4 a sender may leave it out (0), over IPv6 only tunnels may. A checksum that is really 0 is sent
/// as 0xffff. Captures taken at the sender often show wrong checksums, because the network card fills them in later: a note here, not an error.
///
/// Specifications: RFC 768; RFC 8200 section 8.1 and RFC 6935 (IPv6); RFC 2675 section 4 (length 0 in jumbograms); RFC 8085 (how to use it well).
///
/// Not decoded: the surplus between UDP's end and IP's end (RFC 9868 puts options there) appears as undecoded bytes; UDP-Lite (protocol 136).
@NullMarked
package dev.framewalk.decoders.udp;

import org.jspecify.annotations.NullMarked;
