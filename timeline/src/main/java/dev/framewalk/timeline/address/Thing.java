package dev.framewalk.timeline.address;

import dev.framewalk.capture.PacketSink;
import java.util.EnumMap;
import java.util.Map;

/// What is addressed within a conversation or a capture.
///
/// @param kind      what kind of thing
/// @param id        of events: their id, such as `http2.frame-seen`; else empty
/// @param at        when it was captured, in nanoseconds since the epoch: what it is of, as soon as all of it was there; `PacketSink.NO_TIME` if that is not
///                  known
/// @param witnesses what else is known of its place, as it is written
/// @param nth       which of those that are alike in all this
public record Thing(Kind kind, String id, long at, Map<Witness, String> witnesses, Nth nth) {
    /// Before everything.
    static final Thing BEGINNING = new Thing(Kind.BEGINNING, "", PacketSink.NO_TIME, Map.of(), Nth.ONLY);

    /// Kinds of things.
    public enum Kind {
        /// Step 0.
        BEGINNING,
        /// A moment of the clock.
        MOMENT,
        /// A packet.
        PACKET,
        /// Bytes of a channel.
        BYTES,
        /// Something that happened.
        EVENT
    }

    public Thing {
        EnumMap<Witness, String> inOrder = new EnumMap<>(Witness.class);
        inOrder.putAll(witnesses);
        witnesses = java.util.Collections.unmodifiableMap(inOrder);
    }

    Thing with(Nth which) {
        return new Thing(kind, id, at, witnesses, which);
    }
}
