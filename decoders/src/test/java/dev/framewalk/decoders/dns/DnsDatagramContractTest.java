package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.stream.DatagramDecoderContract;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Script;
import java.util.List;
import org.junit.jupiter.api.Nested;

class DnsDatagramContractTest {
    private static final byte[] ASKED = Messages.query(1, "a.example", DnsType.A).array();
    private static final byte[] ANSWERED = Messages.response(1, "a.example", DnsType.A, 2)
            .record(12, DnsType.CNAME, 60, "0162c00e")
            .record(39, DnsType.A, 60, "c0000207")
            .array();
    private static final byte[] UPDATE = Messages.header(7, 5 << 11, 1, 0, 1, 0)
            .name("a.example")
            .u16(DnsType.SOA)
            .u16(1)
            .record(12, DnsType.A, 60, "c0000207")
            .array();

    private static List<Script> conversations() {
        return List.of(
                Script.named("asked and answered").client(ASKED).server(ANSWERED),
                Script.named("many at once, one twice, one never answered")
                        .client(ASKED)
                        .client(Messages.query(2, "b.example", DnsType.AAAA).array())
                        .client(ASKED)
                        .client(Messages.query(3, "c.example", DnsType.HTTPS).array())
                        .server(Messages.response(2, "b.example", DnsType.AAAA, 0).array())
                        .server(ANSWERED)
                        .server(ANSWERED),
                Script.named("an update").client(UPDATE).server(Messages.header(7, 0xa800, 0, 0, 0, 0).array()),
                Script.named("nobody asked").server(Messages.response(0, "a.example", DnsType.A, 1)
                        .record(12, DnsType.A, 60, "c0000207")
                        .array()));
    }

    @Nested
    class Unicast extends DatagramDecoderContract {
        @Override
        protected DatagramProtocol protocol() {
            return Dns.DATAGRAMS;
        }

        @Override
        protected List<Script> scripts() {
            return conversations();
        }
    }

    @Nested
    class Multicast extends DatagramDecoderContract {
        @Override
        protected DatagramProtocol protocol() {
            return Dns.MULTICAST;
        }

        @Override
        protected List<Script> scripts() {
            return conversations();
        }
    }

    @Nested
    class LinkLocal extends DatagramDecoderContract {
        @Override
        protected DatagramProtocol protocol() {
            return Dns.LINK_LOCAL;
        }

        @Override
        protected List<Script> scripts() {
            return conversations();
        }
    }
}
