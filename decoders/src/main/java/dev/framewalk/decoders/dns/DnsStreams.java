package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DNS as it is found in TCP streams: messages, each behind its length.
final class DnsStreams implements StreamProtocol {
    private static final int LOOKED_AT = 2 + DnsMessage.HEADER_BYTES + 1;

    @Override
    public Protocol protocol() {
        return Dns.PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(Space.TCP_PORT, Dns.PORT), new Claim(Space.TCP_PORT, Dns.MULTICAST_PORT));
    }

    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        if (length >= 2 && window.u16(at) < DnsMessage.HEADER_BYTES) {
            return Shape.NO;
        }
        if (length < LOOKED_AT) {
            return Shape.UNDECIDED;
        }
        return DnsStreamDecoder.looksLikeMessage(window, at) ? Shape.MAYBE : Shape.NO;
    }

    @Override
    public @Nullable Side sender(Bytes window, long at, int length) {
        return length < LOOKED_AT || !DnsStreamDecoder.looksLikeMessage(window, at) ? null : DnsMessage.sender(window, at + 2);
    }

    @Override
    public StreamDecoder<?> decoder(StreamSink sink, StreamStart start) {
        return new DnsStreamDecoder(sink, start.isMidway());
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        Explain explain = new Explain(DnsFields.DNS, bytes, 0, bytes.length());
        if (event instanceof DnsEvent one && one.message() != null) {
            explain.u16(DnsFields.LENGTH);
            DnsMessage.parse(explain, DnsDialect.UNICAST);
        }
        return explain.finish();
    }
}
