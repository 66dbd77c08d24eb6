package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;

/// Datagrams of both directions of one flow become events. The counterpart of [StreamDecoder] where the transport keeps message borders.
///
/// Contracts: no datagram makes it throw (cut); `restore(state())` and feeding on equals having gone on (rewind).
///
/// @param <S> everything that it remembers: an immutable value, cheap to take
public interface DatagramDecoder<S> {
    /// Takes the payload of one datagram.
    ///
    /// @param window  where the bytes are; must not be kept beyond the call (copy what is needed)
    /// @param at      where they begin there
    /// @param length  how many were captured
    /// @param missing how many more were on the wire and not captured
    void datagram(Side side, Bytes window, long at, int length, int missing);

    S state();

    void restore(S state);
}
