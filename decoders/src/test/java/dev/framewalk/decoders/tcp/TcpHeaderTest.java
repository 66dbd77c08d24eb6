package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Skim;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers as they are explained.
class TcpHeaderTest {
    private static byte[] header(int flags, String options) {
        byte[] bytes = HexFormat.of().parseHex(options.replace(" ", ""));
        return Conversation.header(0, 1000, 2000, flags, 512, bytes, new byte[0]);
    }

    private static Node explain(byte[] header) {
        Bytes window = Bytes.captured(header);
        Explain explain = new Explain(Tcp.LAYER.group(), window, 0, header.length);
        Tcp.LAYER.read(explain);
        return explain.finish();
    }

    private static String value(Node root, String id) {
        Node node = root.find(id);
        assertThat(node).as(id).isNotNull();
        return node.display();
    }

    private static List<String> anomalies(Node root) {
        List<String> found = new ArrayList<>();
        root.walk(node -> node.findings().stream().map(Finding::sentence).forEach(found::add));
        return found;
    }

    @Test
    void theFixedHeader() {
        Node root = explain(header(TcpFlags.ACK | TcpFlags.PSH, ""));
        assertThat(value(root, "tcp.srcport")).isEqualTo("49152");
        assertThat(value(root, "tcp.dstport")).isEqualTo("80");
        assertThat(value(root, "tcp.seq_raw")).isEqualTo("1000");
        assertThat(value(root, "tcp.ack_raw")).isEqualTo("2000");
        assertThat(value(root, "tcp.hdr_len")).isEqualTo("5 (20 bytes)");
        assertThat(value(root, "tcp.flags.str")).isEqualTo("PSH, ACK");
        assertThat(value(root, "tcp.flags.push")).isEqualTo("set");
        assertThat(value(root, "tcp.flags.syn")).isEqualTo("not set");
        assertThat(value(root, "tcp.window_size_value")).isEqualTo("512");
        assertThat(anomalies(root)).isEmpty();
    }

    /// The options that Linux sends in a SYN.
    @Test
    void theOptionsOfASyn() {
        Node root = explain(header(TcpFlags.SYN | TcpFlags.ACK, "020405b4 0402 080a 00000007 00000009 01 030307"));
        assertThat(value(root, "tcp.options.mss_val")).isEqualTo("1460");
        assertThat(root.find("tcp.options.sack_perm")).isNotNull();
        assertThat(value(root, "tcp.options.timestamp.tsval")).isEqualTo("7");
        assertThat(value(root, "tcp.options.timestamp.tsecr")).isEqualTo("9");
        assertThat(root.find("tcp.options.nop")).isNotNull();
        assertThat(value(root, "tcp.options.wscale.shift")).isEqualTo("7");
        assertThat(value(root, "tcp.options.wscale.multiplier")).isEqualTo("128");
        assertThat(anomalies(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1c04 8003 | tcp.options.user_to_val | 3 (minutes)",
        "1c04 0001 | tcp.options.user_to_val | 1 (second)",
        "1d08 0102 aabbccdd | tcp.options.ao.keyid | 1",
        "1d08 0102 aabbccdd | tcp.options.ao.rnextkeyid | 2",
        "1d08 0102 aabbccdd | tcp.options.ao.mac | aabbccdd",
        "1312 000102030405060708090a0b0c0d0e0f 0101 | tcp.options.md5.digest | 000102030405060708090a0b0c0d0e0f",
        "1e0c 0181 0011223344556677 | tcp.options.mptcp.subtype | 0 (MP_CAPABLE)",
        "1e0c 0181 0011223344556677 | tcp.options.mptcp.version | 1",
        "1e04 2101 | tcp.options.mptcp.subtype | 2 (DSS)",
        "1e04 f101 | tcp.options.mptcp.subtype | 15 (MP_EXPERIMENTAL)",
        "1e04 9101 | tcp.options.mptcp.subtype | 9 (unassigned)",
        "2202 0101 | tcp.options.tfo.request | asks for a cookie",
        "220a 0011223344556677 0101 | tcp.options.tfo.cookie | 0011223344556677",
        "fe06 f989 abcd 0101 | tcp.options.tfo.cookie | abcd",
        "fe06 f989 abcd 0101 | tcp.options.experimental.exid | 0xf989 (Fast Open)",
        "fd06 1234 abcd 0101 | tcp.options.experimental.data | abcd",
        "4504 2021 | x.tcp.options.eno.suboptions | 2021",
        "ac0b 000001 000002 000003 01 | tcp.options.acc_ecn.ee0b | 1",
        "ac0b 000001 000002 000003 01 | tcp.options.acc_ecn.ee1b | 3",
        "ae0b 000001 000002 000003 01 | tcp.options.acc_ecn.ee1b | 1",
        "ae0b 000001 000002 000003 01 | tcp.options.acc_ecn.eceb | 2",
        "ae08 000001 000002 | tcp.options.acc_ecn.eceb | 2",
        "c804 abcd | tcp.option_kind | 200 (unassigned)",
        "c804 abcd | tcp.options.unknown.payload | abcd",
        "0a03 c0 01 | tcp.option_kind | 10 (Partial order service profile (obsolete))",
        "050a 00000064 000000c8 0101 | x.tcp.options.sack_re_raw | 200",
        "050a 00000064 000000c8 0101 | tcp.options.sack.dsack | 100 to 200",
        "0512 00000bb8 00000bc2 00000bb8 00000fa0 0101 | tcp.options.sack.dsack | 3000 to 3010",
    })
    void anOption(String options, String id, String value) {
        Node root = explain(header(TcpFlags.ACK | TcpFlags.SYN, options));
        assertThat(value(root, id)).isEqualTo(value);
        assertThat(anomalies(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0200 05b4 | An option says it is 0 bytes long; kind and length alone take 2 bytes.",
        "0201 05b4 | An option says it is 1 byte long; kind and length alone take 2 bytes.",
        "0206 05b4 | An option takes 6 bytes, but the header has 4 bytes left.",
        "01010102 | An option takes at least 2 bytes, but the header has 1 byte left.",
        "0203 05 01 | An option of this kind is 3 bytes long; it should be 4.",
        "050900000064000000 01010101 | An option of this kind is 9 bytes long; it should be 10, 18, 26 or 34.",
        "00010000 | After the end of the options there is a byte 1; the padding must be zero.",
        "03030f01 | The window scale is 15; receivers use 14 instead of anything larger.",
        "050a 000000c8 00000064 0101 | A SACK block goes from 200 to 100; its right edge must lie after its left edge.",
    })
    void aBrokenOption(String options, String sentence) {
        byte[] bytes = header(TcpFlags.SYN | TcpFlags.ACK, pad(options));
        assertThat(anomalies(explain(bytes))).containsExactly(sentence);
        Skim skim = new Skim();
        skim.begin(Bytes.captured(bytes), 0, bytes.length);
        Tcp.LAYER.read(skim);
        assertThat(skim.anomalies()).as("both readers find it").isEqualTo(1);
    }

    private static String pad(String options) {
        String hex = options.replace(" ", "");
        return hex + "01".repeat((8 - hex.length() % 8) % 8 / 2);
    }

    @Test
    void optionsOfTheHandshakeCountOnlyThere() {
        assertThat(anomalies(explain(header(TcpFlags.ACK, "020405b4"))))
                .containsExactly(
                        "The option Maximum segment size stands in a segment without SYN; it counts only in a segment with SYN.");
    }

    @Test
    void flagsThatContradictEachOther() {
        assertThat(anomalies(explain(header(TcpFlags.SYN | TcpFlags.FIN | TcpFlags.ACK, ""))))
                .containsExactly("The segment opens and closes at once (SYN, FIN, ACK); a sender uses one of them.");
        assertThat(anomalies(explain(header(TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK, "")))).hasSize(1);
        assertThat(anomalies(explain(header(TcpFlags.FIN | TcpFlags.PSH | TcpFlags.URG, "")))).hasSize(2);
        assertThat(anomalies(explain(header(TcpFlags.ACK | 0x200, "")))).containsExactly(
                "The reserved bits are 1; senders must leave them 0.");
    }

    @Test
    void namesOfOptionsNeverFail() {
        for (long kind = -1; kind <= 256; kind++) {
            assertThat(TcpOption.nameOf(kind)).isNotBlank();
        }
    }

    @Test
    void flagsAreNamedInTheOrderInWhichPeopleSayThem() {
        assertThat(TcpFlags.text(0)).isEqualTo("none");
        assertThat(TcpFlags.text(TcpFlags.SYN | TcpFlags.ACK)).isEqualTo("SYN, ACK");
        assertThat(TcpFlags.text(TcpFlags.FIN | TcpFlags.ACK)).isEqualTo("FIN, ACK");
        assertThat(TcpFlags.text(0xfff)).isEqualTo("SYN, FIN, RST, PSH, ACK, URG, ECE, CWR, AE, reserved bits");
    }
}
