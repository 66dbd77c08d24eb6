package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;

/// Bytes of TCP that were missing while later ones were there, and what waited for them.
///
/// Every byte that waits is counted with the hole that was filled last of those before it: the one that ended its waiting.
///
/// @param conversation  id of its conversation
/// @param missing       the missing bytes, in TCP's stream of their side
/// @param firstWaiting  the packet that first brought bytes that waited for these
/// @param culpritPacket the packet that brought the missing bytes; 0 if none was seen
/// @param sinceNanos    when bytes first waited, in nanoseconds since the epoch
/// @param filledNanos   when the missing bytes came; [Wait#UNKNOWN_TIME] if that was not seen
/// @param waitingBytes  how many bytes waited for these
/// @param owners        the events (frames, records, messages) whose bytes were missing, in their order; empty if that is not known
/// @param streams       the HTTP/2 streams of those, each once; 0 for the connection as a whole
/// @param certainty     how we know
public record Hole(
        int conversation,
        Unit missing,
        int firstWaiting,
        int culpritPacket,
        long sinceNanos,
        long filledNanos,
        long waitingBytes,
        List<Integer> owners,
        List<Long> streams,
        Certainty certainty) {
    public Hole {
        owners = List.copyOf(owners);
        streams = List.copyOf(streams);
    }

    /// How long the first of the waiting bytes waited; -1 if the end was not seen.
    public long nanos() {
        return filledNanos == Wait.UNKNOWN_TIME ? -1 : Math.max(0, filledNanos - sinceNanos);
    }
}
