package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;

/// Where a [TcpDecoder] puts what it makes of one connection: bytes in order, holes, conflicts, endings, phases.
///
/// Stream offsets count the bytes of one direction from its first byte seen (the first after the SYN, where that was
/// captured); a gap counts as its length. What is delivered and what is declared a gap tile the offsets without holes.
/// Calls are made while [TcpDecoder#segment] runs, so they belong to that packet.
public interface TcpSink {
    /// The next bytes of a direction: each once, in order.
    ///
    /// @param window       where they are: the window that `segment` was given for the packet `packetNumber`
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

    /// Bytes that will not come: acknowledged by the peer but never captured, cut off by the snap length, or given up
    /// because too much is held behind them.
    void gap(int direction, long streamOffset, long length);

    /// Two packets claim different bytes for the same place. The bytes that were seen first stay.
    ///
    /// @param streamOffset the first byte that differs
    /// @param length       up to the last byte that differs
    void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket);

    /// A direction ended, once. Bytes that were in flight when a reset was seen may still be delivered after `RESET`: they
    /// were on the wire, and their receiver threw them away. After `FINISHED` nothing is delivered.
    void ended(int direction, Ending ending, int packetNumber);

    /// An endpoint entered another phase of its life.
    ///
    /// @param direction the endpoint: the one that sends this direction
    void lifeChanged(int direction, TcpPhase from, TcpPhase to, int packetNumber);

    /// A rule was broken that only shows in the course of the connection. What is wrong inside one header is found by
    /// explaining the header.
    default void anomaly(int direction, TcpAnomaly anomaly, long measured, long expected, int packetNumber) {}
}
