package dev.framewalk.decoders.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.contract.Walking;
import dev.framewalk.decoders.contract.Wire;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpTest {
    /// The pseudo header c0000201 c0000202 0011 000a, the header 0001 0002 000a and the data 4142 sum up to 0x8408b... by hand:
    /// c000+0201+c000+0202+0011+000a+0001+0002+000a+4142 = 1c56d -> c56e, and its complement is 3a91.
    private static final byte[] RIGHT = Wire.ipv4(17, Wire.hex("0001 0002 000a 3a91 4142"));

    private static List<String> findings(Node root) {
        List<String> ids = new ArrayList<>();
        root.walk(node -> node.findings().stream().map(Finding::anomaly).forEach(a -> ids.add(a.id())));
        return ids;
    }

    @Test
    void theChecksumOfAnEvenDatagramIsVerified() {
        Node root = new Walking().explain(228, RIGHT);
        assertThat(root.find("udp.checksum.status").display()).isEqualTo("good");
        assertThat(findings(root)).isEmpty();
    }

    @Test
    void aChangedByteIsNotedWithTheRightValue() {
        byte[] wrong = RIGHT.clone();
        Wire.put16(wrong, 26, 0x1111);
        Node root = new Walking().explain(228, wrong);
        assertThat(root.find("udp.checksum_calculated").display()).isEqualTo("0x3a91");
        assertThat(findings(root)).containsExactly("udp.checksum.bad");
    }

    @Test
    void aChecksumThatWasLeftOutIsNotAnErrorInIpv4AndIsOneInIpv6() {
        byte[] datagram = Wire.udp(1, 2, Wire.hex("4142"));
        assertThat(findings(new Walking().explain(228, Wire.ipv4(17, datagram)))).isEmpty();
        assertThat(findings(new Walking().explain(229, Wire.ipv6(17, datagram))))
                .containsExactly("x.udp.no-checksum-in-ipv6");
    }

    @Test
    void lengthsThatCannotBeAreNamed() {
        assertThat(findings(new Walking().explain(228, Wire.ipv4(17, Wire.hex("0001 0002 0007 0000 4142")))))
                .containsExactly("x.udp.length-too-small");
        assertThat(findings(new Walking().explain(228, Wire.ipv4(17, Wire.hex("0001 0002 000b 0000 4142")))))
                .containsExactly("x.udp.length-too-large");
    }

    @Test
    void aDatagramThatTheCaptureCutIsNotBlamed() {
        byte[] packet = Wire.ipv4(17, Wire.udp(1, 2, Wire.counting(0, 100)));
        Bytes window = Bytes.captured(packet);
        Walking walking = new Walking();
        LayerStack stack = walking.walk(228, window, 0, 40, 1);
        Node root = dev.framewalk.decoders.Decoders.explainer().explain(stack, window, 0, 40, packet.length);
        assertThat(findings(root)).containsExactly("x.packet.cut");
        assertThat(stack.endOnWire(stack.depth() - 1)).isEqualTo(128);
    }

    @Test
    void bytesAfterTheDatagramAreNotItsPayload() {
        Walking walking = new Walking();
        walking.explain(228, Wire.ipv4(17, Wire.join(Wire.udp(1, 2, Wire.hex("4142")), Wire.hex("00000000"))));
        LayerStack stack = walking.stack();
        assertThat(stack.end(1) - stack.payload(1)).isEqualTo(2);
    }
}
