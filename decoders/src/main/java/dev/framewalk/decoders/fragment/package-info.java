/// IP fragments put together.
///
/// A packet that is larger than a network on its way can carry is cut into fragments. Each is a packet of its own, with the original's
/// addresses and identification, and the place where its bytes belong:
///
/// ```
///  original payload   |0 ............... 1479|1480 ......... 2959|2960 ... 3200|
///  fragments           offset 0     more=1    offset 1480 more=1   offset 2960 more=0
/// ```
///
/// Only the fragment with "more" clear says how long the whole is. Fragments may arrive in any order, twice, overlapping, or never. If one is
/// lost, all are lost: nobody asks for it again, the layer above has to repeat everything. That, and the trouble of firewalls with pieces whose
/// ports they cannot see, is why senders avoid fragments today.
///
/// [FragmentStore] keeps what waits; it is bounded in number and in packets, never by time. The joined bytes know their origin, so each byte of
/// a reassembled datagram leads back to the packet that brought it. [ReassembledDatagram] is the layer that the walk goes on in.
///
/// Specifications: RFC 791 section 3.2, RFC 815 (reassembly); RFC 8200 section 4.5 (IPv6); RFC 5722 (overlaps in IPv6);
/// RFC 8900 (why fragmentation is fragile).
///
/// Not done: giving up by seconds; discarding IPv6 datagrams with overlaps as a receiver must (they are shown, with the finding).
@NullMarked
package dev.framewalk.decoders.fragment;

import org.jspecify.annotations.NullMarked;
