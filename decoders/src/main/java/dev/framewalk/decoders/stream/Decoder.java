package dev.framewalk.decoders.stream;

/// What reads one channel in both directions and makes events of it: a [StreamDecoder] or a [DatagramDecoder]. The only mutable thing in a
/// protocol's package.
///
/// @param <S> everything that it remembers: an immutable value, cheap to take
public interface Decoder<S> {
    /// The protocol around says something about this channel that its bytes do not: the head of an answer, trailers, a reset.
    default void heard(StreamEvent event) {}

    S state();

    /// Goes back (or forth) to a remembered state.
    void restore(S state);
}
