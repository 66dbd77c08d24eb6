package dev.framewalk.timeline.diagram.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Golden;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Kind;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Segment;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Waits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One lost segment, as `sample-captures/one-lost-segment` recorded it near the receiver: bytes 18 825 to 20 272 come last, in packet 74.
class TcpPictureTest {
    private static TcpScene sample(Side side) throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            return scene(timeline, side);
        }
    }

    private static TcpScene scene(Timeline timeline, Side side) {
        TimelineTcp tcp = new TimelineTcp(timeline, TimelineTcp.busiest(timeline), address -> address);
        tcp.readOn();
        return tcp.scene(side);
    }

    private static TcpLayout layout(TcpScene scene) {
        return TcpLayout.of(
                scene,
                TimeAxis.proportional(scene.fromNanos(), scene.toNanos()),
                900,
                560,
                TypeSizes.DESK,
                DiagramWords.ENGLISH);
    }

    @Test
    void whatCameBehindTheHoleWaitedUntilThePacketThatFilledIt() throws IOException {
        TcpScene scene = sample(Side.SERVER);
        assertThat(scene.head().vicinity()).isEqualTo(Standpoint.Vicinity.RECEIVER);
        assertThat(scene.missing()).hasSize(1);
        TcpScene.MissingRange hole = scene.missing().getFirst();
        assertThat(hole.from()).isEqualTo(18_824);
        assertThat(hole.to()).isEqualTo(20_272);
        assertThat(hole.openedBy()).isEqualTo(32);
        assertThat(hole.filledBy()).isEqualTo(74);
        assertThat(scene.early()).isNotEmpty().allMatch(each -> each.culprit() == 74 && each.certainty() == Certainty.OBSERVED);
        // the story says so, too, and counts in another way
        assertThat(scene.early().stream().mapToLong(each -> each.to() - each.from()).sum()).isEqualTo(34_752);
        assertThat(scene.early().getFirst().packet()).isEqualTo(32);
    }

    @Test
    void deliveriesClimbToTheLastByteAndNeverTurnBack() throws IOException {
        TcpScene scene = sample(Side.SERVER);
        long reached = 0;
        for (TcpScene.Delivery each : scene.deliveries()) {
            assertThat(each.before()).isEqualTo(reached);
            assertThat(each.position()).isGreaterThanOrEqualTo(reached);
            reached = each.position();
        }
        assertThat(reached).isEqualTo(scene.head().bytes());
    }

    @Test
    void aSegmentStandsAtItsTimeAndReachesOverItsBytes() throws IOException {
        TcpLayout layout = layout(sample(Side.SERVER));
        Segment first = layout.scene().segments().stream()
                .filter(each -> each.to() > each.from())
                .findFirst()
                .orElseThrow();
        Segment again = layout.scene().segments().stream()
                .filter(each -> each.packet() == 74)
                .findFirst()
                .orElseThrow();
        assertThat(again.kind()).isEqualTo(Kind.AGAIN);
        assertThat(layout.x(again.nanos())).isGreaterThan(layout.x(first.nanos()));
        assertThat(layout.y(again.to())).isLessThan(layout.y(again.from()));
        double perByte = (layout.y(0) - layout.y(10_000)) / 10_000;
        assertThat(layout.y(again.from()) - layout.y(again.to())).isCloseTo(1448 * perByte, within(0.001));
        assertThat(layout.timeAt(layout.x(again.nanos()))).isCloseTo(again.nanos(), within(1_000L));
        assertThat(layout.markAt(layout.x(again.nanos()), layout.y(again.from() + 700), 6))
                .contains(new TcpMark.OfSegment(again));
    }

    @Test
    void theWaitingAndTheMissingBytesCanBePointedAt() throws IOException {
        TcpLayout layout = layout(sample(Side.SERVER));
        TcpScene scene = layout.scene();
        TcpScene.MissingRange hole = scene.missing().getFirst();
        double middle = layout.x((hole.openedNanos() + hole.filledNanos()) / 2 + 5_000_000);
        TcpMark missing = layout.markAt(middle, layout.y((hole.from() + hole.to()) / 2.0), 3).orElseThrow();
        TcpSpeech speech = new TcpSpeech(scene, DiagramWords.ENGLISH);
        assertThat(speech.about(missing))
                .isEqualTo("bytes 18\u202f825 to 20\u202f272 are missing for 43.8 ms: packet 32 brought later ones, packet 74 fills the hole.");
        TcpMark waiting = layout.markAt(middle, layout.y(21_000), 1).orElseThrow();
        assertThat(speech.about(waiting))
                .contains("came with packet 32 and waited 43.8 ms")
                .contains("bytes 18\u202f825 to 20\u202f272 were missing until packet 74");
    }

    @Test
    void everyMarkHasWordsAndEverythingIsClosedAgain() throws IOException {
        TcpScene scene = sample(Side.SERVER);
        CountingSurface surface = new CountingSurface();
        TcpPainter.paint(surface, layout(scene), Theme.LIGHT, TcpPainter.Marks.NONE);
        assertThat(surface.isBalanced()).isTrue();
        assertThat(surface.groups)
                .anyMatch(group -> group.startsWith("packet-74|") && group.contains("Others had to wait for it: 34\u202f752 bytes"))
                .anyMatch(group -> group.startsWith("hole-32|"));
        for (TcpScene.Segment each : scene.segments()) {
            assertThat(surface.groups).anyMatch(group -> group.startsWith("packet-" + each.packet() + "|"));
        }
        assertThat(surface.texts).contains("34\u202f752 bytes wait up to 43.8 ms", "for packet 74");
    }

    @Test
    void thePictureOfTheSampleIsTheOneThatWasLookedAt() throws IOException {
        TcpScene scene = sample(Side.SERVER);
        Golden.check(
                "tcp/one-lost-segment-tcp.svg",
                TcpPlates.of(
                                scene,
                                TimeAxis.proportional(scene.fromNanos(), scene.toNanos()),
                                "one-lost-segment",
                                900,
                                Theme.LIGHT,
                                DiagramWords.ENGLISH)
                        .svg(false));
    }

    @Test
    void theTableSaysTheSame() throws IOException {
        List<String> lines = TcpTable.lines(sample(Side.SERVER), DiagramWords.ENGLISH);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("74\t") && line.contains("Others had to wait for it"))
                .anyMatch(line -> line.contains("Beyond the first missing one it also has bytes 20\u202f273 to 21\u202f720"));
    }

    @Test
    void allFormatsCanBeWritten() throws IOException {
        TcpScene scene = sample(Side.CLIENT);
        for (Theme theme : Theme.all()) {
            Plate plate = TcpPlates.of(
                    scene,
                    TimeAxis.proportional(scene.fromNanos(), scene.toNanos()),
                    "one-lost-segment",
                    700,
                    theme,
                    DiagramWords.ENGLISH);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            plate.writePng(png, 1);
            assertThat(png.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            plate.writePdf(pdf);
            assertThat(pdf.toByteArray()).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void nearTheSenderWaitsAreInferredFromWhatTheReceiverSays() throws IOException {
        Path file = Captures.corpus().resolve("lab/tcp-one-loss-sack.pcapng");
        try (Timeline timeline = Captures.read(file)) {
            TcpScene scene = scene(timeline, Side.SERVER);
            assertThat(scene.head().vicinity()).isEqualTo(Standpoint.Vicinity.SENDER);
            // the lab lost data segment 14: 13 segments of 1448 bytes come before it
            assertThat(scene.missing()).hasSize(1);
            assertThat(scene.missing().getFirst().from()).isEqualTo(13 * 1448);
            assertThat(scene.missing().getFirst().to()).isEqualTo(14 * 1448);
            assertThat(scene.early()).isNotEmpty().allMatch(each -> each.certainty() instanceof Certainty.Inferred);
            assertThat(scene.early()).allMatch(each -> each.culprit() == 59);
        }
    }

    @Test
    void aReceiverWithoutRoomIsSeen() throws IOException {
        Path file = Captures.corpus().resolve("lab/tcp-cases.pcapng");
        try (Timeline timeline = Captures.read(file)) {
            TcpScene scene = scene(timeline, Side.CLIENT);
            assertThat(scene.closed()).hasSize(1);
            assertThat(scene.segments()).anyMatch(each -> each.kind() == Kind.PROBE);
        }
    }

    @Test
    void idleTimesThatWouldTakeMostOfThePictureAreFolded() {
        TimeAxis axis = TimeAxis.folded(0, 10_000_000_000L, List.of(new long[] {1_000_000_000L, 9_500_000_000L}, new long[] {9_600_000_000L, 9_700_000_000L}));
        assertThat(axis.folds()).containsExactly(new TimeAxis.Fold(1_000_000_000L, 9_500_000_000L));
        assertThat(axis.length()).isLessThan(1_700_000_000.0);
        assertThat(axis.timeAt(axis.at(9_800_000_000L))).isCloseTo(9_800_000_000L, within(10L));
        assertThat(TimeAxis.folded(5, 5, List.of()).length()).isPositive();
    }

    /// The list of waits is found in another way, from runs of arrivals.
    @Test
    void nearTheReceiverTheWaitingBytesAreThoseThatTheListOfWaitsCounts() throws IOException {
        for (String sample : List.of("one-lost-segment", "gallery-http2")) {
            try (Timeline timeline = Captures.sample(sample)) {
                TcpScene scene = scene(timeline, Side.SERVER);
                assertThat(scene.early()).isNotEmpty();
                for (Hole hole : Waits.of(timeline).in(scene.head().conversation()).holes()) {
                    if (hole.missing().side() == Side.SERVER) {
                        assertThat(scene.early().stream()
                                        .filter(each -> each.culprit() == hole.culpritPacket())
                                        .mapToLong(each -> each.to() - each.from())
                                        .sum())
                                .as(sample + " " + hole)
                                .isEqualTo(hole.waitingBytes());
                    }
                }
            }
        }
    }

    @Test
    void theStreamsThatWaitedForTheBytesOfAnotherAreNamed() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            TcpScene scene = scene(timeline, Side.SERVER);
            assertThat(scene.blames()).hasSize(1);
            TcpScene.Blame blame = scene.blames().getFirst();
            assertThat(blame.waiting()).contains(15L, 25L);
            TcpSpeech speech = new TcpSpeech(scene, DiagramWords.ENGLISH);
            Segment culprit = scene.segments().stream()
                    .filter(each -> each.packet() == blame.culprit())
                    .findFirst()
                    .orElseThrow();
            assertThat(speech.about(new TcpMark.OfSegment(culprit))).contains("waited for bytes of stream " + blame.stream());
        }
    }

    @Test
    void aLongConnectionIsCountedAndAShortStretchOfItIsNot(@TempDir Path folder) throws IOException {
        try (Timeline timeline = Captures.read(Downloads.write(folder.resolve("download.pcap"), 20_000))) {
            TimelineTcp tcp = new TimelineTcp(timeline, 0, address -> address);
            tcp.readOn();
            Side sender = TimelineTcp.talker(timeline, 0);
            TcpScene all = tcp.scene(sender);
            assertThat(all.isDense()).isTrue();
            assertThat(all.segments()).isEmpty();
            assertThat(all.cells()).hasSizeLessThanOrEqualTo(TimelineTcp.MOST_CELLS);
            assertThat(all.cells().stream().mapToInt(TcpScene.Cell::count).sum()).isEqualTo(20_000);
            assertThat(all.cells().getLast().delivered()).isEqualTo(20_000 * 100L);
            // one packet every 10 µs
            TcpScene part = tcp.scene(sender, 100_000_000, 110_000_000);
            assertThat(part.isDense()).isFalse();
            assertThat(part.segments().size()).isBetween(1_000, 1_200);
            assertThat(part.segments().getFirst().from() % 100).isZero();
            // bytes are where they would be had everything before been read
            Segment some = part.segments().get(500);
            assertThat(some.from()).isEqualTo((some.packet() - 1) * 100L);
        }
    }

    @Test
    void everyConnectionOfTheCorpusCanBeDrawn() throws IOException {
        for (Path file : Captures.corpusFiles()) {
            if (!file.getParent().getFileName().toString().matches("tcp|lab|http1|malformed")) {
                continue;
            }
            try (Timeline timeline = Captures.read(file)) {
                for (int i = 0; i < Math.min(20, timeline.conversationCount()); i++) {
                    if (!TimelineTcp.isTcp(timeline, i)) {
                        continue;
                    }
                    TimelineTcp tcp = new TimelineTcp(timeline, i, address -> address);
                    tcp.readOn();
                    for (Side side : Side.values()) {
                        TcpScene scene = tcp.scene(side);
                        CountingSurface surface = new CountingSurface();
                        TcpLayout layout =
                                TcpLayout.of(scene, tcp.axis(true), 800, 500, TypeSizes.DESK, DiagramWords.ENGLISH);
                        TcpPainter.paint(surface, layout, Theme.DARK, TcpPainter.Marks.NONE);
                        assertThat(surface.isBalanced()).as(file.toString()).isTrue();
                        for (TcpScene.EarlyBytes each : scene.early()) {
                            assertThat(each.nanos()).as(file + " " + each).isNotNegative();
                            assertThat(each.to()).as(file + " " + each).isGreaterThan(each.from());
                        }
                        for (TcpScene.MissingRange each : scene.missing()) {
                            assertThat(each.to()).as(file + " " + each).isGreaterThan(each.from());
                        }
                    }
                }
            } catch (java.io.IOException unreadable) {
                // told elsewhere
            }
        }
    }
}
