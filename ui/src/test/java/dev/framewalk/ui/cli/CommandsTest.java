package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the commands answer about the sample captures. The facts are those of the samples' own README, which tshark confirms.
class CommandsTest {
    private static final String HANDSHAKE = Shell.sample("tcp-handshake-and-close.pcapng");
    private static final String HTTP = Shell.sample("http1-keep-alive.pcapng");
    private static final String TCP = Shell.sample("tcp-handshake-and-close.pcapng");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void summaryAnswersOneJsonObjectALineForEachFile() {
        Shell.Outcome outcome = Shell.run("summary", "--json", HANDSHAKE, HTTP);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.complaints()).isEmpty();
        List<JsonNode> lines = outcome.answers().lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("file").asString()).isEqualTo(HANDSHAKE);
        assertThat(lines.get(0).get("packets").asInt()).isEqualTo(28);
        assertThat(lines.get(0).get("counts").get("tcp.conversations").asInt()).isEqualTo(3);
        assertThat(lines.get(1).get("packets").asInt()).isEqualTo(27);
        assertThat(lines.get(1).get("counts").get("dns.queries").asInt()).isEqualTo(1);
    }

    @Test
    void everyJsonAnswerBeginsWithItsSchemaAndVersion() {
        for (String[] command : new String[][] {
            {"summary", "--json", HTTP}, {"steps", "--json", HTTP}, {"show", "--json", HTTP, "4"}, {"state", "--json", "--at", "12", HTTP}
        }) {
            Shell.Outcome outcome = Shell.run(command);
            assertThat(outcome.code()).isZero();
            List<JsonNode> lines = outcome.answers().lines().map(JSON::readTree).toList();
            assertThat(lines.getFirst().get("schema").asString()).isEqualTo("framewalk." + command[0]);
            assertThat(lines.getFirst().get("version").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anAddressThatStepsSayLeadsShowAndStateThere() {
        Shell.Outcome steps = Shell.run("steps", "--json", "--addresses", HTTP);
        List<JsonNode> lines = steps.answers().lines().skip(1).map(JSON::readTree).toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.has("address"));
        assertThat(Shell.run("steps", "--json", HTTP).answers()).doesNotContain("\"address\"");
        JsonNode request = lines.stream()
                .filter(line -> line.get("event").asString().equals("http1.request-completed"))
                .findFirst()
                .orElseThrow();
        String address = request.get("address").asString();
        assertThat(Shell.run("steps", "--addresses", HTTP).answers()).contains("\n        " + address + "\n");
        Shell.Outcome shown = Shell.run("show", HTTP, address);
        assertThat(shown.code()).isZero();
        assertThat(shown.answers())
                .startsWith("Step " + request.get("step").asInt() + " of ")
                .contains(request.get("sentence").asString(), "[http.request.method]");
        assertThat(Shell.run("show", "--json", HTTP, address).answers()).contains("\"http.request.method\"");
        assertThat(Shell.run("state", "--at", address, HTTP).answers())
                .isEqualTo(Shell.run("state", "--at", Integer.toString(request.get("step").asInt()), HTTP)
                        .answers());
        assertThat(Shell.run("show", HTTP, "client/http1.request-completed,state=x.tcp.client.phase").answers())
                .contains("ESTABLISHED");
        assertThat(Shell.run("show", HTTP, address + ",field=http.request.method").answers()).contains("GET");
    }

    @Test
    void anAddressThatLeadsNowhereIsAFindingAndOneThatIsNoneIsWrongUsage() {
        Shell.Outcome gone = Shell.run("show", HTTP, "client/http2.settings-applied");
        assertThat(gone.code()).isEqualTo(ExitCode.FINDING);
        assertThat(gone.complaints()).contains("http2.settings-applied");
        Shell.Outcome wrong = Shell.run("state", "--at", "client/nothing", HTTP);
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.complaints()).contains("\n  client/nothing\n         ^");
        Shell.Outcome link = Shell.run("open", HTTP + "#client/nothing");
        assertThat(link.code()).isEqualTo(ExitCode.USAGE);
        assertThat(link.complaints()).contains("no name of an event");
    }

    @Test
    void oneFieldAndOneStateAsJsonSayWhatTheTextSays() {
        // the SYN, ACK comes from port 80 (tshark)
        List<JsonNode> port = Shell.run("show", "--json", HTTP, "4:tcp.srcport").answers().lines().map(JSON::readTree).toList();
        assertThat(port).hasSize(2);
        assertThat(port.getLast().get("number").asInt()).isEqualTo(80);
        List<JsonNode> state = Shell.run("state", "--json", "--at", "12", HTTP).answers().lines().map(JSON::readTree).toList();
        assertThat(state).anySatisfy(leaf -> {
            assertThat(leaf.path("id").asString("")).isEqualTo("x.tcp.client.bytes_in_flight");
            assertThat(leaf.get("value").asString()).isEqualTo("76 bytes");
            assertThat(leaf.get("before").asString()).isEqualTo("0 bytes");
        });
        assertThat(Shell.run("state", "--json", "--at", "0", HTTP).answers().lines()).hasSize(1);
    }

    @Test
    void summaryForPeopleSaysTheSameNumbers() {
        Shell.Outcome outcome = Shell.run("summary", HTTP);
        assertThat(outcome.answers()).contains("27 packets").containsPattern("tcp\\.conversations +1\n");
    }

    @Test
    void jsonIsWrittenForAFileThatIsNoCaptureToo() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "a letter");
        Shell.Outcome outcome = Shell.run("summary", "--json", file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
        assertThat(JSON.readTree(outcome.answers()).get("packets").asInt()).isZero();
    }

    @Test
    void aKeyFileThatIsNotThereIsInputThatCannotBeRead() {
        Shell.Outcome outcome = Shell.run("summary", "--keylog", "keys.txt", HTTP);
        assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
        assertThat(outcome.complaints()).contains("keys.txt");
    }

    @Test
    void aWrongDecodeAsRuleIsWrongUsageAndAnUnknownProtocolIsToldAbout() {
        assertThat(Shell.run("summary", "--decode-as", "8080", HTTP).code()).isEqualTo(ExitCode.USAGE);
        Shell.Outcome unknown = Shell.run("summary", "--decode-as", "udp.port==5004,gopherwire", HTTP);
        assertThat(unknown.code()).isZero();
        assertThat(unknown.complaints()).contains("gopherwire");
    }

    @Test
    void standardInputIsADash() throws IOException {
        byte[] capture = Files.readAllBytes(Path.of(HTTP));
        assertThat(Shell.runWith(capture, "summary", "-").answers()).contains("27 packets");
        assertThat(Shell.runWith(capture, "steps", "-").answers()).isEqualTo(Shell.run("steps", HTTP).answers());
    }

    @Test
    void headersCostInHttp11WhatTheySay() {
        List<JsonNode> lines = Shell.run("streams", "--headers", "--json", HTTP)
                .answers()
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(lines.getFirst().get("schema").asString()).isEqualTo("framewalk.headers");
        List<JsonNode> sums =
                lines.stream().skip(1).filter(line -> line.get("kind").asString().equals("sum")).toList();
        assertThat(sums).hasSize(2).allSatisfy(sum -> {
            assertThat(sum.get("asText").asInt()).isPositive();
            assertThat(sum.get("saved").asInt()).isZero();
        });
        assertThat(Shell.run("streams", "--headers", HTTP).answers()).contains("as HTTP/1").contains("0 % less");
    }

    @Test
    void stepsAtSegmentDepthHaveEveryPacket() {
        Shell.Outcome outcome = Shell.run("steps", "--depth", "segments", "--json", HANDSHAKE);
        List<Integer> packets = outcome.answers()
                .lines()
                .skip(1)
                .map(line -> JSON.readTree(line).get("packet").asInt())
                .distinct()
                .toList();
        assertThat(packets).isEqualTo(Stream.iterate(1, n -> n + 1).limit(28).toList());
    }

    @Test
    void deeperMeansMoreStepsDownToOneStepAPacket() {
        List<Long> counts = Stream.of("story", "messages", "frames")
                .map(depth -> Shell.run("steps", "--depth", depth, HTTP).answers().lines().count())
                .toList();
        assertThat(counts).isSorted().doesNotHaveDuplicates();
        // 27 packets and the heading, and under the SYN the answer that told its address
        List<String> lines = Shell.run("steps", "--depth", "segments", HTTP).answers().lines().toList();
        assertThat(lines).hasSize(29);
        assertThat(lines.get(4)).contains("↳ An answer").contains("shop.example").contains("(step 3)");
    }

    @Test
    void theFirstJsonLineNamesTheSchema() {
        JsonNode header =
                JSON.readTree(Shell.run("steps", "--format", "jsonl", HTTP).answers().lines().findFirst().orElseThrow());
        assertThat(header.get("schema").asString()).isEqualTo("framewalk.steps");
        assertThat(header.get("version").asInt()).isEqualTo(1);
    }

    @Test
    void aFilterMayStandBehindTheFileOrAsAnOption() {
        String answers = Shell.run("steps", "--depth", "segments", HANDSHAKE, "frame.number == 4").answers();
        assertThat(answers.lines()).hasSizeGreaterThan(1).allMatch(line -> line.matches(" +(step|\\d+) +(packet|4) .*"));
        assertThat(Shell.run("steps", "--depth", "segments", "-Y", "frame.number == 4", HANDSHAKE).answers())
                .isEqualTo(answers);
        assertThat(Shell.run("steps", "-Y", "tcp", HANDSHAKE, "tcp").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFilterThatLeavesNothingSaysSo() {
        Shell.Outcome outcome = Shell.run("steps", "--json", HANDSHAKE, "dns");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers()).contains("framewalk.steps").hasLineCount(1);
        assertThat(outcome.complaints()).contains("None of the steps");
    }

    @Test
    void aWrongFilterIsPointedAt() {
        Shell.Outcome outcome = Shell.run("steps", HANDSHAKE, "ip.src == 10.0.0.2 and tcp.prot == 1");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains("Did you mean tcp.port?").contains("\n" + " ".repeat(25) + "^^^^^^^^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--depth", "--format"})
    void aValueThatIsNoneOfThoseThereAreIsWrongUsage(String option) {
        Shell.Outcome outcome = Shell.run("steps", option, "middling", HANDSHAKE);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains(option).contains("middling");
    }

    @Test
    void showTakesAPacketApart() {
        Shell.Outcome outcome = Shell.run("show", HANDSHAKE, "3");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers())
                .contains("Packet 3 of 28")
                .contains("seen at client")
                .contains("10.0.0.2   [ip.src]")
                .contains("4000   [tcp.dstport]")
                .containsPattern("0000 +02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 ");
    }

    @Test
    void showMarksTheBytesOfAField() {
        Shell.Outcome outcome = Shell.run("show", HANDSHAKE, "3:ip.src");
        assertThat(outcome.answers()).contains("Bytes 26 to 29 of packet 3").contains("[0a 00 00 02]").contains("RFC 791");
    }

    @Test
    void aFieldThatThePacketDoesNotHaveIsAFinding() {
        Shell.Outcome outcome = Shell.run("show", HANDSHAKE, "1:tcp.port");
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDING);
        assertThat(outcome.complaints()).contains("eth.dst");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "29", "x", "", "-1", "99999999999"})
    void aPacketThatIsNotThereIsWrongUsage(String packet) {
        assertThat(Shell.run("show", HANDSHAKE, "--", packet).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void stateTellsBothEndsAndWhatThePacketChanged() {
        // the step of packet 4, the server's SYN+ACK
        int step = Shell.run("steps", "--depth", "segments", "--json", HANDSHAKE)
                .answers()
                .lines()
                .skip(1)
                .map(JSON::readTree)
                .filter(line -> line.get("packet").asInt() == 4)
                .findFirst()
                .orElseThrow()
                .get("step")
                .asInt();
        Shell.Outcome outcome = Shell.run("state", "--at", Integer.toString(step), HANDSHAKE);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers())
                .contains("(client) to 10.0.0.1:4000 (server)")
                .containsPattern("(?m)^\\* .*\\(packet 4\\)");
    }

    @Test
    void stateBeforeEverythingIsEmptyAndAStepThatIsNotThereIsWrongUsage() {
        assertThat(Shell.run("state", "--at", "0", HANDSHAKE).code()).isZero();
        Shell.Outcome outcome = Shell.run("state", "--at", "100000", HANDSHAKE);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains("steps 0 to ");
    }

    @Test
    void anExportAppearsWhenItIsComplete() throws IOException {
        Path out = folder.resolve("steps.jsonl");
        Files.writeString(out, "old");
        assertThat(Shell.run("export", "--to", "jsonl", "-o", out.toString(), HTTP).code()).isZero();
        assertThat(Files.readString(out)).isEqualTo(Shell.run("steps", "--json", HTTP).answers());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(out);
        }
    }

    @ParameterizedTest
    @CsvSource({"svg,<", "png,\u0089PNG", "pdf,%PDF-", "mermaid,---"})
    void picturesAreWrittenWithoutADisplay(String kind, String beginning) throws IOException {
        Path out = folder.resolve("ladder." + kind);
        Shell.Outcome outcome = Shell.run("export", "--to", kind, "--theme", "dark", "-o", out.toString(), HTTP);
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith(beginning);
    }

    @Test
    void livesAreSentencesToo() {
        assertThat(Shell.run("export", "--view", "lives", "--at", "6", "--to", "text", "-o", "-", TCP).answers())
                .isEqualTo(
                        """
                        TCP, client: ESTABLISHED; was SYN-SENT; because: SYN, ACK received
                        TCP, server: SYN-RECEIVED; was LISTEN; because: SYN, ACK sent
                        """);
        assertThat(Shell.run("export", "--view", "lives", "--to", "svg", "-o", "-", TCP).answers())
                .contains("<svg", "FIN-WAIT-1");
    }

    @Test
    void whatHasNoStatesSaysSo() {
        Shell.Outcome outcome = Shell.run("export", "--view", "lives", "--at", "1", "--to", "svg", "-o", "-", TCP);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains("--at");
    }

    @Test
    void aPictureIsBytesOnStandardOutputToo() {
        assertThat(Shell.run("export", "--to", "svg", "-o", "-", HTTP).answers()).contains("<svg").endsWith("</svg>\n");
    }

    @ParameterizedTest
    @CsvSource({"--axis,sideways", "--theme,pink", "--width,12"})
    void aPictureThatCannotBeIsWrongUsage(String option, String value) {
        Shell.Outcome outcome = Shell.run("export", "--to", "svg", option, value, "-o", "-", HTTP);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains(value);
    }

    /// Every way to name the same file, and every file that is read.
    @ParameterizedTest
    @CsvSource({
        "trace.pcapng", "./trace.pcapng", "../{folder}/trace.pcapng", "absolute", "symbolic", "hard",
        "other.pcapng", "named.txt", "trace.keys", "other.keys"
    })
    void anExportNeverReplacesAFileThatItReads(String name) throws IOException {
        for (String kind : List.of("svg", "png", "pdf", "har", "jsonl", "text", "mermaid")) {
            Path capture = Files.copy(Path.of(HTTP), folder.resolve("trace.pcapng"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(Path.of(HANDSHAKE), folder.resolve("other.pcapng"), StandardCopyOption.REPLACE_EXISTING);
            for (String keys : List.of("named.txt", "trace.keys", "other.keys")) {
                Files.writeString(folder.resolve(keys), "CLIENT_RANDOM " + "0".repeat(64) + " " + "0".repeat(96) + "\n");
            }
            Files.deleteIfExists(folder.resolve("symbolic"));
            Files.createSymbolicLink(folder.resolve("symbolic"), capture);
            Files.deleteIfExists(folder.resolve("hard"));
            Files.createLink(folder.resolve("hard"), capture);
            Map<Path, String> before = contents();
            String out = name.equals("absolute")
                    ? capture.toRealPath().toString()
                    : folder + "/" + name.replace("{folder}", String.valueOf(folder.getFileName()));
            Shell.Outcome outcome = Shell.run(
                    "export", "--to", kind, "--with", folder.resolve("other.pcapng").toString(),
                    "--keylog", folder.resolve("named.txt").toString(), "-o", out, capture.toString());
            assertThat(outcome.code()).as(kind).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.complaints()).contains(out + " is read for this export", "name another file after -o.");
            assertThat(contents()).as(kind).isEqualTo(before);
        }
    }

    @Test
    void aComparisonDoesNotReplaceEitherCapture() throws IOException {
        Path a = Files.copy(Path.of(HTTP), folder.resolve("a.pcapng"));
        Path b = Files.copy(Path.of(HANDSHAKE), folder.resolve("b.pcapng"));
        Map<Path, String> before = contents();
        for (Path out : List.of(a, b)) {
            Shell.Outcome outcome = Shell.run(
                    "export", "--view", "compare", "--with", b.toString(), "--to", "svg", "-o", out.toString(), a.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(contents()).isEqualTo(before);
        }
    }

    /// A connection that is not there is found out while the file is being written, or before.
    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "pdf", "text"})
    void anExportThatFailsLeavesTheFileThatWasThereAndNothingElse(String kind) throws IOException {
        Path old = folder.resolve("old." + kind);
        Files.writeString(old, "what was there");
        Path broken = folder.resolve("broken.pcapng");
        Files.writeString(broken, "this is no capture");
        Map<Path, String> before = contents();
        assertThat(Shell.run("export", "--to", kind, "--view", "tcp", "--conversation", "99", "-o", old.toString(), HTTP).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(contents()).isEqualTo(before);
        if (!kind.equals("text")) {
            // the other capture is read in the midst of writing
            Shell.Outcome outcome = Shell.run(
                    "export", "--to", kind, "--view", "compare", "--with", broken.toString(), "-o", old.toString(), HTTP);
            assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
            assertThat(contents()).isEqualTo(before);
        }
    }

    @Test
    void anExportGoesWhereASymbolicLinkLeads() throws IOException {
        Path target = folder.resolve("target.txt");
        Files.writeString(target, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThat(Shell.run("export", "--to", "text", "-o", link.toString(), HTTP).code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("   step");
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void anExportToAFolderThatIsNotThereSaysSo() throws IOException {
        Shell.Outcome outcome =
                Shell.run("export", "--to", "jsonl", "-o", folder.resolve("no/where.jsonl").toString(), HTTP);
        assertThat(outcome.code()).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(outcome.complaints()).contains("where.jsonl");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
