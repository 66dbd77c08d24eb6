package dev.framewalk.timeline.state;

import dev.framewalk.decoders.field.Certainty;

/// One value of a state and who set it.
///
/// @param id          stable dotted name: `x.tcp.client.snd_nxt`
/// @param group       heading it stands under: `TCP, client`
/// @param label       what people call it
/// @param value       as people read it
/// @param setByPacket number of the packet that set it last, or 0 for a start value
/// @param certainty   how we know
public record StateLeaf(String id, String group, String label, String value, int setByPacket, Certainty certainty) {}
