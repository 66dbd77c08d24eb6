/// VLAN tags: several separate networks on one cable.
///
/// A switch that carries frames of more than one network to its neighbour inserts four bytes after the MAC addresses. They say which
/// network the frame belongs to, and how urgent it is.
///
/// ```
///  | destination | source | 0x8100 | tag | type | payload
///                             |       |
///          "a tag follows" ---+       +--> 0   3 4            16
///                                         +---+-+--------------+
///                                         |PCP|D|   VLAN id    |
///                                         +---+-+--------------+
/// ```
///
/// The EtherType 0x8100 says that a tag follows and so belongs to the header *before* it; the tag ends with the EtherType of what
/// comes next. That may be another tag: a provider puts its own tag (0x88a8, or 0x9100 in older equipment) before the
/// customer's ("QinQ"). Any number of tags is read, each as its own layer.
///
/// VLAN id 0 means "no VLAN, only a priority"; 4095 is reserved.
///
/// Specifications: IEEE 802.1Q (tags, and 802.1ad double tagging, which became part of it).
///
/// Not decoded: provider backbone bridging (802.1ah), whose tag has another layout.
@NullMarked
package dev.framewalk.decoders.vlan;

import org.jspecify.annotations.NullMarked;
