package dev.framewalk.timeline.lanes;

/// What a piece of a lane is made of.
public enum PieceKind {
    REQUEST_HEAD,
    REQUEST_BODY,
    ANSWER_HEAD,
    ANSWER_BODY,
    /// Allows the other end to send more.
    WINDOW,
    /// Ends the stream by force.
    RESET,
    /// Any other frame of the client.
    CLIENT_OTHER,
    /// Any other frame of the server.
    SERVER_OTHER;

    public boolean isOfClient() {
        return this == REQUEST_HEAD || this == REQUEST_BODY || this == CLIENT_OTHER;
    }
}
