package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Side;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DnsFuzzTest {
    private static final List<byte[]> SEEDS = List.of(
            Messages.query(1, "www.a.example", DnsType.A).array(),
            Messages.response(1, "a.example", DnsType.CNAME, 3)
                    .record(12, DnsType.CNAME, 60, "0162c00e")
                    .record(12, DnsType.SOA, 60, "026e73c00e 0168c00e 00000007 00000e10 00000258 00015180 0000003c")
                    .record(12, DnsType.NSEC, 60, "00 0006 400100000003")
                    .array(),
            Messages.header(1, 0x8180, 0, 2, 0, 1)
                    .name("a")
                    .u16(DnsType.HTTPS)
                    .u16(1)
                    .u32(9)
                    .u16(23)
                    .hex("0001 00 0001 0003 026832 0003 0002 01bb 0004 0003 c00002")
                    .name("b")
                    .u16(DnsType.NSEC3)
                    .u16(1)
                    .u32(9)
                    .u16(15)
                    .hex("01 00 0000 01 aa 04 11223344 00 02 40 00")
                    .hex("00 0029 04d0 00000000 0016 0008 0007 0001 18 00 c00002 000a 0007 01020304050607")
                    .array(),
            Messages.header(1, 6 << 11, 0, 0, 0, 0).hex("0001 0008 0000000100000002").array());

    @ParameterizedTest
    @EnumSource
    void damagedMessagesAreExplainedWithoutHolesAndBothReadersAgree(DnsDialect dialect) {
        Random random = new Random(dialect.ordinal() + 1L);
        for (int round = 0; round < 4000; round++) {
            byte[] message = SEEDS.get(round % SEEDS.size()).clone();
            for (int i = random.nextInt(6); i > 0; i--) {
                int at = random.nextInt(message.length);
                message[at] = (byte) (random.nextBoolean() ? random.nextInt() : message[at] ^ 1 << random.nextInt(8));
            }
            byte[] cut = random.nextInt(3) > 0 ? message : Arrays.copyOf(message, random.nextInt(message.length + 1));
            int missing = round % 2;
            assertThatCode(() -> {
                        Explained explained = Explained.of(Bytes.captured(cut), dialect);
                        assertThat(explained.tiling()).isEmpty();
                        explained.root.walk(node -> {
                            node.display();
                            node.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
                        });
                        assertThat(explained.skimmed).isEqualTo(explained.message);
                        assertThat(explained.skim.anomalies()).isEqualTo(explained.findings().size());
                        DnsDatagramDecoder decoder = new DnsDatagramDecoder(
                                dialect, event -> assertThat(event.sentence()).isNotBlank());
                        decoder.datagram(Side.CLIENT, Bytes.captured(cut), 0, cut.length, missing, 0);
                    })
                    .as(java.util.HexFormat.of().formatHex(cut))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aMessageInTheMiddleOfAWindowReadsAsAlone() {
        for (byte[] seed : SEEDS) {
            byte[] around = new byte[seed.length + 30];
            Arrays.fill(around, (byte) 0xc0);
            System.arraycopy(seed, 0, around, 17, seed.length);
            DnsMessage alone = Explained.of(Bytes.captured(seed)).message;
            DnsEvent event = Dns.event(Bytes.captured(around), 17, 17L + seed.length, Side.CLIENT);
            assertThat(event.message()).isEqualTo(alone);
        }
    }

    @Test
    void theWorstMessageOf64KilobytesIsReadInNoTime() {
        // thousands of records, each named by the same longest chain of pointers
        Messages message = Messages.header(1, 0x8180, 0, 65535, 0, 0);
        message.hex("0161 00 0001 0001 00000000 fe").u8(0);
        int chainFrom = 25;
        byte[] chain = new byte[254];
        for (int i = 0; i < 127; i++) {
            int target = i == 0 ? 12 : chainFrom + 2 * (i - 1);
            chain[2 * i] = (byte) (0xc0 | target >>> 8);
            chain[2 * i + 1] = (byte) target;
        }
        message.bytes(chain);
        int last = chainFrom + 2 * 126;
        while (message.array().length < 2000) {
            message.u16(0xc000 | last).hex("0010 0001 00000000 0000");
        }
        byte[] block = Arrays.copyOfRange(message.array(), chainFrom + 254, 1987);
        Messages huge = new Messages().bytes(Arrays.copyOf(message.array(), chainFrom + 254));
        for (int i = 0; i < 36; i++) {
            huge.bytes(block);
        }
        byte[] array = Arrays.copyOf(huge.array(), Math.min(65535, huge.array().length));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            Explained explained = Explained.of(Bytes.captured(array));
            assertThat(explained.tiling()).isEmpty();
            assertThat(explained.message.answers()).hasSizeLessThanOrEqualTo(DnsMessage.MOST_ANSWERS);
        });
    }
}
