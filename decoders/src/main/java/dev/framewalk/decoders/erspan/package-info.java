/// ERSPAN: a switch sends copies of what it sees.
///
/// To watch a port of a switch, its traffic is copied to another port, or, with ERSPAN, through a GRE tunnel to a tool anywhere in the network. The copy is a whole Ethernet frame with a note before it: which VLAN, which session, and in type III when.
///
/// ```
///   type II, after GRE with protocol 0x88be
///   0   4           16  19 22          32
///  +---+------------+---+--+-+----------+
///  | 1 |    VLAN    |COS|En|T| session  |
///  +---+------------+---+--+-+----------+
///  |  reserved  |        index          |
///  +------------+-----------------------+
/// ```
///
/// Type I is a bare frame without this header; type III (GRE protocol 0x22eb) has a timestamp.
///
/// Specification: draft-foschiano-erspan.
///
/// Not decoded: the platform-specific part of type III.
@NullMarked
package dev.framewalk.decoders.erspan;

import org.jspecify.annotations.NullMarked;
