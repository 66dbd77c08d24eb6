package dev.framewalk.timeline.diagram.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.comparison.Paid;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.lanes.DemoLanes;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.lanes.StreamLanes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ComparePictureTest {
    private static final long MS = 1_000_000;

    private static Paid paid(int connections, long headers, long blocked, long last) {
        return new Paid(
                13, 0, connections, 40 * MS, headers, 10_600, 177_000, 229_000, 300, 1, 0, 0, 0, blocked, 0, false, 120 * MS, last);
    }

    private static Comparison.Line line(Comparison comparison, String id) {
        return comparison.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everyDifferenceIsASentenceOfItsOwn() {
        Comparison comparison = Comparison.of(paid(6, 10_600, 0, 382 * MS), paid(1, 2_271, 180 * MS, 427 * MS));
        CompareWords words = new CompareWords(DiagramWords.ENGLISH);
        assertThat(words.difference(line(comparison, "last-byte"))).isEqualTo("A has everything 45 ms earlier.");
        assertThat(words.difference(line(comparison, "connections")))
                .isEqualTo("A opens 5 more, each with handshakes of its own.");
        assertThat(words.difference(line(comparison, "header-bytes")))
                .isEqualTo("B sends 8329 bytes less: 21 % of what A sends.");
        assertThat(words.difference(line(comparison, "blocked")))
                .isEqualTo("Only in B do bytes wait for others: 180 ms, all requests together.");
        assertThat(words.difference(line(comparison, "lost"))).isEqualTo("The same.");
        assertThat(words.difference(line(comparison, "stalled"))).isEqualTo("Neither.");
        // 382 ms are 9.55 round trips of 40 ms
        assertThat(words.value(line(comparison, "round-trips"), line(comparison, "round-trips").a())).isEqualTo("9.6");
        assertThat(comparison.lines()).allSatisfy(each -> {
            assertThat(words.name(each)).doesNotContain("compare.");
            assertThat(words.difference(each)).doesNotContain("compare.").endsWith(".");
        });
    }

    @Test
    void whatIsNotKnownIsSaid() {
        Comparison comparison = Comparison.of(paid(1, 1, 0, Paid.NOT_KNOWN), paid(1, 1, 0, 5));
        CompareWords words = new CompareWords(DiagramWords.ENGLISH);
        assertThat(words.difference(line(comparison, "last-byte"))).isEqualTo("Not known for both.");
        assertThat(words.value(line(comparison, "last-byte"), Paid.NOT_KNOWN)).isEqualTo("–");
    }

    @Test
    void bothHaveTheirZeroAtTheSamePlaceAndTheSameScale() {
        StreamLanes page = DemoLanes.page();
        StreamLanes many = DemoLanes.many(200);
        for (Theme theme : Theme.all()) {
            for (double width : new double[] {400, 1200}) {
                ComparePicture picture = ComparePicture.of(
                        new ComparePicture.Half("a page", page, paid(2, 1, 0, 100 * MS)),
                        new ComparePicture.Half("another", many, paid(4, 1, 0, 600 * MS)),
                        ZeroAt.FIRST_REQUEST,
                        width,
                        theme,
                        DiagramWords.ENGLISH);
                CountingSurface surface = new CountingSurface();
                picture.paint(surface);
                assertThat(surface.isBalanced()).isTrue();
                assertThat(surface.texts).contains("A", "B", "… and 140 more requests");
                assertThat(picture.spoken()).contains("a page and another");
                assertThat(picture.height()).isLessThan(6_000);
            }
        }
        // the first request of the page leaves after 10 ms, the first of the others at once
        assertThat(ZeroAt.FIRST_REQUEST.of(page)).isEqualTo(10 * MS);
        assertThat(ZeroAt.FIRST_PACKET.of(page)).isZero();
        assertThat(ZeroAt.FIRST_REQUEST.of(many)).isZero();
    }

    /// Both samples fetch the same page and lose the same segment.
    @Test
    void theGalleryCostsFewerHeadersAndMoreWaitingOverHttp2() throws IOException {
        try (Timeline one = Captures.sample("gallery-http1");
                Timeline two = Captures.sample("gallery-http2")) {
            Paid a = Paid.of(one, StreamLanes.of(one), ZeroAt.FIRST_PACKET);
            Paid b = Paid.of(two, StreamLanes.of(two), ZeroAt.FIRST_PACKET);
            assertThat(a.requests()).isEqualTo(b.requests()).isEqualTo(13);
            assertThat(a.connections()).isEqualTo(6);
            assertThat(b.connections()).isEqualTo(1);
            assertThat(a.bodyBytes()).isEqualTo(b.bodyBytes());
            assertThat(b.headerBytes()).isLessThan(a.headerBytes() / 3);
            assertThat(a.lost()).isEqualTo(1);
            assertThat(b.lost()).isEqualTo(1);
            assertThat(b.blockedNanos()).isGreaterThan(a.blockedNanos());
            assertThat(b.plainHeaderBytes()).isGreaterThan(b.headerBytes());
        }
    }
}
