package dev.framewalk.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.ui.session.DisplayFilters;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepWindowTest {
    @TempDir
    private Path folder;

    private Session session(int packets) throws IOException {
        Timeline timeline = Timeline.open(CaptureFile.open(Sessions.largeCapture(folder, packets)), DecodeAs.NOTHING);
        Session session =
                new Session(timeline, "large", new DisplayFilters(timeline), Runnable::run, Runnable::run, Runnable::run);
        session.setDepth(Depth.SEGMENTS);
        return session;
    }

    private static void hasRow(StepWindow rows, Session session, int place) {
        int row = rows.show(place);
        assertThat(rows.get(row)).isEqualTo(session.steps().at(place));
        assertThat(rows.placeOf(row)).isEqualTo(place);
    }

    @Test
    void everyStepHasARowEvenOfVeryMany() throws IOException {
        try (Session session = session(60_000)) {
            StepWindow rows = new StepWindow(session.steps());
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
            StepWindow rows = new StepWindow(session.steps());
            session.load(Runnable::run);
            assertThat(session.steps().size()).isEqualTo(60_000);
            assertThat(rows).hasSize(10_000);
        }
    }

    @Test
    void fewStepsAreAllRows() throws IOException {
        try (Session session = session(3_000)) {
            StepWindow rows = new StepWindow(session.steps());
            session.load(Runnable::run);
            assertThat(rows).containsExactlyElementsOf(session.steps());
            session.setFilter("frame.number < 11");
            assertThat(rows).hasSize(10).containsExactlyElementsOf(session.steps());
            session.setFilter("");
            assertThat(rows).hasSize(3_000);
        }
    }
}
