/// Ethernet: how a frame finds its way to the next machine on the same network.
///
/// Every machine on a local network has a 48-bit MAC address. A frame names the receiver first, so that everybody
/// else can stop listening after six bytes, then the sender, then what is inside.
///
/// ```
///   0               6               12      14
///  +---------------+---------------+-------+----------------------+ - - - - +
///  |  destination  |    source     | type  |       payload        | trailer |
///  +---------------+---------------+-------+----------------------+ - - - - +
/// ```
///
/// The field after the addresses has two meanings. From 0x0600 upwards it is an **EtherType**: the number of the protocol inside
/// (Ethernet II, almost all traffic today). Up to 1500 it is the **length** of the payload (IEEE 802.3), and an LLC header inside
/// says what follows. The two fit into one field because no payload may be longer than 1500 bytes.
///
/// A frame is at least 60 bytes long (64 with its checksum), so short packets are filled up: the bytes after the inner
/// packet's own end are padding and appear as the trailer. Old network cards filled them with whatever was in memory.
///
/// Specifications: IEEE 802.3; RFC 894 (IP over Ethernet); RFC 9542 (EtherTypes and MAC addresses).
///
/// Not decoded: the frame check sequence. Network cards check and remove it before a capture sees the frame; where one was
/// kept, it stands in the trailer. Jumbo frames need nothing special.
@NullMarked
package dev.framewalk.decoders.ethernet;

import org.jspecify.annotations.NullMarked;
