package dev.framewalk.decoders.order;

import dev.framewalk.bytes.Bytes;

/// Where a [Reassembly] puts bytes in order. What is delivered and what is declared a gap tile the positions without holes.
public interface PieceSink {
    /// The next bytes of a direction: each once, in order.
    ///
    /// @param window       where they are: the window that was given with the packet `packetNumber`
    /// @param packetNumber the packet that brought them; an earlier one where a hole has just been filled
    void delivered(int direction, Bytes window, long at, int length, long streamOffset, int packetNumber);

    /// The window that holds the bytes of this one for as long as they may have to wait; another one where the feeder uses its
    /// memory again. Asked before a piece is kept.
    default Bytes lasting(Bytes window) {
        return window;
    }

    /// Where a position of a window is in the one that [#lasting] gives for it.
    default long lastingAt(Bytes window, long at) {
        return at;
    }

    /// Bytes that will not come: the receiver has them but they were never captured, or they are given up because too much is held
    /// behind them.
    void gap(int direction, long streamOffset, long length);

    /// Two packets claim different bytes for the same place. The bytes that were seen first stay.
    ///
    /// @param streamOffset the first byte that differs
    /// @param length       up to the last byte that differs
    void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket);

    /// Bytes came that lie beyond the end; they are dropped.
    default void beyondEnd(int direction, long length, int packetNumber) {}

    /// More bytes wait behind a hole than are kept: the hole is given up.
    default void heldTooMuch(int direction, long length, int packetNumber) {}
}
