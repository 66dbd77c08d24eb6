package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;

/// One event explains another, which may be in another conversation.
///
/// @param cause     the event that explains
/// @param effect    the event that is explained; later than the cause
/// @param why       one plain sentence about the effect: why the cause explains it
/// @param certainty whether packets show it, or we conclude it
public record Link(LinkKind kind, int cause, int effect, String why, Certainty certainty) {
    /// The event at the other end than this one.
    public int otherThan(int event) {
        return event == cause ? effect : cause;
    }
}
