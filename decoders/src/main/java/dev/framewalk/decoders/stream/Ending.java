package dev.framewalk.decoders.stream;

/// How one direction of a stream ended.
public enum Ending {
    /// The sender said that it is finished (FIN).
    FINISHED,
    /// The connection was torn down (RST).
    RESET,
    /// The capture ended first: nobody knows whether more came.
    CAPTURE_ENDED
}
