package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that can be asked of a timeline, asked of every capture of the corpus, damaged ones included.
@DisplayName("A capture of the corpus")
final class CorpusStoryTest {
    private static final int MOST_EXPLAINED = 300;
    private static final int MOST_STATES = 25;

    /// A place of a template that nobody filled in; braces in captured text look different.
    private static final Pattern NOT_FILLED = Pattern.compile(
            "\\{(who|Who|other|Other|from|to|client|server|clientBytes|clientEnd|name|end|serverBytes|time|bytes|range|stream|count|first|second|last"
                    + "|next|of|number|original|value|text|packets|vantage|message|messages|part|title|protocol|waiting|offers"
                    + "|ranges|sequence|clauses|more|what|target|mac|address|opcode|transport|sentence|packet|offset)\\}");

    private static List<Path> captures() {
        return Captures.corpusFiles();
    }

    @ParameterizedTest(name = "{0} has a sentence for every event")
    @MethodSource("captures")
    void hasASentenceForEveryEvent(Path capture) throws IOException {
        try (Timeline timeline = Captures.read(capture)) {
            for (int i = 0; i < timeline.eventCount(); i++) {
                Event event = Teller.of(timeline).event(i);
                assertThat(event.sentence())
                        .as("%s, event %d, %s, packet %d", capture.getFileName(), i, event.id(), event.packet())
                        .isNotBlank()
                        .isNotEqualTo(event.id())
                        .doesNotContainPattern(NOT_FILLED)
                        .doesNotMatch("[a-z]+(\\.[a-z-]+)+");
                if (event.certainty() instanceof Certainty.Inferred inferred) {
                    assertThat(inferred.rule()).isNotBlank();
                }
                assertThat(Teller.of(timeline).spoken(i)).contains(event.sentence());
            }
        }
    }

    @ParameterizedTest(name = "{0} explains its packets and states its ends without failing")
    @MethodSource("captures")
    void explainsItsPacketsAndStatesItsEnds(Path capture) throws IOException {
        try (Timeline timeline = Captures.read(capture)) {
            int packets = timeline.packets().count();
            int stride = Math.max(1, packets / MOST_EXPLAINED);
            for (int packet = 1; packet <= packets; packet += stride) {
                assertThat(new Look(timeline).packet(packet).children()).isNotEmpty();
            }
            int events = timeline.eventCount();
            for (int step = 0; step <= events; step += Math.max(1, events / MOST_STATES)) {
                assertThat(States.of(timeline).at(step).step()).isEqualTo(step);
            }
        }
    }
}
