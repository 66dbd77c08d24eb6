package dev.framewalk.timeline.orders;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Spoken;
import dev.framewalk.decoders.stream.StreamSink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Orders as they are found in datagrams, one in each.
public final class OrdersInDatagrams implements DatagramProtocol {
    static final int PORT = 7007;

    @Override
    public Protocol protocol() {
        return Orders.PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(Space.UDP_PORT, PORT));
    }

    @Override
    public Field group() {
        return OrdersLine.LINE;
    }

    /// An answer is distinctive; an order may be, where others speak of orders.
    @Override
    public Shape shape(Bytes window, long at, int length, Spoken spoken) {
        String text = window.text(at, Math.min(length, 6), StandardCharsets.US_ASCII);
        if (text.startsWith("DONE ")) {
            return Shape.YES;
        }
        return !text.equals("ORDER ") ? Shape.NO : spoken.has(Orders.PROTOCOL.id()) ? Shape.MAYBE : Shape.UNDECIDED;
    }

    @Override
    public void read(FieldReader reader) {
        OrdersLine.parse(reader);
    }

    @Override
    public DatagramDecoder<?> decoder(StreamSink sink) {
        return new OrdersDecoder(sink);
    }
}
