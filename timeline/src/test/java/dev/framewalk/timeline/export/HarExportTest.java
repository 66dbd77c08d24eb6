package dev.framewalk.timeline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The sample capture `http1-keep-alive` holds seven requests on one connection; what is expected here was read off it with tshark.
class HarExportTest {
    private static List<JsonNode> entries() throws Exception {
        Path sample = Path.of(System.getProperty("framewalk.root"), "sample-captures", "http1-keep-alive.pcapng");
        try (Timeline timeline = Timeline.open(CaptureFile.open(sample), DecodeAs.NOTHING)) {
            timeline.readAll();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new HarExport(timeline).write(out, event -> true);
            List<JsonNode> entries = new ArrayList<>();
            new ObjectMapper().readTree(out.toByteArray()).get("log").get("entries").forEach(entries::add);
            return entries;
        }
    }

    @Test
    void everyRequestIsAnEntryInTheOrderInWhichTheyWereAsked() throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : entries()) {
            JsonNode request = entry.get("request");
            lines.add(request.get("method").asString() + " " + request.get("url").asString() + " "
                    + entry.get("response").get("status").asInt());
        }
        assertThat(lines)
                .containsExactly(
                        "GET http://shop.example/ 200",
                        "GET http://shop.example/brewing 200",
                        "GET http://shop.example/catalogue 200",
                        "GET http://shop.example/ 304",
                        "HEAD http://shop.example/catalogue 200",
                        "GET http://shop.example/coffee 404",
                        "POST http://shop.example/orders 201");
    }

    @Test
    void onlyTheFirstRequestOfAConnectionPaidForTheHandshake() throws Exception {
        List<JsonNode> entries = entries();
        assertThat(entries.get(0).get("timings").get("connect").asDouble()).isBetween(20.0, 22.0);
        for (JsonNode later : entries.subList(1, entries.size())) {
            assertThat(later.get("timings").get("connect").asDouble()).isEqualTo(-1);
        }
    }

    @Test
    void theTimeOfAnEntryIsTheSumOfItsKnownParts() throws Exception {
        for (JsonNode entry : entries()) {
            double sum = 0;
            for (String part : new String[] {"connect", "send", "wait", "receive"}) {
                sum += Math.max(0, entry.get("timings").get(part).asDouble());
            }
            assertThat(entry.get("time").asDouble()).isCloseTo(sum, offset(0.001));
        }
    }

    @Test
    void codingsAreUndoneAndWhatTheySavedIsSaid() throws Exception {
        // the catalogue was sent gzip-coded
        JsonNode response = entries().get(2).get("response");
        JsonNode content = response.get("content");
        assertThat(content.get("text").asString().getBytes(StandardCharsets.UTF_8)).hasSize(content.get("size").asInt());
        assertThat(content.get("size").asInt() - response.get("bodySize").asInt())
                .isEqualTo(content.get("compression").asInt())
                .isPositive();
    }
}
