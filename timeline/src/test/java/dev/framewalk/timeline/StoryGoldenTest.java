package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The sample captures, told at each depth. `-Dframewalk.golden.rewrite=true` writes the texts anew; read them before they are kept.
@DisplayName("A sample capture")
final class StoryGoldenTest {
    private static Stream<Arguments> samplesAndDepths() {
        return Stream.of(
                        "tcp-handshake-and-close",
                        "http1-keep-alive",
                        "one-lost-segment",
                        "gallery-http1",
                        "gallery-http2",
                        "lost-syn",
                        "lost-tail",
                        "spurious-retransmission",
                        "full-receiver")
                .flatMap(sample -> Stream.of(Depth.STORY, Depth.MESSAGES, Depth.FRAMES, Depth.SEGMENTS)
                        .map(depth -> Arguments.of(sample, depth)));
    }

    @ParameterizedTest(name = "{0} is told at the depth {1} as it was read and approved")
    @MethodSource("samplesAndDepths")
    void isToldAsApproved(String sample, Depth depth) throws IOException {
        StringBuilder told = new StringBuilder();
        try (Timeline timeline = Captures.sample(sample)) {
            for (int event = 0; event < timeline.eventCount(); event++) {
                if (timeline.isStep(event, depth)) {
                    told.append(Teller.of(timeline).spoken(event)).append('\n');
                }
            }
        }
        Path golden = Captures.SAMPLES
                .resolve("golden")
                .resolve(sample + "." + depth.name().toLowerCase(Locale.ROOT) + ".txt");
        if (Boolean.getBoolean("framewalk.golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, told);
        }
        assertThat(told.toString()).isEqualTo(Files.readString(golden));
    }
}
