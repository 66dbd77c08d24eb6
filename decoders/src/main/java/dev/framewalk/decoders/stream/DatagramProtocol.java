package dev.framewalk.decoders.stream;

import dev.framewalk.decoders.packet.PacketLayer;

/// One protocol whose messages are datagrams. As a [PacketLayer] it is found in packets by its claims and explains one message;
/// as a datagram protocol it gives the events of a flow.
public interface DatagramProtocol extends PacketLayer {
    /// A new decoder for one flow.
    DatagramDecoder<?> decoder(StreamSink sink);
}
