package dev.framewalk.timeline.span;

import dev.framewalk.decoders.field.Certainty;

/// An interval with a meaning: a handshake, a request with its answer, a hole in the stream.
///
/// @param id           stable dotted name: `tcp.handshake`, `http1.exchange`, `tcp.hole`
/// @param conversation id of its conversation
/// @param firstEvent   index of the event that opens it
/// @param lastEvent    index of the event that closes it, or of the last one known if it is still open
/// @param fromNanos    nanoseconds since the epoch
/// @param toNanos      nanoseconds since the epoch
/// @param isOpen       whether its end was not seen (yet)
/// @param certainty    how we know
/// @param label        a few words: `GET /style.css`
public record Span(
        String id,
        int conversation,
        int firstEvent,
        int lastEvent,
        long fromNanos,
        long toNanos,
        boolean isOpen,
        Certainty certainty,
        String label) {}
