package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.stream.Leaf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What both ends know, with the packet that set each value.
class TcpStateTest {
    private static Map<String, String> shown(TcpState state) {
        Map<String, String> shown = new TreeMap<>();
        for (Leaf leaf : state.leaves()) {
            shown.put(leaf.id(), leaf.value() + " @" + leaf.packet());
        }
        return shown;
    }

    @Test
    void theVariablesOfRfc9293WithTheirPackets() {
        Conversation c = new Conversation().window(500, 400);
        c.options("02040578 0402 030302 010101").client("SYN");
        c.options("020405b4 0402 030301 010101").server("SYN,ACK").client("ACK").client("PSH,ACK", "hello").server("ACK");
        assertThat(shown(c.decoder.state()))
                .containsEntry("x.tcp.client.phase", "ESTABLISHED @2")
                .containsEntry("x.tcp.client.iss", "1000 @1")
                .containsEntry("x.tcp.client.irs", "5000 @2")
                .containsEntry("x.tcp.client.snd_una", "6 (1006 on the wire) @5")
                .containsEntry("x.tcp.client.snd_nxt", "6 (1006 on the wire) @4")
                .containsEntry("x.tcp.client.snd_wnd", "800 bytes @5")
                .containsEntry("x.tcp.client.rcv_nxt", "1 (5001 on the wire) @3")
                .containsEntry("x.tcp.client.rcv_wnd", "2000 bytes @3")
                .containsEntry("x.tcp.client.window_scale", "windows times 4 @1")
                .containsEntry("x.tcp.client.mss", "1400 bytes @1")
                .containsEntry("x.tcp.client.sack_permitted", "yes @1")
                .containsEntry("x.tcp.client.timestamp", "unknown @0")
                .containsEntry("x.tcp.client.held", "nothing @0")
                .containsEntry("x.tcp.client.stream_bytes", "5 bytes @0")
                .containsEntry("x.tcp.client.srtt", "10 ms @5")
                .containsEntry("x.tcp.server.phase", "ESTABLISHED @3")
                .containsEntry("x.tcp.server.rcv_nxt", "6 (1006 on the wire) @5")
                .containsEntry("x.tcp.server.snd_wnd", "2000 bytes @3");
    }

    @Test
    void whatIsNotKnownSaysSo() {
        Conversation c = new Conversation().at(50).client("ACK", "x");
        for (Leaf leaf : c.decoder.state().leaves()) {
            if (leaf.id().equals("x.tcp.server.phase")) {
                assertThat(leaf.certainty()).isInstanceOf(Certainty.Inferred.class);
            }
            if (leaf.id().equals("x.tcp.client.mss") || leaf.id().equals("x.tcp.client.iss")) {
                assertThat(leaf.certainty()).isInstanceOf(Certainty.Unknown.class);
                assertThat(leaf.value()).isEqualTo("unknown");
            }
        }
    }

    @Test
    void everyLeafHasTexts() {
        Explanations texts = new Explanations(List.of(Tcp.PROTOCOL), Locale.ROOT);
        for (Leaf leaf : new Conversation().handshake().decoder.state().leaves()) {
            assertThat(texts.text(leaf.textKey())).as(leaf.textKey()).contains("{value}");
            assertThat(texts.text(leaf.textKey() + ".label")).isNotBlank();
            assertThat(texts.why(leaf.textKey())).isNotBlank();
        }
    }

    @Test
    void aStateDoesNotChangeWhenTheDecoderGoesOn() {
        Conversation c = new Conversation().handshake().at(5).client("ACK", "efgh");
        TcpState before = c.decoder.state();
        Map<String, String> shown = shown(before);
        c.at(1).client("ACK", "abcd").server("FIN,ACK");
        assertThat(shown(before)).isEqualTo(shown);
        assertThat(c.decoder.state()).isNotEqualTo(before);
    }
}
