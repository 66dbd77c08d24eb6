package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
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

/// Content that codings hide, as a protocol of streams: it undoes them and uncovers one channel with what they hid. Stateless.
///
/// It claims every channel with codings, so it has to be asked before those who claim content. Whoever opens a channel asks whether anybody
/// claims what would come out ([Inside#uncoded()]); if nobody does, nothing is undone.
public final class ContentCodings implements StreamProtocol {
    public static final ContentCodings STREAM = new ContentCodings();

    private static final Rfc CODINGS = Rfc.of(9110, "8.4.1");

    static final Field CONTENT = Field.group("x.http.content", CODINGS);
    static final Field CONTENT_BYTES = Field.bytes("x.http.content.bytes", CODINGS);
    static final Field CONTENT_TEXT = Field.text("x.http.content.text", CODINGS);
    static final Field CONTENT_STOP = Field.text("x.http.content.stop", CODINGS);

    public static final Protocol PROTOCOL = new Protocol(
            "content-coding",
            "Content coding",
            ContentCodings.class,
            List.of(CONTENT, CONTENT_BYTES, CONTENT_TEXT, CONTENT_STOP),
            List.of(CodingAnomaly.values()));

    private ContentCodings() {}

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public boolean claims(Inside inside) {
        return !inside.codings().isEmpty();
    }

    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        return Shape.NO;
    }

    @Override
    public StreamDecoder<CodingState> decoder(StreamSink sink, StreamStart start) {
        return new CodingDecoder(sink, start.inside());
    }

    /// None of its events has a unit: what it undid is explained by whoever reads it.
    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        return Node.leaf(Field.UNDECODED, bytes, 0, bytes.length());
    }
}
