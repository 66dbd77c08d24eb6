package dev.framewalk.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lanes of captures whose packets tshark lists with these times and lengths.
class LaneKeeperTest {
    private static Lane lane(StreamLanes lanes, int conversation, long number) {
        return lanes.lanes().stream()
                .filter(lane -> lane.conversation() == conversation && lane.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Phase phase(Lane lane, PhaseKind kind) {
        return lane.phases().stream().filter(phase -> phase.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void anExchangeHasTheTimesOfItsPackets() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            StreamLanes lanes = StreamLanes.of(timeline);
            assertThat(lanes.groups()).hasSize(1);
            assertThat(lanes.lanes()).extracting(Lane::title).containsExactly(
                    "GET /", "GET /brewing", "GET /catalogue", "GET /", "HEAD /catalogue", "GET /coffee", "POST /orders");
            assertThat(lanes.lanes()).extracting(Lane::status)
                    .containsExactly("200", "200", "200", "304", "200", "404", "201");
            Lane first = lanes.lanes().getFirst();
            // packets 6 and 8
            assertThat(first.asking().nanos() - lanes.originNanos()).isEqualTo(41_019_617L);
            assertThat(first.answered().nanos() - lanes.originNanos()).isEqualTo(64_313_666L);
            assertThat(phase(first, PhaseKind.WAITING).nanos()).isEqualTo(64_313_666L - 41_019_617L);
            assertThat(first.bytes().requestHeaders()).isEqualTo(76);
            assertThat(first.bytes().answerHeaders()).isEqualTo(261 - 98);
            assertThat(first.bytes().answerBody()).isEqualTo(98);
        }
    }

    @Test
    void anAnswerInChunksArrivesInThePacketsThatBroughtIt() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            StreamLanes lanes = StreamLanes.of(timeline);
            Lane brewing = lanes.lanes().get(1);
            Phase receiving = phase(brewing, PhaseKind.RECEIVING);
            // from packet 11 to packet 14
            assertThat(receiving.fromNanos() - lanes.originNanos()).isEqualTo(85_497_554L);
            assertThat(receiving.toNanos() - lanes.originNanos()).isEqualTo(165_724_160L);
            LanePieces pieces = brewing.pieces();
            long body = 0;
            for (int i = 0; i < pieces.count(); i++) {
                if (pieces.kind(i) == PieceKind.ANSWER_BODY) {
                    body += pieces.bytes(i);
                }
            }
            // what the three packets carry, less the head
            assertThat(body).isEqualTo(174 + 35 + 15 - brewing.bytes().answerHeaders());
            assertThat(pieces.nanos(pieces.count() - 1) - lanes.originNanos()).isEqualTo(165_724_160L);
        }
    }

    @Test
    void aConnectionBeginsWithItsHandshake() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            LaneGroup group = StreamLanes.of(timeline).groups().getFirst();
            assertThat(group.stages()).extracting(LaneStage::id).contains("tcp.handshake");
            assertThat(group.stages().getFirst().toNanos()).isLessThanOrEqualTo(group.lanes().getFirst().fromNanos());
        }
    }

    @Test
    void aBrowserSpreadsItsRequestsOverSixConnections() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("lab/h1-six-connections.pcapng"))) {
            StreamLanes lanes = StreamLanes.of(timeline);
            assertThat(lanes.groups()).hasSize(6);
            assertThat(lanes.laneCount()).isEqualTo(14);
            Lane icon = lane(lanes, 5, 3);
            assertThat(icon.title()).isEqualTo("GET /favicon.ico");
            assertThat(icon.status()).isEqualTo("404");
            assertThat(icon.asking().nanos() - lanes.originNanos()).isEqualTo(647_685_842L);
        }
    }

    @Test
    void readingPieceByPieceGivesTheSameLanes() throws IOException {
        Path file = Captures.SAMPLES.resolve("http1-keep-alive.pcapng");
        try (Timeline whole = Captures.read(file);
                Timeline slow = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING)) {
            while (slow.advance(1) > 0) {
                // somebody looks all the time
                StreamLanes.of(slow);
            }
            assertThat(told(StreamLanes.of(slow))).isEqualTo(told(StreamLanes.of(whole)));
        }
    }

    private static List<String> told(StreamLanes lanes) {
        return lanes.lanes().stream()
                .map(lane -> lane.label() + " " + lane.title() + " " + lane.status() + " " + lane.phases() + " " + lane.bytes()
                        + " " + lane.pieces().count() + " " + lane.ending())
                .toList();
    }

    @Test
    void everyCaptureOfTheCorpusHasLanesWithoutAMistake() throws IOException {
        for (Path file : Captures.corpusFiles()) {
            if (file.toFile().length() > 3_000_000) {
                continue;
            }
            try (Timeline timeline = Captures.read(file)) {
                StreamLanes lanes = StreamLanes.of(timeline);
                for (Lane lane : lanes.lanes()) {
                    assertThat(lane.fromNanos()).as(file + " " + lane.label()).isLessThanOrEqualTo(lane.toNanos());
                    for (Phase phase : lane.phases()) {
                        assertThat(phase.nanos()).as(file + " " + lane.label() + " " + phase).isNotNegative();
                    }
                }
                Turns.of(lanes.lanes());
            }
        }
    }
}
