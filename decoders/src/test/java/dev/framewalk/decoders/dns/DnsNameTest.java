package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DnsNameTest {
    private static Bytes hex(String hex) {
        return Bytes.captured(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String text(Bytes bytes, long at) {
        return DnsName.text(bytes, at, 0, bytes.length());
    }

    private static DnsAnomaly problem(Bytes bytes, long at) {
        return DnsName.problem(bytes, at, 0, bytes.length());
    }

    @Test
    void rfc1035Section414PointersLeadBackToFIsiArpa() {
        // the drawing in the RFC: F.ISI.ARPA at 20, FOO. + pointer to 20 at 40, pointer to 26 at 64, the root at 92
        byte[] message = new byte[93];
        System.arraycopy(hex("01 46 03 495349 04 41525041 00").toArray(), 0, message, 20, 12);
        System.arraycopy(hex("03 464f4f c014").toArray(), 0, message, 40, 6);
        System.arraycopy(hex("c01a").toArray(), 0, message, 64, 2);
        Bytes bytes = Bytes.captured(message);

        assertThat(text(bytes, 20)).isEqualTo("F.ISI.ARPA");
        assertThat(text(bytes, 40)).isEqualTo("FOO.F.ISI.ARPA");
        assertThat(text(bytes, 64)).isEqualTo("ARPA");
        assertThat(text(bytes, 92)).isEqualTo("<Root>");
        assertThat(DnsName.wireLength(bytes, 40, 93)).isEqualTo(6);
        assertThat(DnsName.wireLength(bytes, 64, 93)).isEqualTo(2);
        assertThat(DnsName.pointer(bytes, 40, 93)).isEqualTo(20);
        assertThat(DnsName.pointer(bytes, 20, 93)).isEqualTo(-1);
        assertThat(problem(bytes, 40)).isNull();
    }

    @Test
    void aNameWhoseLastLabelEndsInAByteLikeAPointerHasNone() {
        Bytes bytes = hex("000000000000000000000000 02 61c0 00");
        assertThat(DnsName.pointer(bytes, 12, bytes.length())).isEqualTo(-1);
    }

    @Test
    void aPointerToItselfIsALoop() {
        Bytes bytes = hex("000000000000000000000000 c00c");
        assertThat(problem(bytes, 12)).isEqualTo(DnsAnomaly.POINTER_LOOP);
        assertThat(text(bytes, 12)).isEqualTo("…");
    }

    @Test
    void aRoundThroughLabelsIsALoopToo() {
        Bytes bytes = hex("000000000000000000000000 0161 c00c");
        assertThat(problem(bytes, 12)).isEqualTo(DnsAnomaly.POINTER_LOOP);
        assertThat(text(bytes, 12)).startsWith("a.a.a.").endsWith("…").hasSizeLessThan(300);
    }

    @Test
    void aForwardPointerIsNotedAndStillRead() {
        Bytes bytes = hex("000000000000000000000000 c00e 0161 00");
        assertThat(problem(bytes, 12)).isEqualTo(DnsAnomaly.POINTER_FORWARD);
        assertThat(text(bytes, 12)).isEqualTo("a");
    }

    @Test
    void aPointerBehindTheEndIsNoted() {
        Bytes bytes = hex("000000000000000000000000 0161 ffff");
        assertThat(problem(bytes, 12)).isEqualTo(DnsAnomaly.POINTER_OUTSIDE);
        assertThat(text(bytes, 12)).isEqualTo("a…");
    }

    @Test
    void aPointerIntoTheHeaderIsNoted() {
        assertThat(problem(hex("000000000000000000000000 c000"), 12)).isEqualTo(DnsAnomaly.POINTER_INTO_HEADER);
    }

    @Test
    void labelTypesThatWereGivenUpCannotBeRead() {
        assertThat(DnsName.wireLength(hex("0161 41 00"), 0, 4)).isEqualTo(DnsName.UNREADABLE);
        assertThat(DnsName.wireLength(hex("0161 80 00"), 0, 4)).isEqualTo(DnsName.UNREADABLE);
        assertThat(DnsName.wireLength(hex("0161"), 0, 2)).isEqualTo(DnsName.CUT);
        assertThat(DnsName.wireLength(hex("c0"), 0, 1)).isEqualTo(DnsName.CUT);
    }

    @Test
    void namesOfUpTo255BytesAreFineAndLongerOnesAreNot() {
        // three labels of 63 and one of 61 with their lengths and the root: 255
        byte[] longest = new byte[300];
        int at = 0;
        for (int length : new int[] {63, 63, 63, 61}) {
            longest[at] = (byte) length;
            java.util.Arrays.fill(longest, at + 1, at + 1 + length, (byte) 'x');
            at += 1 + length;
        }
        assertThat(at + 1).isEqualTo(255);
        assertThat(problem(Bytes.captured(longest), 0)).isNull();
        longest[at] = 1;
        longest[at + 1] = 'y';
        assertThat(problem(Bytes.captured(longest), 0)).isEqualTo(DnsAnomaly.NAME_TOO_LONG);
    }

    @Test
    void bytesThatAreNoTextAreWrittenAsNumbersAndUtf8AsItIs() {
        assertThat(text(hex("05 61002e5cff 00"), 0)).isEqualTo("a\\000\\.\\\\\\255");
        assertThat(text(hex("07 426c756d65c3a4 00"), 0)).isEqualTo("Blumeä");
    }

    @Test
    void reverseNamesGiveTheirAddress() {
        assertThat(DnsName.reversedAddress("7.2.0.192.IN-ADDR.arpa")).isEqualTo("192.0.2.7");
        // RFC 3596, section 2.5
        assertThat(DnsName.reversedAddress("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.IP6.ARPA"))
                .isEqualTo("4321:0:1:2:3:4:567:89ab");
        assertThat(DnsName.reversedAddress("300.2.0.192.in-addr.arpa")).isNull();
        assertThat(DnsName.reversedAddress("shop.example")).isNull();
    }
}
