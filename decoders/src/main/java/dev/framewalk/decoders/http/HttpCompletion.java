package dev.framewalk.decoders.http;

import dev.framewalk.decoders.stream.ExchangeEnding;

/// In which way a message came to its end.
public enum HttpCompletion {
    /// It is all there.
    WHOLE,
    /// Its end was found, and some of its body is missing in the capture.
    WITH_HOLES,
    /// The sender closed the connection before the announced end.
    CUT_BY_CLOSE,
    /// The connection was torn down before the end.
    CUT_BY_RESET,
    /// The capture ended first.
    CAPTURE_ENDED,
    /// Where it ends cannot be known any more: a gap, or broken framing.
    PLACE_LOST;

    /// The same in words of any protocol.
    ExchangeEnding ending() {
        return switch (this) {
            case WHOLE, WITH_HOLES -> ExchangeEnding.WHOLE;
            case CAPTURE_ENDED -> ExchangeEnding.UNSEEN;
            case CUT_BY_RESET -> ExchangeEnding.GIVEN_UP;
            case CUT_BY_CLOSE, PLACE_LOST -> ExchangeEnding.CUT;
        };
    }
}
