package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.tcp.TcpAnomaly;
import dev.framewalk.decoders.tcp.TcpPhase;

/// What a sweep tells, in the order of the capture. Methods that nobody needs do nothing.
public interface SweepListener {
    /// A packet begins: its layers are known, its conversations are not yet.
    default void packet(
            int number,
            int vantage,
            int linkType,
            long timeNanos,
            long at,
            int capturedLength,
            int wireLength,
            LayerStack stack) {}

    /// A new conversation begins with the present packet.
    default void opened(Flow flow) {}

    /// The present packet belongs to a flow; called for each transport layer that it has, outermost first.
    ///
    /// @param index     the layer's entry in the packet's stack
    /// @param direction 0 if sent by the end that spoke first, else 1
    /// @param analysis  `TcpAnalysis` bits; 0 for others
    default void belongs(Flow flow, LayerStack stack, int index, int direction, int analysis) {}

    /// The connection state of one end changed.
    ///
    /// @param direction the direction in which that end sends
    default void lifeChanged(Flow flow, int direction, TcpPhase from, TcpPhase to) {}

    /// Bytes of a direction are in order now, or a datagram that somebody reads has come.
    ///
    /// @param at           where they begin in the window of the packet that brought them
    /// @param packetNumber that packet: the present one or an earlier one
    default void delivered(Flow flow, int direction, long at, int length, long streamOffset, int packetNumber) {}

    /// A hole in a direction's bytes will not be filled any more.
    default void gap(Flow flow, int direction, long streamOffset, long length) {}

    /// Overlapping segments disagree about bytes.
    default void conflict(Flow flow, int direction, long streamOffset, int length, int firstPacket, int secondPacket) {}

    /// A rule of the transport was broken that only shows in the course of the connection.
    default void anomaly(Flow flow, int direction, TcpAnomaly anomaly, long measured, long expected) {}

    /// One direction ended.
    default void ended(Flow flow, int direction, Ending ending) {}

    /// Whose the datagram of an earlier packet is, is known only now.
    default void toldLate(Flow flow, DatagramProtocol protocol, int packetNumber) {}

    /// A protocol was recognised in a flow.
    default void recognised(Flow flow) {}

    /// A decoder of a flow understood something.
    ///
    /// @param channel the number of the channel that it decodes: [Channel#ROOT] for the bytes of TCP
    default void event(Flow flow, int channel, StreamEvent event) {}

    /// The present packet quotes one of another flow: an ICMP error about it. Follows [#belongs].
    ///
    /// @param about     the flow that is quoted
    /// @param flow      the flow of the present packet
    /// @param direction the direction of the present packet in its own flow
    default void quoted(Flow about, Flow flow, int direction) {}

    /// The present packet is done.
    default void packetDone(int number) {}

    /// Whether broken rules are of interest; a count can do without.
    default boolean wantsAnomalies() {
        return true;
    }
}
