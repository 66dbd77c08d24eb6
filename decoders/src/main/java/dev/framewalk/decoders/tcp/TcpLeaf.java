package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Certainty;

/// One value of a [TcpState] as it is shown.
///
/// @param id      stable name with the end in it: `x.tcp.client.snd_nxt`
/// @param textKey key of its texts, the same for both ends: `x.tcp.state.snd_nxt` (with `.label` and `.why`)
/// @param value   the value as people read it
/// @param packet  the packet that set it; 0 if none did
public record TcpLeaf(String id, String textKey, String value, int packet, Certainty certainty) {}
