package dev.framewalk.decoders.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.framewalk.decoders.dns.Dns;
import dev.framewalk.decoders.http1.Http1;
import dev.framewalk.decoders.http2.Http2;
import dev.framewalk.decoders.tls.KeyLog;
import dev.framewalk.decoders.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Any bytes as a conversation, for each protocol of streams.
final class StreamsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void http1(byte[] input) {
        FuzzedDecoder.hold(Http1.STREAM, input);
    }

    @FuzzTest(maxDuration = "10m")
    void http2(byte[] input) {
        FuzzedDecoder.hold(Http2.STREAM, input);
    }

    /// With the secrets of the recorded sessions, which the seeds are.
    @FuzzTest(maxDuration = "10m")
    void tls(byte[] input) {
        FuzzedDecoder.hold(Keyed.TLS, input);
    }

    @FuzzTest(maxDuration = "10m")
    void dns(byte[] input) {
        FuzzedDecoder.hold(Dns.STREAM, input);
    }

    private static final class Keyed {
        static final Tls TLS = new Tls(keys());

        private static KeyLog keys() {
            KeyLog keys = new KeyLog();
            try (Stream<Path> sessions = Files.list(Path.of(Objects.requireNonNull(
                            Tls.class.getResource("sessions"), "the recorded sessions")
                    .toURI()))) {
                for (Path session : sessions.sorted().toList()) {
                    List<String> lines = Files.readAllLines(session);
                    lines.stream().filter(line -> line.startsWith("K ")).forEach(line -> keys.add(line.substring(2) + "\n"));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
            return keys;
        }
    }
}
