package dev.framewalk.timeline.courier;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Spoken;
import dev.framewalk.decoders.stream.StreamSink;
import java.util.List;

/// A made-up protocol on datagrams that does what real ones do: it is known by its bytes and not by a port, it carries datagrams of others to
/// peers and a stream in numbered pieces, and it names its conversations, so that they may come from other addresses.
///
/// ```
/// 0x01 'C' kind id | H: nothing more: "what comes to me carries this id"
///                  | P: peer, a datagram for that peer
///                  | S: position, bytes of the stream
/// ```
public final class Courier implements DatagramProtocol {
    private static final Rfc SOURCE = Rfc.other("made up");
    static final Field GROUP = Field.group("x.courier", SOURCE);
    static final Field MAGIC = Field.hex("x.courier.magic", SOURCE);
    static final Field KIND = Field.number("x.courier.kind", SOURCE);
    static final Field ID = Field.number("x.courier.id", SOURCE);
    static final Field PEER = Field.number("x.courier.peer", SOURCE);
    static final Field POSITION = Field.number("x.courier.position", SOURCE);
    static final Field CONTENT = Field.bytes("x.courier.content", SOURCE);
    static final Protocol PROTOCOL = new Protocol(
            "courier",
            "Courier",
            Courier.class,
            List.of(GROUP, MAGIC, KIND, ID, PEER, POSITION, CONTENT),
            List.of());
    static final int HEADER = 4;

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public Shape shape(Bytes window, long at, int length, Spoken spoken) {
        return length >= HEADER && window.u8(at) == 1 && window.u8(at + 1) == 'C' ? Shape.YES : Shape.NO;
    }

    @Override
    public boolean namesConversation(Bytes window, long at, int length, IdLookup ids) {
        return shape(window, at, length, Spoken.NOTHING) == Shape.YES
                && window.u8(at + 2) != 'H'
                && ids.find(window, at + 3, 1);
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void read(FieldReader reader) {
        if (reader.remaining() < HEADER) {
            reader.rest(CONTENT);
            return;
        }
        reader.u16(MAGIC);
        int kind = reader.u8(KIND);
        reader.u8(ID);
        if (kind != 'H' && reader.remaining() > 0) {
            reader.u8(kind == 'P' ? PEER : POSITION);
        }
        reader.rest(CONTENT);
    }

    @Override
    public DatagramDecoder<?> decoder(StreamSink sink) {
        return new CourierDecoder(sink);
    }
}
