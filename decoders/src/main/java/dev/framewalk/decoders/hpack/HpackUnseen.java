package dev.framewalk.decoders.hpack;

/// Why the oldest entries of a dynamic table may be unknown.
public enum HpackUnseen {
    /// They are all known.
    NONE,
    /// The capture began when the table was already in use.
    BEFORE_CAPTURE,
    /// A header block is missing in the capture, and nobody knows what it inserted.
    LOST_BLOCK,
    /// The table is larger than what is kept of one here.
    NOT_KEPT
}
