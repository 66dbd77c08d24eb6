package dev.framewalk.decoders.stream;

/// How an exchange, or a message of one, came to its end.
public enum ExchangeEnding {
    /// Its end was reached in the ordinary way.
    WHOLE,
    /// Nobody saw: the capture ended first, or it was not followed any more.
    UNSEEN,
    /// One end gave it up.
    GIVEN_UP,
    /// It broke off, or where it ends cannot be known any more.
    CUT
}
