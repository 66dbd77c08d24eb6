package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.waiting.RoundTrip;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Round trips are labelled with what they were spent on")
final class RoundTripBudgetTest {
    @TempDir
    Path folder;

    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of("one request", "tcp request", "G A"),
                Arguments.of("a request and another", "tcp request request", "G A G A"),
                Arguments.of("three requests", "tcp request request request", "G A G A G A"),
                Arguments.of("two requests at once", "tcp request", "2 B"),
                Arguments.of("sent elsewhere", "tcp redirect request", "G R G A"),
                Arguments.of("sent elsewhere twice", "tcp redirect redirect request", "G R G R G A"),
                Arguments.of("a long answer in two rounds", "tcp request slow-start", "G L2"),
                Arguments.of("a long answer in four rounds", "tcp request slow-start slow-start slow-start", "G L4"),
                Arguments.of("a long answer and a short one", "tcp request slow-start request", "G L2 G A"),
                Arguments.of("an answer that the server makes piece by piece", "tcp request", "G P"),
                Arguments.of("behind TLS", "tcp tls request", "T"),
                Arguments.of("no connection at all", "", "N"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void asInThisScenario(String name, String expected, String script) throws IOException {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        Random random = new Random(name.hashCode());
        Keys keys = Keys.none();
        int port = script.equals("T") ? 443 : 80;
        GeneratedConnection connection =
                new GeneratedConnection(capture, random, 40_000, port, false).withoutTrouble();
        for (String turn : script.split(" ", -1)) {
            switch (turn) {
                case "G" -> connection.client(ascii("GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n"));
                case "2" -> connection.client(ascii(
                        "GET /a HTTP/1.1\r\nHost: a.example\r\n\r\nGET /b HTTP/1.1\r\nHost: a.example\r\n\r\n"));
                case "A" -> connection.server(answer(1000));
                case "B" -> connection.server(ascii(text(answer(1000)) + text(answer(2000))));
                case "R" -> connection.server(
                        ascii("HTTP/1.1 301 Moved Permanently\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"));
                case "L2" -> rounds(connection, 2);
                case "L4" -> rounds(connection, 4);
                case "P" -> {
                    byte[] all = answer(3000);
                    connection.server(Arrays.copyOf(all, 1000));
                    // longer than any way: it was not an acknowledgment that was waited for
                    connection.serverAfter(150_000_000, Arrays.copyOfRange(all, 1000, all.length));
                }
                case "T" -> {
                    GeneratedTls tls = new GeneratedTls(random);
                    GeneratedHttp2 http2 = new GeneratedHttp2(random, 2, 3000);
                    keys.add(Files.writeString(folder.resolve("k.keys"), tls.keyLog()));
                    connection
                            .client(tls.clientHello())
                            .server(tls.serverFlight())
                            .client(tls.clientSays(http2.client()))
                            .server(tls.serverSays(http2.server()));
                }
                default -> {
                    // nothing is said
                }
            }
        }
        if (!script.equals("N")) {
            connection.play();
        }
        try (Timeline timeline = capture.read(number -> true, keys)) {
            List<RoundTrip> found = timeline.conversationCount() == 0
                    ? List.of()
                    : Waits.of(timeline).in(0).roundTrips().parts();
            assertThat(String.join(" ", found.stream().map(trip -> trip.purpose().id()).toList()))
                    .isEqualTo(expected);
        }
    }

    private static void rounds(GeneratedConnection connection, int rounds) {
        byte[] all = answer(rounds * 4000 - 100);
        for (int i = 0; i < rounds; i++) {
            byte[] part = Arrays.copyOfRange(all, i * 4000, Math.min(all.length, (i + 1) * 4000));
            if (i == 0) {
                connection.server(part);
            } else {
                connection.serverAfterRoundTrip(part);
            }
        }
    }

    private static byte[] answer(int length) {
        return ascii("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
