/// Raw IP: captures that begin with the IP header itself.
///
/// Tunnels, mobile modems and VPN adapters have no link layer worth recording, so the capture holds IP packets and nothing around them.
///
/// ```
///  +----+-----------------------
///  |4, 6| rest of the IP packet
///  +----+-----------------------
/// ```
///
/// The version in the first four bits decides between IPv4 and IPv6. Link types 228 and 229 say it outright and are claimed by
/// those layers themselves.
///
/// Specification: the list of link types at tcpdump.org (LINKTYPE_RAW, 101; seen as 12 and 14 as well).
@NullMarked
package dev.framewalk.decoders.rawip;

import org.jspecify.annotations.NullMarked;
