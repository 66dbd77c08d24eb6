package dev.framewalk.timeline.diagram.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class TimelineLadderTest {
    private static Path sample(String name) {
        return Path.of(System.getProperty("framewalk.root", "..")).resolve("sample-captures").resolve(name);
    }

    private static Path corpus(String name) {
        Path file = Path.of(System.getProperty("framewalk.corpus", "")).resolve(name);
        assumeTrue(Files.exists(file), "the corpus is not here");
        return file;
    }

    private static TimelineLadder ladder(Path file, Depth depth) throws IOException {
        try (Timeline timeline = read(file)) {
            return new TimelineLadder(timeline, TimelineLadder.Choice.of(depth), DiagramWords.ENGLISH);
        }
    }

    private static Timeline read(Path file) throws IOException {
        Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
        timeline.readAll();
        return timeline;
    }

    /// Recorded at the client with 20 ms each way: SYN at 0, SYN/ACK at 40.35 ms, ACK 29 µs later (tshark).
    @Test
    void timesAtTheFarEndAreEstimatedFromTheShortestRoundTrip() throws IOException {
        LadderScene scene = ladder(sample("one-lost-segment.pcapng"), Depth.SEGMENTS).scene();
        assertThat(scene.arrows()).hasSize(97);
        assertThat(scene.columns())
                .extracting(LadderScene.Column::name, LadderScene.Column::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("10.0.0.2", LadderScene.Role.CLIENT),
                        org.assertj.core.groups.Tuple.tuple("10.0.0.1", LadderScene.Role.SERVER));
        LadderArrow syn = scene.arrows().getFirst();
        assertThat(syn.label()).isEqualTo("SYN");
        assertThat(syn.kind()).isEqualTo(ArrowKind.HANDSHAKE);
        assertThat(syn.departure()).isEqualTo(Moment.observed(0));
        assertThat(syn.arrival().isInferred()).isTrue();
        assertThat(syn.arrival().nanoseconds()).isEqualTo(40_352_857 / 2);
        LadderArrow answer = scene.arrows().get(1);
        assertThat(answer.label()).isEqualTo("SYN, ACK");
        assertThat(answer.arrival()).isEqualTo(Moment.observed(40_352_857));
        assertThat(answer.departure().nanoseconds()).isEqualTo(40_352_857 - 40_352_857 / 2);
        assertThat(answer.departure().isInferred()).isTrue();
    }

    @Test
    void aRepetitionOfWhatWasNeverSeenSaysSo() throws IOException {
        LadderScene scene = ladder(sample("one-lost-segment.pcapng"), Depth.SEGMENTS).scene();
        // captured behind the loss: only the second try arrives
        assertThat(scene.arrows().stream().filter(LadderArrow::isRepetition))
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.again()).isEqualTo(LadderArrow.UNSEEN));
    }

    @Test
    void aRepetitionNamesThePacketThatItRepeats() throws IOException {
        // captured at the server, whose segment 14 was lost on the way (`recording.md`); the same sequence number twice in tshark
        LadderScene scene = ladder(corpus("lab/tcp-one-loss-sack.pcapng"), Depth.SEGMENTS).scene();
        assertThat(scene.arrows().stream().filter(LadderArrow::isRepetition))
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.again()).isPositive().isLessThan(arrow.number()));
    }

    @Test
    void whatWasSeenAtFourPlacesRunsFromPlaceToPlace() throws IOException {
        TimelineLadder ladder = ladder(corpus("lab/nat-four-places.pcapng"), Depth.SEGMENTS);
        LadderScene scene = ladder.scene();
        assertThat(scene.columns())
                .extracting(LadderScene.Column::name)
                .containsExactly("client A", "router A LAN", "router A WAN", "server");
        // 12 packets, each seen at four places: three ways each
        assertThat(scene.arrows()).hasSize(36);
        assertThat(scene.arrows()).allMatch(arrow -> arrow.departure().isKnown() && arrow.arrival().isKnown());
        assertThat(scene.arrows()).allMatch(arrow -> arrow.arrival().nanoseconds() > arrow.departure().nanoseconds());
        assertThat(scene.arrows()).noneMatch(LadderArrow::isLost);
        assertThat(scene.arrows().stream().filter(arrow -> arrow.from() == 1 && arrow.to() == 2))
                .isNotEmpty()
                .allMatch(arrow -> arrow.detail().startsWith("→ 203.0.113.10:"));
        Set<Integer> events = scene.arrows().stream()
                .map(arrow -> ladder.eventOf(arrow.event()))
                .collect(Collectors.toSet());
        assertThat(events).hasSize(12);
    }

    @Test
    void whatWasSeenAtTheSenderAndNotAtTheReceiverIsLost() throws IOException {
        // a copy without packet 16, which is packet 13 at the last place
        Path file = Files.createTempFile("three-places", ".pcapng");
        try {
            Files.write(file, withoutPacket(Files.readAllBytes(corpus("lab/nat-four-places.pcapng")), 16));
            LadderScene scene = ladder(file, Depth.SEGMENTS).scene();
            assertThat(scene.arrows().stream().filter(LadderArrow::isLost)).singleElement().satisfies(lost -> {
                assertThat(lost.from()).isEqualTo(2);
                assertThat(lost.to()).isEqualTo(3);
                assertThat(lost.label()).startsWith("GET /");
            });
        } finally {
            Files.delete(file);
        }
    }

    /// Leaves out one enhanced packet block (type 6) of a little-endian pcapng file.
    private static byte[] withoutPacket(byte[] file, int number) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int seen = 0;
        for (int at = 0; at + 12 <= file.length; at += in.getInt(at + 4)) {
            boolean isPacket = in.getInt(at) == 6;
            seen += isPacket ? 1 : 0;
            if (!isPacket || seen != number) {
                out.write(file, at, in.getInt(at + 4));
            }
        }
        return out.toByteArray();
    }

    @Test
    void whereTheCaptureWasMadeHoldsForConversationsWithoutHandshakeToo() throws IOException {
        LadderScene scene = ladder(sample("http1-keep-alive.pcapng"), Depth.SEGMENTS).scene();
        LadderArrow answer = scene.arrows().stream().filter(each -> each.number() == 2).findFirst().orElseThrow();
        // the name server's answer was seen when it arrived at the client, and nobody knows when it left
        assertThat(answer.arrival().isKnown()).isTrue();
        assertThat(answer.departure().isUnknown()).isTrue();
    }

    @Test
    void whatSaysSomethingAboutTheCaptureIsANoteAndNoArrow() throws IOException {
        TimelineLadder ladder = ladder(corpus("link-layer/zeek--raw_packets.pcap"), Depth.MESSAGES);
        assertThat(ladder.scene().arrows()).noneMatch(arrow -> arrow.label().startsWith("The capture begins"));
        assertThat(ladder.scene().notes().getFirst().text()).startsWith("The capture begins in the middle");
    }

    @Test
    void whatIsNoSegmentIsToldInItsSentence() throws IOException {
        // packet 9 is an ARP request (tshark: Who has 192.168.1.44? Tell 192.168.1.104)
        TimelineLadder ladder = ladder(corpus("link-layer/zeek--raw_packets.pcap"), Depth.SEGMENTS);
        LadderArrow arp = ladder.scene().arrows().stream().filter(each -> each.number() == 9).findFirst().orElseThrow();
        assertThat(arp.label()).contains("who has 192.168.1.44?");
        assertThat(arp.brief()).startsWith("ARP");
    }

    @Test
    void anAnswerThatBeginsAndEndsInOnePacketIsOneArrow() throws IOException {
        // packet 6 holds the whole answer to GET /: 423 bytes (tshark)
        TimelineLadder ladder = ladder(corpus("lab/h1-six-connections.pcapng"), Depth.MESSAGES);
        assertThat(ladder.scene().arrows().stream().filter(each -> each.number() == 6))
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.brief()).isEqualTo("200 OK"))
                .satisfies(arrow -> assertThat(arrow.label()).startsWith("200 OK answers GET /"));
    }

    @Test
    void framesOfHttp2InsideTlsAreOneArrowEachWithTheirStream() throws IOException {
        LadderScene scene = ladder(sample("gallery-http2.pcapng"), Depth.FRAMES).scene();
        List<LadderArrow> asking = scene.arrows().stream().filter(each -> each.brief().startsWith("HEADERS GET")).toList();
        // the page and twelve pictures (tshark)
        assertThat(asking).hasSize(13);
        assertThat(asking).extracting(LadderArrow::stream).doesNotHaveDuplicates().allMatch(stream -> stream % 2 == 1);
    }

    @Test
    void aStreamWithItsRequestIsOneBracket() throws IOException {
        LadderScene scene = ladder(sample("gallery-http2.pcapng"), Depth.MESSAGES).scene();
        assertThat(scene.brackets().stream().filter(each -> each.stream() >= 0))
                .hasSize(13)
                .allMatch(each -> each.kind() == LadderScene.BracketKind.EXCHANGE)
                .allMatch(each -> each.label().startsWith("stream " + each.stream() + ": GET /"));
        assertThat(scene.brackets().stream().filter(each -> each.kind() == LadderScene.BracketKind.HANDSHAKE))
                .extracting(LadderScene.Bracket::label)
                .containsExactly("handshake", "TLS with gallery.example");
    }

    @Test
    void aMessageThatARepeatedSegmentCompletesIsNoRepetition() throws IOException {
        LadderScene scene = ladder(sample("gallery-http2.pcapng"), Depth.MESSAGES).scene();
        assertThat(scene.arrows().stream().filter(each -> each.brief().startsWith("200 OK")))
                .isNotEmpty()
                .noneMatch(LadderArrow::isRepetition);
    }

    @Test
    void bracketsAreThereAtEveryDepth() throws IOException {
        for (Depth depth : Depth.values()) {
            LadderScene scene = ladder(corpus("lab/h1-six-connections.pcapng"), depth).scene();
            // six connections and fourteen requests (tshark), and the ends of the connections
            assertThat(scene.brackets()).hasSizeGreaterThanOrEqualTo(20);
            assertThat(scene.brackets().stream().map(LadderScene.Bracket::group).distinct()).hasSize(6);
        }
    }

    @Test
    void everyDepthOfEveryLabCaptureCanBeDrawn() throws IOException {
        Path lab = corpus("lab");
        List<Path> files;
        try (var list = Files.list(lab)) {
            files = list.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
        }
        for (Path file : files) {
            try (Timeline timeline = read(file)) {
                for (Depth depth : Depth.values()) {
                    TimelineLadder ladder =
                            new TimelineLadder(timeline, TimelineLadder.Choice.of(depth), DiagramWords.ENGLISH);
                    LadderLayout layout =
                            LadderLayout.of(ladder.scene(), LadderAxis.IDLE_FOLDED, 960, Theme.LIGHT.type());
                    CountingSurface surface = new CountingSurface();
                    LadderPlate.of(layout, Theme.LIGHT).paint(surface, LadderMarks.NONE);
                    assertThat(surface.isBalanced()).isTrue();
                    for (LadderArrow arrow : ladder.scene().arrows()) {
                        boolean isBackwards = arrow.arrival().nanoseconds() < arrow.departure().nanoseconds();
                        assertThat(isBackwards).as(file + " " + depth + " " + arrow).isFalse();
                    }
                    Set<Long> ids = ladder.scene().arrows().stream().map(LadderArrow::event).collect(Collectors.toSet());
                    assertThat(ids).as(file + " " + depth).hasSameSizeAs(ladder.scene().arrows());
                    if (!ids.isEmpty()) {
                        assertThat(ladder.arrowOf(timeline.eventCount() - 1)).isPresent();
                    }
                }
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "framewalk.pictures", matches = "true")
    void picturesToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        for (Depth depth : List.of(Depth.MESSAGES, Depth.SEGMENTS)) {
            draw(folder, sample("tcp-handshake-and-close.pcapng"), depth);
            draw(folder, sample("http1-keep-alive.pcapng"), depth);
            draw(folder, sample("one-lost-segment.pcapng"), depth);
            draw(folder, corpus("lab/nat-four-places.pcapng"), depth);
            draw(folder, corpus("lab/tcp-one-loss-sack.pcapng"), depth);
            draw(folder, corpus("lab/h1-six-connections.pcapng"), depth);
        }
    }

    private static void draw(Path folder, Path file, Depth depth) throws IOException {
        LadderLayout layout =
                LadderLayout.of(ladder(file, depth).scene(), LadderAxis.IDLE_FOLDED, 1000, Theme.LIGHT.type());
        String name = "real-" + file.getFileName().toString().replace(".pcapng", "") + "-" + depth;
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
            LadderPlate.part(layout, 0, 1500, Theme.LIGHT).writePng(out, 1.2);
        }
    }
}
