package dev.framewalk.decoders.stream;

/// An event of a protocol in which two ends agree how to talk: what it tells about was not meant for whoever uses the connection. Pictures
/// show such messages as a handshake, unless they are so deep that only frames are told there.
public interface AgreementEvent extends StreamEvent {
    /// Whether the ends could not agree.
    default boolean isFailure() {
        return false;
    }
}
