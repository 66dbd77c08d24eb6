package dev.framewalk.decoders.ssdp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.http1.Http1Head;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SSDP as it is found in UDP datagrams: the head of one HTTP message each.
public final class Ssdp implements DatagramProtocol {
    public static final int PORT = 1900;

    public static final Field GROUP = Field.group("ssdp", Rfc.other("UPnP Device Architecture 2.0, section 1"));

    public static final Protocol PROTOCOL = new Protocol("ssdp", "SSDP", Ssdp.class, List.of(GROUP), List.of());

    public static final Ssdp LAYER = new Ssdp();

    private static final Bytes SEARCH = Bytes.captured("M-SEARCH ".getBytes(StandardCharsets.US_ASCII));
    private static final Bytes ANSWER = Bytes.captured("HTTP/".getBytes(StandardCharsets.US_ASCII));

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.UDP_PORT, PORT));

    private Ssdp() {}

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void read(FieldReader reader) {
        Http1Head.parse(reader);
    }

    /// Who searches is the client, and who answers a search the server. An announcement is from neither.
    @Override
    public @Nullable Side sender(Bytes window, long at, int length) {
        if (length >= SEARCH.length() && window.matches(at, SEARCH, 0, SEARCH.length())) {
            return Side.CLIENT;
        }
        return length >= ANSWER.length() && window.matches(at, ANSWER, 0, ANSWER.length()) ? Side.SERVER : null;
    }

    @Override
    public DatagramDecoder<?> decoder(StreamSink sink) {
        return new SsdpDecoder(sink);
    }
}
