package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.order.PieceSink;
import dev.framewalk.decoders.order.Reassembly;
import dev.framewalk.decoders.stream.Ending;

/// Where a [TcpDecoder] puts what it makes of one connection: bytes in order, holes, conflicts, endings, phases.
///
/// Stream offsets count the bytes of one direction as relative sequence numbers do, one less: from the first after the SYN, where that was captured, else from
/// the first that was seen or acknowledged. A gap counts as its length. What is delivered and what is declared a gap tile the offsets without holes, from the
/// first byte seen on.
/// Calls are made while [TcpDecoder#segment] runs, so they belong to that packet.
public interface TcpSink extends PieceSink {
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

    @Override
    default void beyondEnd(int direction, long length, int packetNumber) {
        anomaly(direction, TcpAnomaly.DATA_AFTER_FIN, length, 0, packetNumber);
    }

    @Override
    default void heldTooMuch(int direction, long length, int packetNumber) {
        anomaly(direction, TcpAnomaly.HELD_TOO_MUCH, length, Reassembly.MOST_HELD_BYTES, packetNumber);
    }
}
