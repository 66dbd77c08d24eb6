/// LLC and SNAP: what an 802.3 frame carries.
///
/// Ethernet II frames name their payload by EtherType. Frames of IEEE 802.3 have a length in that place, so the kind of payload stands in the LLC header behind it:
///
/// ```
///  +------+------+---------+
///  | DSAP | SSAP | control |                       LLC, 3 or 4 bytes
///  +------+------+---------+--------------+------+
///  | 0xaa | 0xaa |  0x03   | organization | type |  LLC and SNAP, 8 bytes
///  +------+------+---------+--------------+------+
/// ```
///
/// One byte had room for few protocols, so SNAP (service access point 0xaa) adds five: an organization and a number of that organization. Organization 0 means that the
/// number is an EtherType, and everything is as in Ethernet II again.
///
/// Today LLC is met in spanning tree (0x42), Cisco's discovery protocols, and Wi-Fi, where it is part of every data frame.
///
/// Specifications: IEEE 802.2; RFC 1042 (IP over SNAP).
///
/// Not decoded: the numbered and confirmed kinds of LLC beyond their control field; spanning tree, CDP and other payloads without a layer here: they stay openly undecoded.
@NullMarked
package dev.framewalk.decoders.llc;

import org.jspecify.annotations.NullMarked;
