package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Streams that wait for bytes of other streams, held against a model that counts byte by byte")
final class BlockedStreamsTest {
    private static final int PATTERNS = 100;

    @TempDir
    Path folder;

    /// One line of the truth: (stream, byte range, duration, culprit).
    private record Blocked(long stream, long from, long to, long nanos, int culprit, long culpritStream) {}

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyFrameOfClearHttp2WaitsExactlyAsLong(int block) throws IOException {
        int waited = 0;
        for (int seed = block * PATTERNS; seed < (block + 1) * PATTERNS; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(1_000_000L + seed);
            GeneratedHttp2 http2 = new GeneratedHttp2(random, 1 + random.nextInt(6), 8000);
            GeneratedConnection.Truth truth = new GeneratedConnection(capture, random, 40_000, 80, false)
                    .client(http2.client())
                    .server(http2.server())
                    .play();
            List<Blocked> expected = new ArrayList<>();
            for (GeneratedHttp2.Frame frame : http2.frames()) {
                long last = frame.to() - 1;
                long nanos = truth.deliverable(last) - truth.arrived(last);
                if (nanos > 0) {
                    expected.add(new Blocked(
                            frame.stream(),
                            frame.from(),
                            frame.to(),
                            nanos,
                            capture.packetAt(truth.deliverable(last)),
                            culpritStream(http2, truth, last)));
                }
            }
            try (Timeline timeline = capture.read()) {
                ConversationWaits waits = Waits.of(timeline).in(0);
                List<Blocked> found = new ArrayList<>();
                int frames = 0;
                for (int event = 0; event < timeline.eventCount(); event++) {
                    if (timeline.told(event) instanceof Http2Event.FrameSeen frame && frame.side() == Side.SERVER) {
                        assertThat(frame.unit().from()).isEqualTo(http2.frames().get(frames).from());
                        frames++;
                        for (Wait wait : waits.of(event)) {
                            if (wait.cause() == WaitCause.TCP_HEAD_OF_LINE) {
                                found.add(new Blocked(
                                        wait.streamNumber(),
                                        frame.unit().from(),
                                        frame.unit().to(),
                                        wait.blockedNanos(),
                                        wait.culpritPacket(),
                                        wait.culpritStream()));
                            }
                        }
                    }
                }
                assertThat(frames).as("seed %d", seed).isEqualTo(http2.frames().size());
                assertThat(found).as("seed %d", seed).isEqualTo(expected);
                waited += found.size();
                for (long moment : truth.moments()) {
                    assertThat(waits.blocked(Side.SERVER).after(capture.packetAt(moment)))
                            .as("seed %d at %d", seed, moment)
                            .isEqualTo(truth.held(moment));
                }
                owners(http2, waits, seed);
            }
        }
        assertThat(waited).as("frames that waited in all patterns").isGreaterThan(PATTERNS);
    }

    /// One line of the truth behind TLS.
    private record Waited(WaitCause cause, long stream, long from, long to, long since, long until, int culprit) {}

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyFrameBehindTlsWaitsExactlyAsLong(int block) throws IOException {
        int waited = 0;
        int forRecords = 0;
        for (int seed = block * PATTERNS; seed < (block + 1) * PATTERNS; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(2_000_000L + seed);
            GeneratedHttp2 http2 = new GeneratedHttp2(random, 1 + random.nextInt(6), 8000);
            GeneratedTls tls = new GeneratedTls(random);
            GeneratedConnection.Truth truth = new GeneratedConnection(capture, random, 40_000, 443, false)
                    .client(tls.clientHello())
                    .server(tls.serverFlight())
                    .client(tls.clientSays(http2.client()))
                    .server(tls.serverSays(http2.server()))
                    .play();
            List<Waited> expected = new ArrayList<>();
            for (GeneratedHttp2.Frame frame : http2.frames()) {
                GeneratedTls.Record record = tls.recordOf(frame.to() - 1);
                long last = record.onTcp(frame.to() - 1);
                long opener = record.to() - 1;
                if (truth.deliverable(last) > truth.arrived(last)) {
                    expected.add(waited(WaitCause.TCP_HEAD_OF_LINE, frame, truth.arrived(last), truth.deliverable(last), capture));
                }
                if (truth.deliverable(opener) > truth.deliverable(last)) {
                    expected.add(waited(WaitCause.TLS_RECORD, frame, truth.deliverable(last), truth.deliverable(opener), capture));
                }
            }
            Path file = Files.writeString(folder.resolve(seed + ".keys"), tls.keyLog());
            Keys keys = Keys.none();
            assertThat(keys.add(file)).isEqualTo(4);
            try (Timeline timeline = capture.read(number -> true, keys)) {
                ConversationWaits waits = Waits.of(timeline).in(0);
                List<Waited> found = new ArrayList<>();
                int frames = 0;
                for (int event = 0; event < timeline.eventCount(); event++) {
                    if (timeline.told(event) instanceof Http2Event.FrameSeen frame && frame.side() == Side.SERVER) {
                        frames++;
                        for (Wait wait : waits.of(event)) {
                            if (wait.cause() == WaitCause.TCP_HEAD_OF_LINE || wait.cause() == WaitCause.TLS_RECORD) {
                                found.add(new Waited(
                                        wait.cause(),
                                        wait.streamNumber(),
                                        frame.unit().from(),
                                        frame.unit().to(),
                                        wait.arrivedNanos(),
                                        wait.deliverableNanos(),
                                        wait.culpritPacket()));
                                assertThat(wait.culpritStream())
                                        .as("seed %d, %s", seed, wait)
                                        .isEqualTo(firstStream(http2, tls, Objects.requireNonNull(wait.missing())));
                                forRecords += wait.cause() == WaitCause.TLS_RECORD ? 1 : 0;
                            }
                        }
                    }
                }
                assertThat(frames).as("seed %d", seed).isEqualTo(http2.frames().size());
                assertThat(found).as("seed %d", seed).isEqualTo(expected);
                waited += found.size();
                for (long moment : truth.moments()) {
                    assertThat(waits.blocked(Side.SERVER).after(capture.packetAt(moment)))
                            .as("seed %d at %d", seed, moment)
                            .isEqualTo(truth.held(moment));
                }
            }
        }
        assertThat(waited).as("waits in all patterns").isGreaterThan(PATTERNS);
        assertThat(forRecords).as("of them for the rest of a record").isGreaterThan(PATTERNS);
    }

    private static Waited waited(
            WaitCause cause, GeneratedHttp2.Frame frame, long since, long until, GeneratedCapture capture) {
        return new Waited(cause, frame.stream(), frame.from(), frame.to(), since, until, capture.packetAt(until));
    }

    /// The stream of the first plain byte among missing ones; where only headers or tags of records are missing, of the first in the record.
    private static long firstStream(GeneratedHttp2 http2, GeneratedTls tls, Unit missing) {
        for (GeneratedTls.Record record : tls.records()) {
            if (record.to() <= missing.from() || record.from() >= missing.to()) {
                continue;
            }
            long plain = record.plainFrom();
            for (long at = record.plainFrom(); at < record.plainTo(); at++) {
                if (missing.from() <= record.onTcp(at) && record.onTcp(at) < missing.to()) {
                    plain = at;
                    break;
                }
            }
            for (GeneratedHttp2.Frame frame : http2.frames()) {
                if (frame.from() <= plain && plain < frame.to()) {
                    return frame.stream();
                }
            }
        }
        return Wait.NO_STREAM;
    }

    /// Each hole names all streams whose bytes were missing.
    private static void owners(GeneratedHttp2 http2, ConversationWaits waits, int seed) {
        for (Hole hole : waits.holes()) {
            TreeSet<Long> streams = new TreeSet<>();
            for (GeneratedHttp2.Frame frame : http2.frames()) {
                if (frame.from() < hole.missing().to() && frame.to() > hole.missing().from()) {
                    streams.add(frame.stream());
                }
            }
            assertThat(new TreeSet<>(hole.streams())).as("seed %d, %s", seed, hole.missing()).isEqualTo(streams);
        }
    }

    /// The stream of the first byte of the run that came last of those before a byte. A run ends where bytes came with another packet; what came
    /// with the same packet behind bytes that were there already is another run.
    private static long culpritStream(GeneratedHttp2 http2, GeneratedConnection.Truth truth, long last) {
        long latest = truth.deliverable(last);
        long at = last;
        while (truth.arrived(at) != latest) {
            at--;
        }
        while (at > 0 && truth.arrived(at - 1) == latest) {
            at--;
        }
        for (GeneratedHttp2.Frame frame : http2.frames()) {
            if (frame.from() <= at && at < frame.to()) {
                return frame.stream();
            }
        }
        throw new AssertionError("no frame at " + at);
    }
}
