package dev.framewalk.timeline.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking packets out of a capture")
final class CertaintyTest {
    @Test
    void neverMakesAWrongObservation() throws IOException {
        int observed = 0;
        int lessCertain = 0;
        for (int seed = 0; seed < 400; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(3_000_000L + seed);
            GeneratedHttp2 http2 = new GeneratedHttp2(random, 3, 6000);
            GeneratedConnection.Truth truth = new GeneratedConnection(capture, random, 40_000, 80, false)
                    .client(http2.client())
                    .server(http2.server())
                    .play();
            int packets = capture.packets().size();
            Set<Integer> removed = new HashSet<>();
            // single packets, or some in a row, as a capture loses them that cannot keep up
            boolean isBurst = random.nextBoolean();
            int burst = 4 + random.nextInt(packets - 3);
            for (int i = random.nextInt(isBurst ? 12 : 6); i >= 0; i--) {
                removed.add(isBurst ? burst + i : 4 + random.nextInt(packets - 3));
            }
            try (Timeline timeline = capture.read(number -> !removed.contains(number))) {
                ConversationWaits waits = Waits.of(timeline).in(0);
                for (Hole hole : waits.holes()) {
                    if (hole.certainty() != Certainty.OBSERVED) {
                        lessCertain++;
                        continue;
                    }
                    observed++;
                    assertThat(hole.missing().side()).isEqualTo(Side.SERVER);
                    for (long i = hole.missing().from(); i < hole.missing().to(); i++) {
                        // these bytes really came then, and really were missing while others waited
                        assertThat(truth.arrived(i)).as("seed %d, %s", seed, hole).isEqualTo(hole.filledNanos());
                        assertThat(hole.sinceNanos()).isLessThan(truth.arrived(i));
                    }
                }
            }
        }
        assertThat(observed).isGreaterThan(200);
        assertThat(lessCertain).isPositive();
    }
}
