package dev.framewalk.decoders.field;

/// How much an observation matters; the four steps that users know.
public enum Severity {
    /// Ordinary course of things, worth knowing.
    CHAT,
    /// Notable, and common in working networks.
    NOTE,
    /// Something is wrong or will be slow.
    WARN,
    /// A rule is broken or bytes cannot be understood.
    ERROR
}
