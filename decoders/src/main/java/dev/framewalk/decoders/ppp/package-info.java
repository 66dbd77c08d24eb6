/// PPP: a line between two machines.
///
/// Modems, DSL lines and some tunnels connect exactly two machines. PPP opens such a line (LCP), checks who is at the other end (PAP, CHAP, EAP), gives out addresses (IPCP), and then carries packets.
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  |  0xff  |  0x03  |    protocol    |   payload
///  +--------+--------+----------------+
///      often left out
/// ```
///
/// The protocol number may be sent in one byte instead of two where both ends agreed: numbers always end in an odd byte, so an odd first byte is the whole number.
///
/// The control protocols all work alike ([PppControl]): one end sends its wishes as options, the other answers with ack, nak (with better values) or reject.
///
/// Specifications: RFC 1661 (PPP and LCP); RFC 1662 (HDLC framing); RFC 1332 (IPCP), 5072 (IPV6CP), 1962 (CCP); IANA ppp-numbers.
///
/// Not decoded: the meaning of each option's value; PAP, CHAP, EAP; compressed and multilink frames; the byte stuffing of serial lines, which captures do not contain.
@NullMarked
package dev.framewalk.decoders.ppp;

import org.jspecify.annotations.NullMarked;
