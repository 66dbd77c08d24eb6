package dev.framewalk.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A test at the window: before every test it is opened with settings of its own, after it closed.
abstract class ShellTest extends ApplicationTest {
    private static final int WIDTH = 980;
    private static final int HEIGHT = 960;

    /// Of one test class: settings, and what its tests write.
    @TempDir
    static Path folder;

    Shell shell;

    /// Who is asked for files.
    FileChoice files() {
        return new Nobody();
    }

    @Override
    public void start(Stage stage) {
        shell = new Shell(
                new Settings(folder),
                files(),
                address -> {},
                List.of(),
                List.of());
        Scene scene = new Scene(shell.root(), WIDTH, HEIGHT);
        shell.dress(scene);
        stage.setScene(scene);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
    }

    @AfterEach
    void close() {
        interact(() -> shell.close());
    }

    /// Waits for what other threads do, and until what came of it has been drawn.
    void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
            sleep(20);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Whether there is a capture and all of it was read.
    boolean isRead() {
        Session session = shell.session();
        return session != null && session.loading().phase() == Loading.Phase.COMPLETE;
    }

    /// Whether its steps are there as well.
    boolean isTold() {
        return isRead() && shell.session().areStepsFound();
    }

    static Path sample(String name) {
        return Path.of(System.getProperty("framewalk.root", ".."), "sample-captures", name);
    }
}
