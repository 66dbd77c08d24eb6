package dev.framewalk.timeline.telling;

/// One packet as a line of the familiar list. Cheap: no field tree is made for a packet that holds TCP.
///
/// @param number      packet number
/// @param timeNanos   nanoseconds since the epoch
/// @param source      address of the sender: the network address, else the link address, else empty
/// @param destination address of the receiver
/// @param protocol    what it speaks, in the field's standard term: that of the messages that it completes, else the innermost one
/// @param length      bytes on the wire
/// @param info        a short line as users of such tools know it: `42526 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460`
public record PacketLine(
        int number, long timeNanos, String source, String destination, String protocol, int length, String info) {}
