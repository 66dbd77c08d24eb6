package dev.framewalk.timeline.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.HostName;
import dev.framewalk.timeline.span.Span;
import dev.framewalk.timeline.span.Spans;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Analysis")
final class InsightTest {
    @Test
    void explainsTheLostSegment() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            Insight repeated = only(timeline, "x.insight.retransmission");
            assertThat(repeated.packets()).containsExactly(74);
            assertThat(repeated.certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(repeated.sentence()).contains("duplicate acknowledgments");

            // tshark: packet 32 at 0.129289172, packet 74 at 0.173057... ; 24 segments of 1448 bytes waited
            Insight blocked = only(timeline, "x.insight.tcp-head-of-line-blocking");
            assertThat(blocked.packets()).containsExactly(32, 74);
            assertThat(blocked.sentence()).contains("34\u202f752 bytes").contains("43.8 ms").contains("1448 bytes");
        }
    }

    @Test
    void namesTheStreamsThatWaitedForBytesOfAnother() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            // the samples' README: a segment of stream 13 was lost; packet 110 was the first behind it, packet 198 brought it
            Insight blocked = only(timeline, "x.insight.tcp-head-of-line-blocking");
            assertThat(blocked.packets()).containsExactly(110, 198);
            assertThat(blocked.certainty()).isEqualTo(Certainty.OBSERVED);
            assertThat(blocked.sentence())
                    .contains("of stream 13", "58.5 ms", "stream 15 for", "stream 23 for")
                    .doesNotContain("stream 11 for", "stream 13 for");
        }
    }

    @Test
    void noticesTheQueueForSixConnections() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http1")) {
            Insight queue = only(timeline, "x.insight.connection-queue");
            assertThat(queue.certainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(queue.sentence()).startsWith("5 requests to 10.0.0.1:443");
        }
    }

    @Test
    void measuresTheHandshake() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            // tshark: SYN at 0.020708928, the ACK that completes the handshake at 0.040954587
            Insight handshake = only(timeline, "x.insight.handshake-round-trip");
            assertThat(handshake.severity()).isEqualTo(Severity.CHAT);
            assertThat(handshake.packets()).containsExactly(3, 5);
            assertThat(handshake.sentence()).contains("20.2 ms");
        }
    }

    @Test
    void namesTheRefusedAndTheBrokenConnection() throws IOException {
        try (Timeline timeline = Captures.sample("tcp-handshake-and-close")) {
            assertThat(only(timeline, "x.insight.connection-refused").packets()).containsExactly(19, 20);
            assertThat(only(timeline, "x.insight.connection-reset").packets()).containsExactly(21, 28);
            assertThat(Insights.of(timeline).groups().getFirst().severity()).isEqualTo(Severity.WARN);
        }
    }

    @Test
    void blamesTheReceiverForAClosedWindow() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("lab/tcp-cases.pcapng"))) {
            assertThat(Insights.of(timeline).all())
                    .anySatisfy(insight -> assertThat(insight.rule()).isEqualTo("x.insight.receiver-full"));
        }
    }

    @Test
    void spansGoFromWhatOpensThemToWhatClosesThem() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            assertThat(Spans.of(timeline))
                    .extracting(span -> span.id() + " " + timeline.packetOf(span.firstEvent()) + "-"
                            + timeline.packetOf(span.lastEvent()) + " " + span.label())
                    .containsExactly(
                            "tcp.handshake 1-3 handshake",
                            "http1.exchange 4-93 GET /offsets",
                            "tcp.hole 32-74 waiting for bytes 18\u202f825 to 20\u202f272",
                            "tcp.close 95-97 closing");
            assertThat(Spans.of(timeline)).noneMatch(Span::isOpen);
        }
    }

    @Test
    void learnsNamesFromAnswersOfTheNameServer() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            List<HostName> names = timeline.hostNames().all("10.0.0.1");
            assertThat(names).extracting(HostName::name).containsExactly("shop.example", "shop.example");
            assertThat(names).extracting(HostName::source)
                    .containsExactly(HostName.Source.DNS, HostName.Source.REQUEST);
            assertThat(names.getFirst().packet()).isEqualTo(2);
            assertThat(timeline.hostNames().of("10.0.0.2")).isNull();
        }
    }

    @Test
    void suggestsTheNameThatAHandshakeAsksFor() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            HostName name = timeline.hostNames().of("10.0.0.1");
            assertThat(name).isNotNull();
            assertThat(name.name()).isEqualTo("gallery.example");
            assertThat(name.source()).isEqualTo(HostName.Source.REQUEST);
            // tshark: the server name of the client hello; requests of HTTP/2 repeat it from packet 12 on
            assertThat(name.packet()).isEqualTo(5);
            assertThat(timeline.hostNames().all("10.0.0.1")).hasSize(1);
            assertThat(timeline.hostNames().shown("10.0.0.1")).isEqualTo("10.0.0.1");
        }
    }

    private static Insight only(Timeline timeline, String rule) {
        List<Insight> found =
                Insights.of(timeline).all().stream().filter(i -> i.rule().equals(rule)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
