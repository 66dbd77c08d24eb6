package dev.framewalk.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.lanes.DemoLanes;
import dev.framewalk.timeline.diagram.lanes.TurnWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static String told(Turns turns) {
        return new TurnWords(DiagramWords.ENGLISH).tell(turns);
    }

    @Test
    void streamsThatAlternateTakeTurnsAndTheOneBehindThemWaits() {
        Turns turns = Turns.of(DemoLanes.turns());
        assertThat(turns.rounds()).hasSize(2);
        assertThat(turns.rounds().getFirst().lanes()).extracting(Lane::number).containsExactly(3L, 5L);
        assertThat(turns.rounds().getFirst().typicalRun()).isEqualTo(16_384);
        assertThat(turns.rounds().get(1).hasWaited()).isTrue();
        assertThat(told(turns))
                .isEqualTo("Streams 3 and 5 take turns, about every 16.4 kB; stream 7 waits until then, and sends 16.4 kB.");
    }

    @Test
    void runsHoldEveryByteOnce() {
        Turns turns = Turns.of(DemoLanes.turns());
        long sum = 0;
        for (int run = 0; run < turns.count(); run++) {
            assertThat(turns.bytesBefore(run)).isEqualTo(sum);
            assertThat(turns.atByte(sum)).isEqualTo(run);
            sum += turns.bytes(run);
        }
        assertThat(turns.bytesBefore(turns.count())).isEqualTo(sum).isEqualTo(5 * 16_384);
        // two pieces of stream 3 that follow each other are one run
        assertThat(turns.count()).isEqualTo(4);
    }

    @Test
    void oneAlonePerhapsNobody() {
        assertThat(told(Turns.of(List.of()))).isEqualTo("No bodies of answers arrived.");
        assertThat(told(Turns.of(DemoLanes.turns().subList(2, 3)))).isEqualTo("Stream 7 sends alone, 16.4 kB.");
    }
}
