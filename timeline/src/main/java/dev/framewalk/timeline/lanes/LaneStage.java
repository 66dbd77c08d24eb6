package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;

/// An interval or a moment that concerns a connection as a whole: a handshake, a hole, GOAWAY.
///
/// @param id        stable dotted name, as of spans and events: `tcp.handshake`
/// @param fromNanos nanoseconds since the epoch
/// @param toNanos   nanoseconds since the epoch; the same for a moment
/// @param event     the event to look at
/// @param certainty how we know
/// @param label     a few words
public record LaneStage(String id, long fromNanos, long toNanos, int event, Certainty certainty, String label) {}
