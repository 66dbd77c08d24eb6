package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.SpanEvent;

/// An interval or a moment that concerns a connection as a whole: a handshake, a hole, GOAWAY.
///
/// @param id        stable dotted name, as of spans and events: `tcp.handshake`
/// @param fromNanos nanoseconds since the epoch
/// @param toNanos   nanoseconds since the epoch; the same for a moment
/// @param event     the event to look at
/// @param certainty how we know
/// @param label     a few words
public record LaneStage(String id, long fromNanos, long toNanos, int event, Certainty certainty, String label) {
    private static final String HOLE = "tcp.hole";

    /// Whether intervals of a kind are stages of their connection.
    static boolean isMadeOf(String span) {
        return SpanEvent.isHandshake(span) || span.equals(HOLE);
    }

    /// Whether bytes are missing in it.
    public boolean isLoss() {
        return id.equals(HOLE);
    }

    /// Whether it is a moment at which an end said something about the connection, such as GOAWAY.
    public boolean isNotice() {
        return !isMadeOf(id);
    }
}
