package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;

/// Those datagrams of a conversation that are one protocol's become events, both directions together. The counterpart of [StreamDecoder]
/// where the transport keeps message borders.
///
/// Contracts, each held by a test that every decoder inherits: no datagram makes it throw, however short the capture cut it (cut);
/// `restore(state())` and feeding on equals having gone on (rewind); the units of one datagram lie within it.
///
/// @param <S> everything that it remembers: an immutable value, cheap to take
public interface DatagramDecoder<S> extends Decoder<S> {
    /// Takes the payload of one datagram.
    ///
    /// @param window  where the bytes are; must not be kept beyond the call (copy what is needed)
    /// @param at      where they begin there
    /// @param length  how many were captured; at least 1
    /// @param missing how many more were on the wire and not captured
    /// @param offset  how many bytes the datagrams of this direction had before this one, those of other protocols too: units of the
    ///                decoder's events count from there
    void datagram(Side side, Bytes window, long at, int length, int missing, long offset);
}
