package dev.framewalk.timeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.state.States;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PacketAndStateJsonTest {
    /// Packet 4 of this sample is the SYN, ACK from port 80: 74 bytes, the source port in bytes 34 and 35 (tshark).
    @Test
    void aFieldSaysWhereItLiesInThePacket() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            FieldJson json = new FieldJson(timeline, 4);
            assertThat(json.header("a.pcapng"))
                    .startsWith("{\"schema\":\"framewalk.show\",\"version\":1,\"file\":\"a.pcapng\",\"packet\":4,")
                    .contains("\"captured\":74,\"wire\":74");
            Node port = Objects.requireNonNull(new Look(timeline).packet(4).find("tcp.srcport"));
            assertThat(json.line(port, 1))
                    .contains("\"field\":\"tcp.srcport\"", "\"number\":80", "\"bytes\":\"packet\"", "\"bitFrom\":272,\"bitLength\":16");
        }
    }

    @Test
    void bytesThatWereMadeOfPacketsSayHow() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            // a record of TLS whose keys are in the capture (tshark: HTTP/2 HEADERS in packet 12)
            FieldJson json = new FieldJson(timeline, 12);
            StringBuilder lines = new StringBuilder();
            new Look(timeline).packet(12).walk(node -> lines.append(json.line(node, 0)).append('\n'));
            assertThat(lines.toString()).contains("\"bytes\":\"decrypted\"").contains("http2.type");
        }
    }

    @Test
    void aValueSaysWhatTheStepMadeOfIt() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            // step 10 is the first packet with data of the client: 76 bytes (tshark)
            int step = timeline.firstEventOf(6) + 1;
            StateJson json = new StateJson(timeline);
            StateAt before = States.of(timeline).at(step - 1, 1);
            StateAt now = States.of(timeline).at(step, 1);
            assertThat(json.header("a.pcapng", step, timeline.conversation(1)))
                    .startsWith("{\"schema\":\"framewalk.state\",\"version\":1,\"file\":\"a.pcapng\",\"step\":" + step)
                    .contains("\"packet\":6", "\"transport\":\"TCP\"");
            StateAt.Change change = now.changesSince(before).stream()
                    .filter(each -> each.after() != null && each.after().id().equals("x.tcp.client.bytes_in_flight"))
                    .findFirst()
                    .orElseThrow();
            StateLeaf after = Objects.requireNonNull(change.after());
            assertThat(json.line(after, change)).contains("\"value\":\"76 bytes\"", "\"changed\":true", "\"before\":\"0 bytes\"");
            assertThat(json.line(after, null)).contains("\"changed\":false").doesNotContain("before");
            assertThat(json.gone(after)).contains("\"gone\":true", "\"before\":\"76 bytes\"");
        }
    }
}
