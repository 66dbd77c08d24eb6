package dev.framewalk.decoders.stream;

/// How closely one looks; an event belongs to the first depth at which it is worth a step.
public enum Depth {
    /// What a person would tell: a connection opens, a page is asked for, a segment is lost.
    STORY,
    /// Application messages and the messages of handshakes.
    MESSAGES,
    /// Pieces of messages: heads, chunks, frames, records.
    FRAMES,
    /// Every packet.
    SEGMENTS,
    /// Every field of every packet.
    BYTES
}
