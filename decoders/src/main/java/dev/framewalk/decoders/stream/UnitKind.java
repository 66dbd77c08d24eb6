package dev.framewalk.decoders.stream;

/// What a unit is among the bytes of its direction.
public enum UnitKind {
    /// Carries bytes of a channel inside, and was protected or framed as a whole.
    RECORD,
    /// A piece that messages are made of, or that stands beside them: a frame, a head, a chunk, a message of a handshake.
    PART,
    /// A whole message.
    MESSAGE,
    /// Nothing by itself: other events stand for these bytes.
    NOTHING
}
