package dev.framewalk.decoders.ipv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.contract.Walking;
import dev.framewalk.decoders.contract.Wire;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ipv4Test {
    /// The example that circulates with RFC 1071: checksum 0xb861.
    private static final byte[] HEADER = Wire.hex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7");

    private static List<String> findings(Node root) {
        List<String> ids = new ArrayList<>();
        root.walk(node -> node.findings().stream().map(Finding::anomaly).forEach(a -> ids.add(a.id())));
        return ids;
    }

    @Test
    void theHeaderChecksumIsVerified() {
        byte[] packet = Wire.join(HEADER, Wire.udp(1, 2, new byte[87]));
        Node root = new Walking().explain(228, packet);
        assertThat(root.find("ip.checksum.status").display()).isEqualTo("good");
        assertThat(root.find("ip.checksum_calculated").display()).isEqualTo("0xb861");
        packet[8] = 63;
        root = new Walking().explain(228, packet);
        assertThat(root.find("ip.checksum_calculated").display()).isEqualTo("0xb961");
        assertThat(findings(root)).contains("ip.checksum_bad.expert");
    }

    @Test
    void totalLengthZeroReachesToTheEndOfTheFrame() {
        byte[] packet = Wire.ipv4(17, Wire.udp(1, 2, new byte[30]));
        Wire.put16(packet, 2, 0);
        Walking walking = new Walking();
        Node root = walking.explain(228, packet);
        assertThat(walking.layers()).isEqualTo("ip:udp");
        assertThat(findings(root)).contains("x.ip.total-length-zero");
    }

    @Test
    void aHeaderShorterThanPossibleStopsTheWalk() {
        byte[] packet = Wire.ipv4(17, Wire.udp(1, 2, new byte[30]));
        packet[0] = 0x44;
        Walking walking = new Walking();
        Node root = walking.explain(228, packet);
        assertThat(walking.stack().stop()).isEqualTo(LayerStack.Stop.MALFORMED);
        assertThat(findings(root)).contains("ip.bogus_header_length");
    }

    @Test
    void optionsAreReadOneByOne() {
        // router alert (RFC 2113), then a recorded route with one entry, then the end of the list
        byte[] options = Wire.hex("9404 0000 0707 08 c0000203 00");
        Node root = new Walking().explain(228, Wire.ipv4(17, 1, 0, options, Wire.udp(1, 2, new byte[0])));
        assertThat(root.find("ip.opt.ra").display()).isEqualTo("0 (every router examines the packet)");
        assertThat(root.find("x.ip.option.route").display()).isEqualTo("192.0.2.3");
        assertThat(root.find("ip.opt.ptr").number()).isEqualTo(8);
    }

    @Test
    void aLengthBeyondTheFrameIsNamedWithBothNumbers() {
        byte[] packet = Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(1, 2, new byte[4])));
        Wire.put16(packet, 16, 60);
        Node root = new Walking().explain(1, packet);
        List<String> sentences = new ArrayList<>();
        root.walk(node -> node.findings().forEach(f -> sentences.add(f.sentence())));
        assertThat(sentences).contains("The total length says 60; the layer that carries the packet has room for 32 bytes.");
    }
}
