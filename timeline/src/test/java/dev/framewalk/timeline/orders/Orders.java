package dev.framewalk.timeline.orders;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import java.util.List;

/// Orders as they are found in the bodies of messages.
public final class Orders implements StreamProtocol {
    static final Protocol PROTOCOL = new Protocol("orders", "Orders", Orders.class, OrdersLine.FIELDS, List.of());

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/x-orders");
    }

    @Override
    public boolean claims(Inside inside) {
        return inside.mediaType().equals("application/x-orders");
    }

    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        return Shape.NO;
    }

    @Override
    public StreamDecoder<?> decoder(StreamSink sink, StreamStart start) {
        return new OrdersDecoder(sink);
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        Explain reader = new Explain(OrdersLine.LINE, bytes, 0, bytes.length());
        OrdersLine.parse(reader);
        return reader.finish();
    }
}
