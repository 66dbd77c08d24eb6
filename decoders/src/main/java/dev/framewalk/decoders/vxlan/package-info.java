/// VXLAN: a local network stretched over a data centre.
///
/// Virtual machines of one customer shall find each other as if they were on one cable, wherever they run. The hosts put each of their Ethernet frames into a UDP datagram to
/// the host of the receiver, with the number of the customer's network.
///
/// ```
///   0                16               32
///  +----------------+----------------+
///  |     flags      |  group policy  |
///  +----------------+-------+--------+
///  | network identifier     |reserved|
///  +------------------------+--------+
///  |  an Ethernet frame
/// ```
///
/// The UDP source port is no port of a program: it is a hash of the inner addresses, so that routers spread different conversations over different links.
///
/// Specifications: RFC 7348; draft-smith-vxlan-group-policy (the policy field).
///
/// Not decoded: VXLAN-GPE (port 4790), which carries other things than Ethernet.
@NullMarked
package dev.framewalk.decoders.vxlan;

import org.jspecify.annotations.NullMarked;
