/// Linux cooked capture: the header that stands in for many link layers.
///
/// A Linux capture on "any" interface collects packets of Ethernet, Wi-Fi, tunnels and loopback at once, but a file has room for one link type. So the
/// kernel takes the real header away and writes one that fits all. It was never on a wire.
///
/// ```
///  version 1 (SLL, 16 bytes)             version 2 (SLL2, 20 bytes)
///  +----------------+----------------+   +----------------+----------------+
///  |  packet type   | hardware type  |   |    protocol    |    reserved    |
///  +----------------+----------------+   +----------------+----------------+
///  | address length |  source        |   |         interface index         |
///  +----------------+  address       |   +----------------+--------+--------+
///  |                  (8 bytes)      |   | hardware type  | packet | length |
///  |                +----------------+   +----------------+--------+--------+
///  |                |    protocol    |   |     source address (8 bytes)    |
///  +----------------+----------------+   +---------------------------------+
/// ```
///
/// The packet type tells the direction: whether the machine received the packet (0 to 3) or sent it (4). The destination address is lost. The same packet can
/// appear several times, once per interface that it passed; only version 2 tells them apart.
///
/// Specification: the list of link types at tcpdump.org (LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2).
///
/// Not decoded: netlink messages, for which the protocol field has another meaning.
@NullMarked
package dev.framewalk.decoders.sll;

import org.jspecify.annotations.NullMarked;
