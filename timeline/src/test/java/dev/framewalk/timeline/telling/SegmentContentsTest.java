package dev.framewalk.timeline.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.search.EventFilters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What segments say that they carry, held against what tshark shows in the same packets.
class SegmentContentsTest {
    private static String sentence(Timeline timeline, int packet) {
        return Teller.of(timeline).event(timeline.firstEventOf(packet)).sentence();
    }

    @Test
    void aSegmentOfHttp2NamesItsFramesWithTheirStreams() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("lab/h2c-flow-control.pcapng"))) {
            // tshark: SETTINGS[0], SETTINGS ack, HEADERS[13], HEADERS[15], DATA[13] that goes on in later packets
            assertThat(sentence(timeline, 8))
                    .isEqualTo("The server sends 1448 bytes: SETTINGS, HEADERS of stream 13, HEADERS of stream 15 and the beginning of DATA of stream 13.");
            assertThat(sentence(timeline, 10)).isEqualTo("The server sends a middle part of DATA of stream 13 (1448 bytes).");
            assertThat(sentence(timeline, 24)).isEqualTo("The client sends WINDOW_UPDATE of stream 13 (13 bytes).");
        }
    }

    @Test
    void aSegmentAfterAnUpgradeNamesTheFramesOfTheNewProtocol() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("lab/h2c-upgrade.pcapng"))) {
            assertThat(sentence(timeline, 9)).contains("HEADERS of stream 1").contains("DATA of stream 1");
        }
    }

    @Test
    void aSegmentOfTlsNamesItsRecordsAndWhatLiesInThem() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            // the client hello fills one record in two segments
            assertThat(sentence(timeline, 4)).isEqualTo("The client sends the beginning of a TLS record (1448 bytes) that holds client hello.");
            assertThat(sentence(timeline, 5)).isEqualTo("The client sends the end of a TLS record (539 bytes) that holds client hello.");
            List<String> told = new ArrayList<>();
            for (int event : EventFilters.steps(timeline, Depth.SEGMENTS, Filter.EVERYTHING)) {
                told.add(Teller.of(timeline).event(event).sentence());
            }
            assertThat(told)
                    .anyMatch(each -> each.matches("The client sends one TLS record \\(\\d+ bytes\\) with HEADERS of stream 1\\."))
                    .anyMatch(each -> each.matches("The server sends a middle part of a TLS record \\(1448 bytes\\) that holds .*DATA of stream \\d+\\."))
                    .noneMatch(each -> each.contains("data of"));
        }
    }

    @Test
    void everySegmentThatAddsToAStreamSaysWhat() throws IOException {
        for (String file : new String[] {"gallery-http2", "gallery-http1"}) {
            try (Timeline timeline = Captures.sample(file)) {
                for (int event : EventFilters.steps(timeline, Depth.SEGMENTS, Filter.EVERYTHING)) {
                    String sentence = Teller.of(timeline).event(event).sentence();
                    assertThat(sentence).doesNotContain("of its stream").doesNotContain("{").doesNotContain("sends  ");
                }
            }
        }
    }
}
