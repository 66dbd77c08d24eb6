/// ICMP: how the network talks about itself.
///
/// IP drops packets that it cannot deliver, and says nothing. ICMP is the message that tells the sender why, and the question "are you there?" that ping asks.
///
/// ```
///   0        8       16               32
///  +--------+--------+----------------+
///  |  type  |  code  |    checksum    |
///  +--------+--------+----------------+
///  |      depends on the type         |
///  +----------------------------------+
///  |  error: the packet that caused it, at least its header and 8 bytes
///  |  echo: data that comes back unchanged
/// ```
///
/// - An error **quotes** the packet it is about. The quote shows which conversation had the trouble; its layers are read like others but marked as quoted, because they are
///   not traffic of their own.
/// - *Time exceeded* is what traceroute lives on: it sends packets that die after 1, 2, 3 ... routers, and each router reports.
/// - *Fragmentation needed* (type 3, code 4) tells the largest size that fits the next network. Firewalls that drop it make large transfers hang.
///
/// Specifications: RFC 792; RFC 1191 (the size in type 3 code 4); RFC 1256 (router discovery); RFC 4884 (extensions after the quote); IANA icmp-parameters.
///
/// Not decoded: the inside of RFC 4884 extensions, mobile IP agents, extended echo; withdrawn types stay bytes with their name.
@NullMarked
package dev.framewalk.decoders.icmp;

import org.jspecify.annotations.NullMarked;
