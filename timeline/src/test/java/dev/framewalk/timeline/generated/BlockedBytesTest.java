package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Waiting behind missing bytes, held against a model that counts byte by byte")
final class BlockedBytesTest {
    private static final int PATTERNS = 100;

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyMessageOfHttp1WaitsExactlyAsLong(int block) throws IOException {
        int waited = 0;
        for (int seed = block * PATTERNS; seed < (block + 1) * PATTERNS; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(seed);
            GeneratedConnection connection = new GeneratedConnection(capture, random, 40_000, 80, false);
            if (random.nextInt(4) == 0) {
                connection.withoutSelectiveAcks();
            }
            int requests = 1 + random.nextInt(4);
            StringBuilder asked = new StringBuilder();
            StringBuilder answered = new StringBuilder();
            for (int i = 0; i < requests; i++) {
                asked.append("GET /").append(i).append(" HTTP/1.1\r\nHost: a.example\r\n\r\n");
                answered.append(answer(random));
            }
            connection.client(ascii(asked)).server(ascii(answered));
            GeneratedConnection.Truth truth = connection.play();
            try (Timeline timeline = capture.read()) {
                waited += check(timeline, truth, capture, seed);
                held(timeline, truth, capture, seed);
            }
        }
        assertThat(waited).as("units that waited in all patterns").isGreaterThan(PATTERNS);
    }

    @Test
    void atTheServerAcknowledgmentsTellAsMuch() throws IOException {
        int waited = 0;
        for (int seed = 0; seed < PATTERNS; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(seed);
            GeneratedConnection connection = new GeneratedConnection(capture, random, 40_000, 80, true);
            connection
                    .client(ascii("GET / HTTP/1.1\r\nHost: a.example\r\n\r\nGET /2 HTTP/1.1\r\nHost: a.example\r\n\r\n"))
                    .server(ascii(answer(random) + answer(random)));
            GeneratedConnection.Truth truth = connection.play();
            try (Timeline timeline = capture.read()) {
                ConversationWaits waits = Waits.of(timeline).in(0);
                for (int event = 0; event < timeline.eventCount(); event++) {
                    StreamEvent told = timeline.told(event);
                    if (told == null || told.unit() == null || told.side() == Side.CLIENT || told.unit().length() == 0) {
                        continue;
                    }
                    long last = told.unit().to() - 1;
                    if (truth.deliverable(last) == truth.arrived(last)) {
                        assertThat(ofBytes(waits, event)).as("seed %d, %s", seed, told.unit()).isEmpty();
                        continue;
                    }
                    waited++;
                    assertThat(ofBytes(waits, event)).as("seed %d, %s", seed, told.unit()).hasSize(1);
                    Wait wait = ofBytes(waits, event).getFirst();
                    assertThat(wait.arrivedNanos()).isEqualTo(truth.acknowledged(truth.arrived(last)));
                    assertThat(wait.deliverableNanos()).isEqualTo(truth.acknowledged(truth.deliverable(last)));
                    assertThat(wait.culpritPacket())
                            .as("seed %d, %s", seed, told.unit())
                            .isEqualTo(capture.packetAt(truth.sent(truth.deliverable(last))));
                    assertThat(wait.certainty()).isInstanceOf(Certainty.Inferred.class);
                }
                if (!waits.holes().isEmpty()) {
                    assertThat(waits.standpoint(Side.SERVER).vicinity()).isEqualTo(Standpoint.Vicinity.SENDER);
                }
            }
        }
        assertThat(waited).isGreaterThan(PATTERNS / 2);
    }

    private static String answer(Random random) {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\n");
        if (random.nextBoolean()) {
            int length = random.nextInt(9000);
            return text.append("Content-Length: ").append(length).append("\r\n\r\n").append("x".repeat(length)).toString();
        }
        text.append("Transfer-Encoding: chunked\r\n\r\n");
        for (int i = random.nextInt(5); i >= 0; i--) {
            int length = 1 + random.nextInt(3000);
            text.append(Integer.toHexString(length)).append("\r\n").append("y".repeat(length)).append("\r\n");
        }
        return text.append("0\r\n\r\n").toString();
    }

    /// The waits of an event's bytes for others; how long the server thought, and until it sent them again itself, is another matter.
    private static List<Wait> ofBytes(ConversationWaits waits, int event) {
        return waits.of(event).stream()
                .filter(wait -> wait.cause() == WaitCause.TCP_HEAD_OF_LINE)
                .toList();
    }

    /// Each unit of the server waits as the model says, and the packet that is blamed is the one that came then.
    private static int check(Timeline timeline, GeneratedConnection.Truth truth, GeneratedCapture capture, int seed) {
        ConversationWaits waits = Waits.of(timeline).in(0);
        int waited = 0;
        int units = 0;
        for (int event = 0; event < timeline.eventCount(); event++) {
            StreamEvent told = timeline.told(event);
            if (told == null || told.unit() == null || told.side() == Side.CLIENT || told.unit().length() == 0) {
                continue;
            }
            units++;
            long last = told.unit().to() - 1;
            long blocked = truth.deliverable(last) - truth.arrived(last);
            if (blocked == 0) {
                assertThat(ofBytes(waits, event)).as("seed %d, %s", seed, told.unit()).isEmpty();
                continue;
            }
            waited++;
            assertThat(ofBytes(waits, event)).as("seed %d, %s", seed, told.unit()).hasSize(1);
            Wait wait = ofBytes(waits, event).getFirst();
            assertThat(wait.cause()).isEqualTo(WaitCause.TCP_HEAD_OF_LINE);
            assertThat(wait.arrivedNanos()).isEqualTo(truth.arrived(last));
            assertThat(wait.deliverableNanos()).isEqualTo(truth.deliverable(last));
            assertThat(wait.blockedNanos()).isEqualTo(blocked);
            assertThat(wait.culpritPacket()).isEqualTo(capture.packetAt(truth.deliverable(last)));
            assertThat(wait.missing()).isNotNull();
            for (long i = wait.missing().from(); i < wait.missing().to(); i++) {
                assertThat(truth.arrived(i)).as("seed %d, byte %d", seed, i).isEqualTo(truth.deliverable(last));
            }
        }
        assertThat(units).as("seed %d", seed).isGreaterThan(0);
        return waited;
    }

    /// The sum of blocked bytes is what is held out of order, at every step.
    private static void held(Timeline timeline, GeneratedConnection.Truth truth, GeneratedCapture capture, int seed) {
        ConversationWaits waits = Waits.of(timeline).in(0);
        for (long moment : truth.moments()) {
            assertThat(waits.blocked(Side.SERVER).after(capture.packetAt(moment)))
                    .as("seed %d at %d", seed, moment)
                    .isEqualTo(truth.held(moment));
        }
        long waiting = waits.holes().stream().mapToLong(Hole::waitingBytes).sum();
        long disturbed = 0;
        for (int i = 0; i < truth.length(); i++) {
            disturbed += truth.arrived(i) < truth.deliverable(i) ? 1 : 0;
        }
        assertThat(waiting).as("seed %d", seed).isEqualTo(disturbed);
        for (Hole hole : waits.holes()) {
            assertThat(hole.certainty()).isNotInstanceOf(Certainty.Unknown.class);
        }
    }

    private static byte[] ascii(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
