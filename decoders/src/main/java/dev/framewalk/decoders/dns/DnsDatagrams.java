package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DNS, mDNS or LLMNR as it is found in UDP datagrams: one message each.
final class DnsDatagrams implements DatagramProtocol {
    private final Protocol protocol;
    private final DnsDialect dialect;
    private final List<Claim> claims;

    DnsDatagrams(Protocol protocol, DnsDialect dialect, int port) {
        this.protocol = protocol;
        this.dialect = dialect;
        claims = List.of(new Claim(Space.UDP_PORT, port));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<Claim> claims() {
        return claims;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        stack.push(this, bytes, at, end, end);
        if (end - at < DnsMessage.HEADER_BYTES) {
            stack.truncated(DnsMessage.HEADER_BYTES - (end - at));
        }
    }

    /// A query comes from the client and a response from the server; multicast DNS has neither, all ask and answer all.
    @Override
    public @Nullable Side sender(Bytes window, long at, int length) {
        return dialect == DnsDialect.MULTICAST || length < DnsMessage.HEADER_BYTES ? null : DnsMessage.sender(window, at);
    }

    @Override
    public void read(FieldReader reader) {
        DnsMessage.parse(reader, dialect);
    }

    @Override
    public Field group() {
        return dialect.group();
    }

    @Override
    public DatagramDecoder<?> decoder(StreamSink sink) {
        return new DnsDatagramDecoder(dialect, sink);
    }
}
