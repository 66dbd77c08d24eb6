package dev.framewalk.ui.session;

/// How far one step goes.
public enum StepBy {
    /// To the next event at the chosen depth; at the depth of bytes, to the next field.
    EVENT,
    /// To the next event that is told at the depth of messages.
    MESSAGE,
    /// To the next packet.
    PACKET,
    /// To the next event of the same conversation at the chosen depth.
    STREAM
}
