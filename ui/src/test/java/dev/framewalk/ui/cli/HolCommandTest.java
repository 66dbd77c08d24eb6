package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `hol` answers about the sample captures. Packets, positions and times are tshark's (`tcp.analysis.lost_segment`, `tcp.analysis.retransmission`).
class HolCommandTest {
    private static final String HTTP1 = Shell.sample("gallery-http1.pcapng");
    private static final String HTTP2 = Shell.sample("gallery-http2.pcapng");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theCulpritOfTheGalleryOverHttp2IsNamedWithAllItsVictims() {
        List<JsonNode> lines = json(HTTP2);
        assertThat(lines.getFirst().get("schema").asString()).isEqualTo("framewalk.hol");
        assertThat(lines.getFirst().get("version").asInt()).isEqualTo(1);
        JsonNode hole = only(lines, "hole");
        assertThat(hole.get("first_waiting_packet").asInt()).isEqualTo(110);
        assertThat(hole.get("culprit_packet").asInt()).isEqualTo(198);
        assertThat(hole.get("missing").get("from").asLong()).isEqualTo(79_879);
        assertThat(hole.get("missing").get("to").asLong()).isEqualTo(81_327);
        assertThat(hole.get("ms").asString()).isEqualTo("58.475147");
        assertThat(hole.get("certainty").asString()).isEqualTo("observed");
        assertThat(hole.get("missing_streams").size()).isPositive();
        List<JsonNode> waits = lines.stream()
                .filter(line -> line.path("cause").asString("").equals("tcp-head-of-line"))
                .filter(line -> line.path("kind").asString("").equals("wait") && line.path("stream").asLong(0) > 0)
                .toList();
        assertThat(waits).allMatch(wait -> wait.get("culprit_packet").asInt() == 198);
        assertThat(waits.stream().map(wait -> wait.get("stream").asLong()).distinct().count())
                .as("streams that one lost segment held up")
                .isGreaterThan(3);
    }

    @Test
    void overHttp1TheSameLossHoldsUpOneConnectionOnly() {
        List<JsonNode> lines = json(HTTP1);
        JsonNode hole = only(lines, "hole");
        assertThat(hole.get("first_waiting_packet").asInt()).isEqualTo(148);
        assertThat(hole.get("culprit_packet").asInt()).isEqualTo(227);
        assertThat(hole.get("missing").get("from").asLong()).isEqualTo(5490);
        assertThat(hole.get("ms").asString()).isEqualTo("45.325487");
        int conversation = hole.get("conversation").asInt();
        assertThat(lines.stream().filter(line -> line.path("cause").asString("").equals("tcp-head-of-line")))
                .isNotEmpty()
                .allMatch(line -> line.get("conversation").asInt() == conversation);
        assertThat(lines.stream().filter(line -> line.path("cause").asString("").equals("connection-queue")
                        && line.get("kind").asString().equals("wait")))
                .as("twelve pictures, of which seven find a free connection")
                .hasSize(5);
    }

    @Test
    void peopleReadWhoWaitedAndWhatForFirst() {
        String answers = Shell.run("hol", HTTP2).answers();
        assertThat(answers)
                .contains("came with packet 198 after 58.5 ms")
                .contains("Waited meanwhile: stream")
                .contains("How long each stream waited")
                .contains("opening the connection", "agreeing on keys");
        assertThat(Shell.run("hol", "--stream", "1", HTTP2).answers()).doesNotContain("Waited meanwhile");
    }

    @Test
    void aCaptureWithoutWaitingSaysSo() {
        Shell.Outcome outcome = Shell.run("hol", Shell.sample("tcp-handshake-and-close.pcapng"));
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.answers()).contains("Nothing is known to have waited");
        assertThat(Shell.run("hol", "--conversation", "99", HTTP2).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.run("hol", "--stream", "x", HTTP2).code()).isEqualTo(ExitCode.USAGE);
    }

    private static List<JsonNode> json(String file) {
        Shell.Outcome outcome = Shell.run("hol", "--json", file);
        assertThat(outcome.code()).isZero();
        return outcome.answers().lines().map(JSON::readTree).toList();
    }

    private static JsonNode only(List<JsonNode> lines, String kind) {
        List<JsonNode> found = lines.stream()
                .filter(line -> line.path("kind").asString("").equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
