package dev.framewalk.ui.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.ui.session.DisplayFilters;
import dev.framewalk.ui.session.IndexList;
import dev.framewalk.ui.session.Search;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListWindowTest {
    @TempDir
    private Path folder;

    private Session session(int packets) throws IOException {
        Timeline timeline = Timeline.open(CaptureFile.open(Sessions.largeCapture(folder, packets)), DecodeAs.NOTHING);
        Session session =
                new Session(timeline, "large", new DisplayFilters(timeline), Runnable::run, Runnable::run, Runnable::run);
        session.setDepth(Depth.SEGMENTS);
        return session;
    }

    private static void hasRow(ListWindow rows, Session session, int place) {
        int row = rows.show(place);
        assertThat(rows.get(row)).isEqualTo(session.steps().at(place));
        assertThat(rows.placeOf(row)).isEqualTo(place);
    }

    @Test
    void everyStepHasARowEvenOfVeryMany() throws IOException {
        try (Session session = session(60_000)) {
            ListWindow rows = new ListWindow(session.steps());
            session.load(Runnable::run);
            assertThat(session.steps().size()).isEqualTo(60_000);
            assertThat(rows.size()).isLessThan(60_000);
            for (int place : new int[] {0, 30_000, 59_999, 12_345, 0, 999, 1_000, 9_999, 10_000}) {
                hasRow(rows, session, place);
            }
            int row = rows.show(30_000);
            assertThat(row).as("rows before it").isGreaterThan(1_000);
            assertThat(rows.size() - row).as("rows behind it").isGreaterThan(1_000);
        }
    }

    @Test
    void manyStepsThatComeAtOnceHaveRowsWithoutBeingAskedFor() throws IOException {
        try (Session session = session(60_000)) {
            while (session.timeline().advance(10_000) > 0) {
                // all are there before the first is looked for
            }
            ListWindow rows = new ListWindow(session.steps());
            session.load(Runnable::run);
            assertThat(session.steps().size()).isEqualTo(60_000);
            assertThat(rows).hasSize(10_000);
        }
    }

    @Test
    void fewStepsAreAllRows() throws IOException {
        try (Session session = session(3_000)) {
            ListWindow rows = new ListWindow(session.steps());
            session.load(Runnable::run);
            assertThat(rows).containsExactlyElementsOf(session.steps());
            session.setFilter("frame.number < 11");
            assertThat(rows).hasSize(10).containsExactlyElementsOf(session.steps());
            session.setFilter("");
            assertThat(rows).hasSize(3_000);
        }
    }

    @Test
    void whoScrollsToAnEndOfTheRowsSeesThoseBehindIt() throws IOException {
        try (Session session = session(60_000)) {
            ListWindow rows = new ListWindow(session.steps());
            session.load(Runnable::run);
            rows.show(30_000);
            int size = rows.size();
            assertThat(rows.lookBeyond(size / 2, size / 2 + 20)).as("in the middle nothing moves").isEqualTo(-1);
            int seen = rows.placeOf(size - 21);
            int row = rows.lookBeyond(size - 21, size - 1);
            assertThat(rows.placeOf(row)).as("the first in sight stays").isEqualTo(seen);
            assertThat(rows.size() - row).as("rows behind it").isGreaterThan(1_000);
            seen = rows.placeOf(0);
            row = rows.lookBeyond(0, 20);
            assertThat(rows.placeOf(row)).isEqualTo(seen);
            assertThat(row).as("rows before it").isGreaterThan(1_000);
        }
    }

    @Test
    void packetsHaveRowsAsStepsHave() throws IOException {
        try (Session session = session(60_000)) {
            IndexList packets = new IndexList();
            ListWindow rows = new ListWindow(packets);
            Search search = session.packetSearch(packets, () -> {});
            session.load(Runnable::run);
            session.findPackets(search);
            assertThat(packets).hasSize(60_000);
            assertThat(rows).hasSize(10_000);
            assertThat(rows.get(rows.show(59_999))).isEqualTo(59_999);
            session.setFilter("frame.number == 5 or frame.number == 50000");
            session.findPackets(search);
            assertThat(rows).containsExactly(4, 49_999);
        }
    }
}
