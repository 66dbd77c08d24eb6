package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import org.junit.jupiter.api.Test;

/// What is particular to packets inside packets.
class TunnelTest {
    @Test
    void layersQuotedByAnErrorAreMarkedAndTheOuterOnesAreNot() {
        byte[] quoted = Wire.ipv4(17, Wire.udp(1, 2, new byte[0]));
        Walking walking = new Walking();
        walking.explain(228, Wire.ipv4(1, Wire.join(Wire.hex("0303 0000 00000000"), quoted)));
        LayerStack stack = walking.stack();
        assertThat(walking.layers()).isEqualTo("ip:icmp:ip:udp");
        assertThat(stack.isQuoted(0)).isFalse();
        assertThat(stack.isQuoted(1)).isFalse();
        assertThat(stack.isQuoted(2)).isTrue();
        assertThat(stack.isQuoted(3)).isTrue();
    }

    @Test
    void eachLayerKnowsTheAddressesAroundIt() {
        byte[] inner = Wire.ipv6(17, Wire.udp(1, 2, new byte[0]));
        Walking walking = new Walking();
        walking.explain(228, Wire.ipv4(17, Wire.udp(3544, 3544, inner)));
        LayerStack stack = walking.stack();
        assertThat(stack.addressLength(1)).isEqualTo(4);
        assertThat(stack.addressLength(stack.depth() - 1)).isEqualTo(16);
    }

    @Test
    void nestingEndsBeforeItHurts() {
        byte[] packet = Wire.udp(1, 2, new byte[0]);
        int protocol = 17;
        for (int i = 0; i < 40; i++) {
            packet = Wire.ipv4(protocol, packet);
            protocol = 4;
        }
        Walking walking = new Walking();
        Bytes window = Bytes.captured(packet);
        Node root = walking.explain(228, window, 0, packet.length, 1);
        assertThat(walking.stack().stop()).isEqualTo(LayerStack.Stop.TOO_DEEP);
        assertThat(walking.stack().depth()).isEqualTo(LayerStack.DEEPEST);
        assertThat(Walking.tiling(root, window, 0, packet.length)).isEmpty();
    }

    @Test
    void whatNobodyReadsIsNamed() {
        Node root = new Walking().explain(1, Wire.ethernet(0x88cc, Wire.hex("0207")));
        assertThat(root.find("x.packet.unclaimed").display()).isEqualTo("EtherType 0x88cc (LLDP)");
        root = new Walking().explain(228, Wire.ipv4(89, new byte[4]));
        assertThat(root.find("x.packet.unclaimed").display()).isEqualTo("IP protocol 89 (OSPF)");
    }

    @Test
    void whatIsEncryptedSaysSo() {
        Node root = new Walking().explain(228, Wire.ipv4(50, Wire.counting(0, 40)));
        assertThat(root.find("x.packet.encrypted").range().byteLength()).isEqualTo(32);
    }
}
