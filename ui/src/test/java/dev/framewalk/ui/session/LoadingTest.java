package dev.framewalk.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<Runnable> front = new LinkedBlockingQueue<>();

    private Session begin(Path file, ExecutorService threads) throws Exception {
        Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
        Session session = new Session(timeline, "large", new DisplayFilters(timeline), threads, threads, front::add);
        session.load(threads);
        return session;
    }

    private void pump(java.util.function.BooleanSupplier until) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
            Runnable task = front.poll(1, TimeUnit.SECONDS);
            if (task != null) {
                task.run();
            }
        }
    }

    /// Looks at packets, and waits for the first of them.
    private void firstPackets(Session session) throws InterruptedException {
        session.setDepth(Depth.SEGMENTS);
        pump(() -> session.cursor() > 0);
    }

    @Test
    void theFirstStepsAreThereWhileTheRestIsRead() throws Exception {
        Path file = Sessions.largeCapture(folder, 400_000);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Session session = begin(file, threads)) {
            firstPackets(session);
            assertThat(session.loading().phase()).isEqualTo(Loading.Phase.READING);
            assertThat(session.step()).isTrue();
            pump(() -> session.loading().phase() == Loading.Phase.COMPLETE && session.areStepsFound());
            assertThat(session.timeline().packets().count()).isEqualTo(400_000);
            assertThat(session.loading().progressProperty().get()).isEqualTo(1);
        }
    }

    @Test
    void theEndIsThatOfTheCaptureEvenForWhoAsksWhileItIsRead() throws Exception {
        Path file = Sessions.largeCapture(folder, 200_000);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Session session = begin(file, threads)) {
            firstPackets(session);
            assertThat(session.loading().phase()).isEqualTo(Loading.Phase.READING);
            session.last();
            pump(() -> session.loading().phase() == Loading.Phase.COMPLETE && session.areStepsFound());
            assertThat(session.packet()).isEqualTo(200_000);
            pump(session::areListsPrepared);
        }
    }

    @Test
    void whoGoesElsewhereIsNotTakenToTheEnd() throws Exception {
        Path file = Sessions.largeCapture(folder, 200_000);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Session session = begin(file, threads)) {
            firstPackets(session);
            session.last();
            session.jump(1);
            pump(() -> session.loading().phase() == Loading.Phase.COMPLETE && session.areStepsFound());
            assertThat(session.packet()).isEqualTo(1);
        }
    }

    @Test
    void readingCanBeStoppedAndWhatWasReadStays() throws Exception {
        Path file = Sessions.largeCapture(folder, 1_000_000);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Session session = begin(file, threads)) {
            pump(() -> session.loading().packetsProperty().get() > 0);
            session.loading().cancel();
            pump(() -> session.loading().phase() != Loading.Phase.READING);
            assertThat(session.loading().phase()).isEqualTo(Loading.Phase.CANCELLED);
            assertThat(session.timeline().packets().count()).isBetween(1, 999_999);
        }
    }

    @Test
    void aCaptureThatIsCutShowsWhatIsThereAndSaysWhatIsWrong() throws Exception {
        Path whole = Sessions.largeCapture(folder, 10);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.pcap"), java.util.Arrays.copyOf(bytes, bytes.length - 20));
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Session session = begin(cut, threads)) {
            pump(() -> session.loading().phase() == Loading.Phase.COMPLETE);
            assertThat(session.timeline().packets().count()).isEqualTo(9);
            assertThat(session.timeline().capture().problems()).hasSize(1);
        }
    }
}
