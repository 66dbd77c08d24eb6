/// MPLS: forwarding by label instead of by address.
///
/// The first router of a provider's network looks at a packet's address once, decides on the whole way, and puts a label before the packet. The routers after it only look up the
/// label, replace it by the one that their neighbour expects, and send the packet on. The last one takes it off.
///
/// ```
///   0                    20  23 24       32
///  +---------------------+---+-+--------+
///  |        label        |TC |S|  TTL   |   ... until S (bottom of stack) is set
///  +---------------------+---+-+--------+
/// ```
///
/// Labels can be stacked, so that many customers' packets share one way through the network. Each label is a layer here.
///
/// Nothing says what follows the last label: the two ends of the path agreed on it. IP packets are recognised by their version, which is a guess, if a good one; anything else stays
/// undecoded.
///
/// Specifications: RFC 3031 and 3032; RFC 5462 (traffic class); RFC 7510 (in UDP); RFC 4023 (in IP).
///
/// Not decoded: Ethernet pseudowires and their control word (RFC 4385), associated channels (RFC 5586).
@NullMarked
package dev.framewalk.decoders.mpls;

import org.jspecify.annotations.NullMarked;
