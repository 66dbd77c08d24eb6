package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.StreamEvent;

/// Those datagrams of a [DatagramsChannel] that one protocol reads, with its decoder.
final class DatagramChannel extends Channel {
    private final DatagramProtocol protocol;
    private DatagramDecoder<?> decoder;

    DatagramChannel(int number, Channel outer, long key, Inside inside, DatagramProtocol protocol) {
        super(number, outer, key, inside);
        this.protocol = protocol;
        decoder = protocol.decoder(this);
    }

    boolean reads(DatagramProtocol other) {
        return protocol.equals(other);
    }

    @Override
    public Protocol protocol() {
        return protocol.protocol();
    }

    @Override
    public String reason() {
        Inside inside = inside();
        return inside == null ? "" : inside.reason();
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes, Wanted wanted) {
        Explain reader = new Explain(protocol.group(), bytes, 0, bytes.length(), wanted);
        protocol.read(reader);
        return reader.finish();
    }

    @Override
    void data(int direction, Bytes window, long at, int length, int missing, long offset) {
        if (isReadInPackets()) {
            flow.told(protocol, direction, window, at, length);
        }
        decoder.datagram(flow.side(direction), window, at, length, missing, offset);
    }

    @Override
    void gap(int direction, long offset, long length) {
        // datagrams do not depend on those before them; what depends is told by the numbers in them
    }

    @Override
    void finish(int direction, Ending ending) {
        // a conversation of datagrams has no end
    }

    @Override
    void heard(StreamEvent event) {
        decoder.heard(event);
    }

    @Override
    ChannelState state() {
        return new ChannelState.OfProtocol(where(), protocol, decoder.state());
    }

    @Override
    void restore(ChannelState state) {
        if (!(state instanceof ChannelState.OfProtocol one)) {
            throw new IllegalArgumentException("not the state of one protocol's datagrams: " + state);
        }
        restore(state.where());
        decoder = protocol.decoder(this);
        restore(decoder, one.decoder());
    }
}
