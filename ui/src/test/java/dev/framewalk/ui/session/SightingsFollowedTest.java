package dev.framewalk.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.link.LinkKind;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A packet that was captured at several places: its links lead to the step that it is at the other place, however closely one looks.
class SightingsFollowedTest {
    @ParameterizedTest
    @EnumSource(value = Depth.class, names = {"MESSAGES", "FRAMES", "SEGMENTS"})
    void leadsToTheStepAtTheOtherPlace(Depth depth) throws IOException {
        Path file = Path.of(System.getProperty("framewalk.corpus", "../../shared/corpus"), "lab", "nat-four-places.pcapng");
        assumeTrue(Files.exists(file), "no corpus of captures here");
        Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
        try (Session session =
                new Session(timeline, "places", new DisplayFilters(timeline), Runnable::run, Runnable::run, Runnable::run)) {
            session.setDepth(depth);
            session.load(Runnable::run);
            Set<Integer> packets =
                    Arrays.stream(session.steps().indexes()).mapToObj(timeline::packetOf).collect(Collectors.toSet());
            int followed = 0;
            for (int place = 0; place < session.steps().size(); place++) {
                int event = session.steps().at(place);
                for (StepLink link : StepLinks.of(timeline, event)) {
                    if (link.link().kind() == LinkKind.SIGHTING) {
                        int target = session.eventOf(link);
                        int packet = timeline.packetOf(link.other());
                        assertThat(timeline.packetOf(target)).isEqualTo(packet);
                        assertThat(timeline.vantageLabel(packet)).isNotEqualTo(timeline.vantageLabel(timeline.packetOf(event)));
                        if (packets.contains(packet)) {
                            assertThat(session.steps().at(session.steps().atOrBefore(target)))
                                    .as("the packet has a step at this depth")
                                    .isEqualTo(target);
                        }
                        followed++;
                    }
                }
            }
            assertThat(followed).isGreaterThan(10);
        }
    }
}
