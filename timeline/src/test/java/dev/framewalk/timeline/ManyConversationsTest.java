package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.export.HarExport;
import dev.framewalk.timeline.export.StepJson;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.telling.PacketLiner;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked of a capture with many conversations costs each of them no more than in a capture with few. Counted are looks at
/// conversations, not seconds: whoever walks over all of them for each of them is found out on any machine.
final class ManyConversationsTest {
    private static final int FEW = 25;
    private static final int TIMES = 4;

    /// Something that is asked of a whole timeline.
    private interface Question {
        void ask(Timeline timeline) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "tcp.stream == 3",
                "udp.stream == 3",
                "x.conversation == 3",
                "x.side == \"client\"",
                "x.hol.blocked_ms > 1",
                "x.wait.cause == \"server\"",
                "x.link.kind == \"retry\"",
                "tcp.analysis.retransmission",
                "tcp.srcport == 80",
                "http.request.method == \"GET\""
            })
    void aFilterCostsNoMoreForEachConversationTheMoreThereAre(String filter) {
        assertThat(Filter.compile(filter, EventFilters.catalog())).isInstanceOfSatisfying(Filter.Compiled.Ok.class, compiled -> assertLinear(
                timeline -> EventFilters.steps(timeline, Depth.SEGMENTS, compiled.filter())));
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                question("reading", timeline -> {}),
                question("sentences", timeline -> {
                    StepText text = new StepText(timeline);
                    for (int event = 0; event < timeline.eventCount(); event++) {
                        text.line(Teller.of(timeline).event(event));
                        text.links(Teller.of(timeline).event(event), Depth.MESSAGES);
                    }
                }),
                question("steps as JSON, with addresses", timeline -> {
                    StepJson json = new StepJson(timeline, Depth.FRAMES, true);
                    for (int event = 0; event < timeline.eventCount(); event++) {
                        json.line(Teller.of(timeline).event(event));
                    }
                }),
                question("addresses", timeline -> {
                    for (int event = 0; event < timeline.eventCount(); event++) {
                        Addresses.of(timeline, new Place.OfEvent(event));
                    }
                }),
                question("the list of packets", timeline -> {
                    for (int packet = 1; packet <= timeline.packets().count(); packet++) {
                        PacketLiner.of(timeline).line(packet);
                    }
                }),
                question("fields of packets", timeline -> {
                    for (int packet = 1; packet <= timeline.packets().count(); packet++) {
                        new Look(timeline).packet(packet);
                    }
                }),
                question("spans", Spans::of),
                question("waits", timeline -> Waits.of(timeline).all()),
                question("links", timeline -> Links.of(timeline).all()),
                question("lanes", StreamLanes::of),
                question("insights", timeline -> Insights.of(timeline).all()),
                question("HAR", timeline -> new HarExport(timeline).write(OutputStream.nullOutputStream(), event -> true)));
    }

    private static Arguments question(String name, Question question) {
        return Arguments.of(name, question);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void aQuestionCostsNoMoreForEachConversationTheMoreThereAre(String name, Question question) {
        assertLinear(question);
    }

    @Test
    @DisplayName("Conversations are numbered among those of their transport")
    void numbers() throws IOException {
        try (Timeline timeline = capture(FEW)) {
            assertThat(timeline.numberWithin(3, "TCP")).isEqualTo(3);
            assertThat(timeline.numberWithin(3, "UDP")).isEqualTo(-1);
        }
    }

    private static void assertLinear(Question question) {
        long few = cost(FEW, question);
        long many = cost(FEW * TIMES, question);
        // what walks over all for each costs TIMES * TIMES as much; the same for each costs TIMES as much, and a little for what is paid once
        assertThat((double) many).isLessThanOrEqualTo(few * TIMES * 1.2 + 100);
    }

    /// Looks at conversations, from reading the capture on.
    private static long cost(int conversations, Question question) {
        try (Timeline timeline = capture(conversations)) {
            question.ask(timeline);
            return timeline.recording().lookUps();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Connections one after another, all between the same two hosts, each with a request and its answer.
    private static Timeline capture(int conversations) throws IOException {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        for (int i = 0; i < conversations; i++) {
            new GeneratedConnection(capture, new Random(i), 20_000 + i, 80, false)
                    .beginningAt(i * 100_000_000L)
                    .client(("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII))
                    .server("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII))
                    .play();
        }
        Timeline timeline = capture.read();
        assertThat(timeline.conversationCount()).isEqualTo(conversations);
        return timeline;
    }
}
