package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.contract.SamplePacket;
import dev.framewalk.decoders.contract.SamplePackets;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsInPacketsTest {
    private static final SamplePacket ANSWER = SamplePackets.all().stream()
            .filter(sample -> sample.name().equals("a DNS answer"))
            .findFirst()
            .orElseThrow();

    private static Node explain(long captured, long wire) {
        Bytes window = ANSWER.window();
        LayerStack stack = new LayerStack();
        stack.frame(captured, wire);
        Decoders.walk().walk(ANSWER.linkType(), window, 0, captured, stack);
        return Decoders.explainer().explain(stack, window, 0, captured, wire);
    }

    private static List<Finding> dnsFindings(Node root) {
        List<Finding> findings = new ArrayList<>();
        root.walk(node -> findings.addAll(node.findings()));
        findings.removeIf(finding -> !(finding.anomaly() instanceof DnsAnomaly));
        return findings;
    }

    @Test
    void aPacketThatTheCaptureCutIsNotBlamedOnItsSender() {
        long whole = ANSWER.window().length();
        assertThat(explain(whole, whole).find("dns.a").display()).isEqualTo("192.0.2.7");
        for (long captured = whole - 1; captured > whole - 40; captured--) {
            assertThat(dnsFindings(explain(captured, whole))).as("%d of %d bytes", captured, whole).isEmpty();
        }
    }
}
