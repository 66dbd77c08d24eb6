/// GTP-U: how a phone's packets travel through the operator's network.
///
/// Between the radio station and the point where the mobile network meets the internet, each packet of a subscriber is carried in a UDP datagram. When the phone moves to another cell, the
/// operator moves the tunnel; the phone keeps its address.
///
/// ```
///   0   3 4 5 6 7 8       16               32
///  +---+-+-+-+-+-+--------+----------------+
///  | 1 |P|0|E|S|N| message|     length     |
///  +---+-+-+-+-+-+--------+----------------+
///  |         tunnel endpoint id            |
///  +--------------------+---------+--------+
///  | sequence number    | N-PDU   | next   |  if any of E, S, N is set
///  +--------------------+---------+--------+
///  | extension headers (E), then the packet|
/// ```
///
/// Message 255 carries a packet of the subscriber: IPv4 or IPv6, recognised by its version. The other messages manage the tunnel.
///
/// Specifications: 3GPP TS 29.281 (GTP-U), TS 38.415 (the PDU session container of 5G).
///
/// Not decoded: information elements of managing messages; GTP-C (port 2123), GTP version 0 and GTP' (charging); packets that are not IP.
@NullMarked
package dev.framewalk.decoders.gtpu;

import org.jspecify.annotations.NullMarked;
