/// The Transmission Control Protocol: a stream of bytes in each direction, over a network that loses, repeats and reorders packets.
///
/// ```text
///   packets ──► Tcp (one header, explained) ──► TcpDecoder ──► bytes in order, gaps, conflicts, endings
///                                                   │
///                       TcpAnalysis (verdicts) ◄────┼────► TcpLife (phases of both ends)
///                                                   └────► TcpState (what each end knows; immutable)
/// ```
///
/// *The problem.* IP delivers packets or does not. TCP numbers every byte (**sequence number**), has the receiver say which
/// byte it waits for next (**acknowledgment number**) and how much it can take (**window**), and sends again what is not
/// acknowledged in time. A connection is opened with SYN, SYN/ACK, ACK, closed by one FIN in each direction, or torn down by RST.
///
/// *The observer.* A capture is made at one place. What is seen there need not arrive, and what arrived need not have been seen
/// there. One [dev.framewalk.decoders.tcp.TcpDecoder] follows both directions of one connection at one vantage; it never
/// mixes two. It starts anywhere (a capture that joins midway), keeps what came too early as references, and declares a gap when
/// the other side acknowledges bytes that were never captured.
///
/// *Policy for overlaps.* The bytes that were seen first stay; a later packet with other bytes for the same place is reported as a
/// conflict, never resolved in silence. Real receivers differ here, and attackers know it.
///
/// *Urgent data* stays in line: the pointer marks a place in the stream (RFC 6093), it does not take a byte out of it.
///
/// Specifications: RFC 9293 (TCP), 7323 (window scale, timestamps), 2018 and 2883 (SACK, duplicate SACK), 5681 (congestion control,
/// fast retransmit), 6298 (retransmission timer), 3168 (ECN), 7413 (Fast Open), 5482 (user timeout), 5925 (authentication), 2385 (MD5),
/// 8684 (Multipath TCP: options are shown, subflows are not joined), 8547 (tcpcrypt negotiation), 9768 (accurate ECN).
@NullMarked
package dev.framewalk.decoders.tcp;

import org.jspecify.annotations.NullMarked;
