package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.List;

class DnsStreamContractTest extends StreamDecoderContract {
    private static final byte[] ASKED = Messages.query(1, "a.example", DnsType.A).framed();
    private static final byte[] ANSWERED = Messages.response(1, "a.example", DnsType.A, 2)
            .record(12, DnsType.CNAME, 60, "0162c00e")
            .record(39, DnsType.A, 60, "c0000207")
            .framed();
    private static final byte[] UPDATE = Messages.header(7, 5 << 11, 1, 0, 1, 0)
            .name("a.example")
            .u16(DnsType.SOA)
            .u16(1)
            .record(12, DnsType.A, 60, "c0000207")
            .framed();
    private static final byte[] DONE = Messages.header(7, 0xa800, 0, 0, 0, 0).framed();
    private static final byte[] NOTIFY =
            Messages.header(8, 4 << 11, 1, 0, 0, 0).name("a.example").u16(DnsType.SOA).u16(1).framed();
    private static final byte[] STATEFUL =
            Messages.header(9, 6 << 11, 0, 0, 0, 0).hex("0001 0008 00003a98 00007530").framed();

    @Override
    protected StreamProtocol protocol() {
        return Dns.STREAM;
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                Script.named("asked and answered")
                        .client(ASKED)
                        .server(ANSWERED)
                        .end(Side.CLIENT, Ending.FINISHED)
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("many at once, one twice")
                        .client(ASKED)
                        .client(ASKED)
                        .client(Messages.query(2, "b.example", DnsType.AAAA).framed())
                        .server(Messages.response(2, "b.example", DnsType.AAAA, 0).framed())
                        .server(ANSWERED),
                Script.named("other operations")
                        .client(UPDATE)
                        .server(DONE)
                        .client(NOTIFY)
                        .client(STATEFUL)
                        .end(Side.CLIENT, Ending.RESET),
                Script.joinedMidway("a session of stateful operations").client(STATEFUL).client(ASKED),
                Script.named("a lost piece")
                        .client(ASKED)
                        .gap(Side.SERVER, 17)
                        .server(ANSWERED)
                        .client(ASKED)
                        .gap(Side.CLIENT, 5)
                        .client(UPDATE)
                        .end(Side.CLIENT, Ending.CAPTURE_ENDED),
                Script.joinedMidway("joined inside a message")
                        .server(java.util.Arrays.copyOfRange(ANSWERED, 11, ANSWERED.length))
                        .server(ANSWERED)
                        .client(ASKED)
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("a length that cannot be one")
                        .client(new byte[] {0, 0, 0, 5, 1, 2, 3, 4, 5})
                        .client(ASKED)
                        .end(Side.CLIENT, Ending.FINISHED));
    }
}
