package dev.framewalk.timeline.lanes;

/// What a request spends its time with.
public enum PhaseKind {
    /// Wanted, and not sent yet: no connection is free.
    QUEUED,
    /// The request is on its way from the first byte to the last.
    REQUEST,
    /// The request is sent, and nothing of the answer has come yet.
    WAITING,
    /// The part of waiting that the network does not explain: the server works.
    THINKING,
    /// The answer arrives.
    RECEIVING,
    /// Bytes have arrived that cannot be read yet: the rest of their TLS record is still on its way.
    OPENING,
    /// Bytes have arrived that cannot be handed on, or an answer is ready that must not be sent: something else comes first.
    BLOCKED,
    /// The sender may not send: a flow-control window is closed.
    STALLED;

    /// Whether it lies over another phase instead of following it.
    public boolean isOverlay() {
        return this == THINKING || this == OPENING || isHeldUp();
    }

    /// Whether something is in the way of bytes that could go on.
    public boolean isHeldUp() {
        return this == BLOCKED || this == STALLED;
    }
}
