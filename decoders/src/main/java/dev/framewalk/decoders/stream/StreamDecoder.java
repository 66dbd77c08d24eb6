package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;

/// Bytes of both directions, in order, become events.
///
/// Contracts, each held by a test that every decoder inherits: however the bytes are cut, the events are the same (chop); no
/// prefix makes it throw (cut); `restore(state())` and feeding on equals having gone on (rewind).
///
/// @param <S> everything that it remembers: an immutable value, cheap to take
public interface StreamDecoder<S> extends Decoder<S> {
    /// Takes the next bytes of one direction. They follow those given before without a hole.
    ///
    /// @param window where the bytes are; must not be kept beyond the call (copy what is needed)
    /// @param at     where they begin there
    /// @param length how many; at least 1
    /// @param offset how many bytes of this direction came before, gaps included
    void data(Side side, Bytes window, long at, int length, long offset);

    /// Bytes are missing and will not come any more: the capture or the reassembly lost them.
    ///
    /// @param offset where the hole begins
    /// @param length its length; at least 1
    void gap(Side side, long offset, long length);

    /// No more bytes come in this direction.
    void end(Side side, Ending ending);
}
