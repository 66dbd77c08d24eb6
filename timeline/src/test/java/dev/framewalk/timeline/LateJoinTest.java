package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PcapHeader;
import dev.framewalk.capture.PcapWriter;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures cut out of the sample captures, as if the recording had begun later or a port had been used twice.
@DisplayName("A capture")
final class LateJoinTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void thatBeginsInTheMiddleOfAConnectionSaysSoAndWhoIsTakenForTheClient() throws IOException {
        try (Timeline timeline = without("http1-keep-alive", packet -> packet <= 5 ? 0 : packet)) {
            List<String> story = told(timeline, Depth.STORY);
            assertThat(story.getFirst())
                    .contains("begins in the middle of a connection between 10.0.0.2:42526 and 10.0.0.1:80");
            assertThat(Teller.of(timeline).event(EventFilters.steps(timeline, Depth.STORY, dev.framewalk.timeline.filter.Filter.EVERYTHING)[0])
                            .certainty())
                    .isInstanceOf(Certainty.Inferred.class);
            assertThat(timeline.conversation(0).joinedMidway()).isTrue();
            assertThat(timeline.conversation(0).client().port()).isEqualTo(42526);
            assertThat(story).filteredOn(sentence -> sentence.contains(" answers ")).hasSize(7);
        }
    }

    @Test
    void thatBeginsInTheMiddleOfAnAnswerGoesOnWithTheNextRequest() throws IOException {
        try (Timeline timeline = without("http1-keep-alive", packet -> packet <= 11 ? 0 : packet)) {
            assertThat(told(timeline, Depth.STORY))
                    .anyMatch(sentence -> sentence.contains("GET /catalogue asks"))
                    .anyMatch(sentence -> sentence.contains("200 OK answers GET /catalogue"));
        }
    }

    @Test
    void thatEndsBeforeTheConnectionDoesSaysSo() throws IOException {
        try (Timeline timeline = without("http1-keep-alive", packet -> packet >= 25 ? 0 : packet)) {
            assertThat(told(timeline, Depth.MESSAGES).getLast())
                    .contains("The capture ends while the connection between 10.0.0.2:42526 and shop.example (10.0.0.1:80) is open.");
        }
    }

    @Test
    void ofARequestThatNobodyAnsweredSaysSo() throws IOException {
        try (Timeline timeline = without("tcp-handshake-and-close", packet -> packet == 19 ? packet : 0)) {
            assertThat(told(timeline, Depth.STORY))
                    .singleElement()
                    .asString()
                    .contains("10.0.0.2:42852 asks 10.0.0.1:4001 for a connection and gets no answer");
        }
    }

    @Test
    void withAHoleThatIsNeverFilledSaysWhatIsMissing() throws IOException {
        try (Timeline timeline = without("one-lost-segment", packet -> packet == 74 ? 0 : packet)) {
            assertThat(told(timeline, Depth.STORY))
                    .anyMatch(sentence -> sentence.contains("The capture lacks bytes 18\u202f825 to 20\u202f272"))
                    .anyMatch(sentence -> sentence.contains("72\u202f000 bytes (text/plain), 1448 of them not in the capture"));
            // once something is missing, what decoders say is the best reading of the rest
            int answered = IntStream.range(0, timeline.eventCount())
                    .filter(event -> Teller.of(timeline).event(event).id().equals("http1.response-completed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Teller.of(timeline).event(answered).certainty()).isInstanceOf(Certainty.Inferred.class);
        }
    }

    /// tshark marks a SYN of this capture "TCP Port numbers reused".
    @Test
    void whosePortsAreUsedAgainSaysSo() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("tcp/suricata-verify--bug-7657-01.pcap"))) {
            assertThat(told(timeline, Depth.MESSAGES))
                    .anyMatch(sentence -> sentence.contains("The same addresses and ports are used for another connection"));
        }
    }

    private static List<String> told(Timeline timeline, Depth depth) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.isStep(event, depth))
                .mapToObj(Teller.of(timeline)::spoken)
                .toList();
    }

    /// The packets of a sample for which the choice is not 0.
    private Timeline without(String sample, IntUnaryOperator choice) throws IOException {
        Path part = folder.resolve(sample + ".pcap");
        try (CaptureFile whole = CaptureFile.open(Captures.SAMPLES.resolve(sample + ".pcapng"));
                PcapWriter writer = PcapWriter.create(part, PcapHeader.of(1, 65535, true))) {
            whole.read(
                    (number, vantage, link, time, at, captured, wire) -> {
                        if (choice.applyAsInt(number) != 0) {
                            write(writer, time, whole.bytes(), at, captured, wire);
                        }
                    },
                    10_000);
            writer.finish();
        }
        return Captures.read(part);
    }

    private static void write(PcapWriter writer, long time, Bytes bytes, long at, int captured, int wire) {
        try {
            writer.packet(time, bytes, at, captured, wire);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
