package dev.framewalk.timeline.address;

import dev.framewalk.timeline.recording.Endpoint;

/// A conversation, by its ends and its beginning. The end that sent what is addressed comes first: who is client and who is server may be
/// judged otherwise when less of the conversation is there.
///
/// @param transport  in lower case: `tcp`
/// @param from       who sent what is addressed
/// @param to         the other end
/// @param startNanos when its first packet was captured, in nanoseconds since the epoch; `PacketSink.NO_TIME` if that is not known
public record Ends(String transport, Endpoint from, Endpoint to, long startNanos) {}
