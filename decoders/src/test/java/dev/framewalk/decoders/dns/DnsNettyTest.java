package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryEncoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsPtrRecord;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsOpCode;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Netty's DNS codec as an independent opinion: what it writes we read alike, and what it reads we read alike.
class DnsNettyTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 5300);
    private static final InetSocketAddress THERE = new InetSocketAddress("127.0.0.1", 53);
    private static final DnsRecordType[] TYPES = {
        DnsRecordType.A, DnsRecordType.AAAA, DnsRecordType.MX, DnsRecordType.TXT, DnsRecordType.SRV, DnsRecordType.CAA
    };

    private static Bytes bytes(ByteBuf content) {
        byte[] array = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), array);
        content.release();
        return Bytes.captured(array);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int labels = random.nextInt(1, 6); labels > 0; labels--) {
            for (int letters = random.nextInt(1, 20); letters > 0; letters--) {
                name.append((char) ('a' + random.nextInt(26)));
            }
            name.append('.');
        }
        return name.toString();
    }

    @Test
    void queriesThatNettyWritesReadTheSame() {
        Random random = new Random(1);
        EmbeddedChannel channel = new EmbeddedChannel(new DatagramDnsQueryEncoder());
        for (int round = 0; round < 200; round++) {
            String name = name(random);
            int id = random.nextInt(65536);
            DnsRecordType type = TYPES[random.nextInt(TYPES.length)];
            boolean isRecursive = random.nextBoolean();
            DatagramDnsQuery query = new DatagramDnsQuery(HERE, THERE, id, DnsOpCode.QUERY);
            query.setRecursionDesired(isRecursive);
            query.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(name, type));
            channel.writeOutbound(query);
            DatagramPacket packet = channel.readOutbound();
            Explained explained = Explained.of(bytes(packet.content()));

            assertThat(explained.message.id()).isEqualTo(id);
            assertThat(explained.message.isResponse()).isFalse();
            assertThat(explained.value("dns.flags.recdesired")).isEqualTo(isRecursive ? "set" : "not set");
            assertThat(explained.message.questions())
                    .containsExactly(new DnsQuestion(name.substring(0, name.length() - 1), type.intValue(), 1, false));
            assertThat(explained.anomalies()).isEmpty();
            assertThat(explained.tiling()).isEmpty();
        }
        channel.finishAndReleaseAll();
    }

    @Test
    void responsesThatNettyWritesReadTheSame() {
        Random random = new Random(2);
        EmbeddedChannel channel = new EmbeddedChannel(new DatagramDnsResponseEncoder());
        for (int round = 0; round < 200; round++) {
            String name = name(random);
            String target = name(random);
            int ttl = random.nextInt(100_000);
            byte[] address = new byte[4];
            random.nextBytes(address);
            DnsResponseCode code = DnsResponseCode.valueOf(random.nextInt(6));
            DatagramDnsResponse response = new DatagramDnsResponse(HERE, THERE, round, DnsOpCode.QUERY, code);
            response.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(name, DnsRecordType.A));
            response.addRecord(
                    DnsSection.ANSWER,
                    new DefaultDnsRawRecord(name, DnsRecordType.A, ttl, Unpooled.wrappedBuffer(address)));
            response.addRecord(
                    DnsSection.ANSWER, new DefaultDnsPtrRecord(name, DnsRecord.CLASS_IN, ttl, target));
            channel.writeOutbound(response);
            DatagramPacket packet = channel.readOutbound();
            Explained explained = Explained.of(bytes(packet.content()));

            String plain = name.substring(0, name.length() - 1);
            assertThat(explained.message.responseCode()).isEqualTo(code.intValue());
            assertThat(explained.message.answers())
                    .containsExactly(
                            new DnsAnswer(
                                    plain,
                                    DnsType.A,
                                    ttl,
                                    (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "."
                                            + (address[3] & 255)),
                            new DnsAnswer(plain, DnsType.PTR, ttl, target.substring(0, target.length() - 1)));
            assertThat(explained.anomalies()).isEmpty();
        }
        channel.finishAndReleaseAll();
    }

    @Test
    void compressedMessagesThatWeWriteReadTheSameInNetty() {
        byte[] message = Messages.response(77, "www.shop.example", DnsType.PTR, 3)
                .record(12, DnsType.PTR, 60, "01 62 c010")
                .record(16, DnsType.PTR, 61, "c015")
                .record(12, DnsType.A, 62, "c0000207")
                .array();
        EmbeddedChannel channel = new EmbeddedChannel(new DatagramDnsResponseDecoder());
        channel.writeInbound(new DatagramPacket(Unpooled.wrappedBuffer(message), HERE, THERE));
        DatagramDnsResponse theirs = channel.readInbound();
        DnsMessage ours = Explained.of(Bytes.captured(message)).message;

        assertThat(theirs.id()).isEqualTo(ours.id());
        List<String> names = new ArrayList<>();
        List<Long> ttls = new ArrayList<>();
        for (int i = 0; i < theirs.count(DnsSection.ANSWER); i++) {
            DnsRecord record = theirs.recordAt(DnsSection.ANSWER, i);
            names.add(record.name().substring(0, record.name().length() - 1));
            ttls.add(record.timeToLive());
        }
        assertThat(ours.answers()).extracting(DnsAnswer::name).isEqualTo(names);
        assertThat(ours.answers()).extracting(DnsAnswer::ttlSeconds).isEqualTo(ttls);
        assertThat(ours.answers()).extracting(DnsAnswer::value).containsExactly("b.shop.example", "example", "192.0.2.7");
        theirs.release();
        channel.finishAndReleaseAll();
    }
}
