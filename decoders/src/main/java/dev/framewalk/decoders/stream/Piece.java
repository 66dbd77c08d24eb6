package dev.framewalk.decoders.stream;

/// What one piece is to the message that it is sent for.
public enum Piece {
    /// What comes before the body.
    HEAD,
    BODY,
    /// Fields behind the body.
    TRAILER,
    /// Allows the other end to send more.
    CREDIT,
    /// Gives the exchange up.
    RESET,
    /// Anything else.
    OTHER;

    /// Whether a message is made of such pieces; the others are sent beside it.
    public boolean isOfMessage() {
        return this == HEAD || this == BODY || this == TRAILER;
    }
}
