/// Protocols that are found packet by packet: what a layer is, how layers follow each other, who decides.
///
/// A [PacketLayer] reads one header and names the *value* that says what comes next ("EtherType 0x0800"); it never knows
/// its children. [PacketWalk] looks the value up among the claims that layers made and goes on. The result of a walk is a
/// [LayerStack]: reusable, primitive, no object per packet.
@NullMarked
package dev.framewalk.decoders.packet;

import org.jspecify.annotations.NullMarked;
