package dev.framewalk.benchmarks.window;

import dev.framewalk.ui.app.FileChoice;
import dev.framewalk.ui.app.Shell;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.settings.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Opens a capture in the window, waits until all of it is there, then steps, jumps and goes to the end; prints what each took.
///
/// Times count from the start of the JVM. A step has been made when all that the window asks about it has been answered and drawn.
public final class MeasuredWindow extends Application {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final int STEPS = 25;
    private static final long LONGEST_SECONDS = 900;

    private volatile @Nullable Shell shell;
    private volatile long peak;

    @SuppressWarnings("SystemOut") // its answer
    private static void print(String line) {
        System.out.println(line);
    }

    @Override
    public void start(Stage stage) throws IOException {
        Path folder = Files.createTempDirectory("framewalk-window");
        Shell made = new Shell(new Settings(folder), new Nobody(), address -> {}, List.of(), List.of());
        shell = made;
        Scene scene = new Scene(made.root(), WIDTH, HEIGHT);
        made.dress(scene);
        stage.setScene(scene);
        stage.show();
        made.open(Path.of(getParameters().getRaw().getFirst()));
        Thread measuring = new Thread(this::measure, "measuring");
        measuring.setDaemon(true);
        measuring.start();
        Thread sampling = new Thread(this::sample, "sampling");
        sampling.setDaemon(true);
        sampling.start();
    }

    private void sample() {
        while (true) {
            peak = Math.max(peak, privateBytes());
            pause(50);
        }
    }

    private void measure() {
        try {
            until(() -> session() != null);
            Session session = session();
            if (session != null) {
                until(() -> session.closeup().step() > 0);
                settle(session);
                tell("first steps", sinceStart());
                until(() -> session.loading().phase() != Loading.Phase.READING);
                tell("read", sinceStart());
                until(session::areStepsFound);
                settle(session);
                tell("steps and ladder", sinceStart());
                until(session::areListsPrepared);
                settle(session);
                tell("all", sinceStart());
                print(String.format(Locale.ROOT, "%-22s %10d", "packets", session.timeline().packets().count()));
                print(String.format(Locale.ROOT, "%-22s %10d", "events", session.timeline().eventCount()));
                times("step", session, i -> session.step());
                times("jump", session, i -> session.jumpToPacket(
                        (int) (session.timeline().packets().count() * (0.5 + i * 0.618 % 1 * 0.5))));
                times("End", session, i -> {
                    if (i % 2 == 0) {
                        session.last();
                    } else {
                        session.first();
                    }
                });
                print(String.format(Locale.ROOT, "%-22s %10d MB (peak %d MB)", "private memory", privateBytes() >> 20, peak >> 20));
                Runtime runtime = Runtime.getRuntime();
                System.gc();
                print(String.format(
                        Locale.ROOT, "%-22s %10d MB", "live objects", runtime.totalMemory() - runtime.freeMemory() >> 20));
            }
        } finally {
            Platform.exit();
        }
    }

    private @Nullable Session session() {
        Shell present = shell;
        return present == null ? null : present.session();
    }

    private interface Verb {
        void go(int round);
    }

    /// What a movement takes: the middle and the longest of several.
    private static void times(String name, Session session, Verb verb) {
        long[] nanos = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            int round = i;
            long begin = System.nanoTime();
            onFront(() -> verb.go(round));
            settle(session);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        print(String.format(
                Locale.ROOT, "%-22s %10.1f ms (longest %.1f ms)", name, nanos[STEPS / 2] / 1e6, nanos[STEPS - 1] / 1e6));
    }

    /// Waits until what was asked in the background has been answered, and until that has been drawn.
    private static void settle(Session session) {
        for (int i = 0; i < 3; i++) {
            CountDownLatch answered = new CountDownLatch(1);
            onFront(() -> session.ask(() -> "", nothing -> answered.countDown()));
            await(answered);
        }
        CountDownLatch drawn = new CountDownLatch(1);
        Platform.runLater(() -> Platform.requestNextPulse());
        Platform.runLater(drawn::countDown);
        await(drawn);
    }

    private static void onFront(Runnable task) {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            task.run();
            done.countDown();
        });
        await(done);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
        boolean[] holds = new boolean[1];
        while (!holds[0] && System.nanoTime() < deadline) {
            onFront(() -> holds[0] = condition.getAsBoolean());
            pause(5);
        }
        if (!holds[0]) {
            throw new IllegalStateException("it takes too long");
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String what, double seconds) {
        print(String.format(Locale.ROOT, "%-22s %10.2f s", what, seconds));
    }

    private static double sinceStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    }

    /// What the process holds for itself; a mapped capture is no part of it.
    private static long privateBytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    << 10;
        } catch (IOException noSuchSystem) {
            return 0;
        }
    }

    /// Nobody is there to choose files.
    private static final class Nobody implements FileChoice {
        @Override
        public Optional<Path> capture() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> target(String suggestion, String kind, String ending) {
            return Optional.empty();
        }
    }
}
