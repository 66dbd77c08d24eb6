package dev.framewalk.timeline.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.insight.Insights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Attacks on HTTP/2 are named with their counts; ordinary traffic is not.
final class HostileHttp2Test {
    private final Frames client = new Frames();
    private final Frames server = new Frames();

    @BeforeEach
    void anew() {
        GeneratedConnection.anew();
        client.raw(Frames.PREFACE).settings();
        server.settings().acknowledge();
    }

    /// The insights about HTTP/2 as an attack, of a connection in which both ends say what they have to say.
    private List<Insight> insights(byte[]... turns) throws IOException {
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection =
                new GeneratedConnection(capture, new Random(1), 40_000, 8080, false).withoutTrouble();
        for (int i = 0; i < turns.length; i++) {
            if (i % 2 == 0) {
                connection.client(turns[i]);
            } else {
                connection.server(turns[i]);
            }
        }
        connection.play();
        try (Timeline timeline = capture.read()) {
            return hostile(timeline);
        }
    }

    private static List<Insight> hostile(Timeline timeline) {
        return Insights.of(timeline).all().stream()
                .filter(insight -> insight.rule().startsWith("x.insight.http2-") || insight.rule().equals("x.insight.decompression-bomb"))
                .toList();
    }

    private static Insight only(List<Insight> insights, String rule) {
        assertThat(insights).extracting(Insight::rule).containsExactly(rule);
        assertThat(insights.getFirst().severity()).isEqualTo(Severity.WARN);
        assertThat(insights.getFirst().sentence()).doesNotContain("{");
        assertThat(insights.getFirst().packets()).isNotEmpty();
        return insights.getFirst();
    }

    @Test
    void rapidReset() throws IOException {
        client.acknowledge();
        for (int i = 0; i < 400; i++) {
            client.get(1 + 2 * i, "/").reset(1 + 2 * i, 8);
        }
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-rapid-reset").sentence()).contains("400 of 400");
    }

    @Test
    void continuationFlood() throws IOException {
        client.frame(Frames.HEADERS, Frames.END_STREAM, 1, client.block(":method", "GET"));
        for (int i = 0; i < 300; i++) {
            client.frame(Frames.CONTINUATION, 0, 1, client.block("x-" + i, "y".repeat(50)));
        }
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-continuation-flood").sentence()).contains("300");
    }

    @Test
    void settingsFlood() throws IOException {
        for (int i = 0; i < 500; i++) {
            client.settings(3, i);
        }
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-settings-flood").sentence())
                .contains("501 SETTINGS frames came from the client");
    }

    @Test
    void pingFlood() throws IOException {
        for (int i = 0; i < 500; i++) {
            server.ping(i);
        }
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-ping-flood").sentence())
                .contains("500 PING frames came from the server");
    }

    @Test
    void emptyFramesFlood() throws IOException {
        client.headers(1, false, ":method", "POST", ":scheme", "http", ":authority", "h", ":path", "/");
        for (int i = 0; i < 300; i++) {
            client.frame(Frames.DATA, 0, 1);
        }
        only(insights(client.take(), server.take()), "x.insight.http2-empty-frames-flood");
    }

    @Test
    void priorityFlood() throws IOException {
        for (int i = 0; i < 2000; i++) {
            client.frame(Frames.PRIORITY, 0, 3 + 2 * (i % 50), ByteBuffer.allocate(5).putInt(1).put((byte) i).array());
        }
        only(insights(client.take(), server.take()), "x.insight.http2-priority-flood");
    }

    @Test
    void giantSettings() throws IOException {
        long[] many = new long[2 * 2000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 3;
            many[i + 1] = i;
        }
        client.settings(many);
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-giant-settings").sentence()).contains("2000 settings");

        anew();
        server.settings(1, 0xffff_ffffL);
        only(insights(client.take(), server.take()), "x.insight.http2-giant-settings");
    }

    @Test
    void headerBomb() throws IOException {
        byte[] block = client.block(":method", "GET", ":scheme", "http", ":path", "/", "x", "y".repeat(4000));
        byte[] bomb = java.util.Arrays.copyOf(block, block.length + 10_000);
        java.util.Arrays.fill(bomb, block.length, bomb.length, (byte) 0xbe);
        client.frame(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, bomb);
        // 10 000 times name, value and 32
        assertThat(only(insights(client.take(), server.take()), "x.insight.http2-header-bomb").sentence()).contains("40\u202f3");
    }

    @Test
    void decompressionBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[30 << 20]);
        }
        client.acknowledge().get(1, "/bomb");
        server.headers(1, false, ":status", "200", "content-encoding", "gzip").data(1, packed.toByteArray(), true);
        assertThat(only(insights(client.take(), server.take()), "x.insight.decompression-bomb").sentence()).contains("31\u202f457\u202f280 bytes");
    }

    @Test
    void aClientThatGivesUpSomeStreamsIsNoAttacker() throws IOException {
        client.acknowledge();
        for (int i = 0; i < 200; i++) {
            client.get(1 + 2 * i, "/" + i);
            server.headers(1 + 2 * i, true, ":status", "204");
            if (i % 3 == 0) {
                client.reset(1 + 2 * i, 8);
            }
        }
        assertThat(insights(client.take(), server.take())).isEmpty();
    }

    @Test
    void ordinaryCapturesHoldNoAttack() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Http2Corpus.files()) {
            try (Timeline timeline = Http2Corpus.read(file)) {
                hostile(timeline).forEach(insight -> found.add(file.getFileName() + ": " + insight.rule() + " " + insight.sentence()));
            }
        }
        assertThat(found).isEmpty();
    }
}
