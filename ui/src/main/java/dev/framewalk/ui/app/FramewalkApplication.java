package dev.framewalk.ui.app;

import dev.framewalk.timeline.address.Address;
import dev.framewalk.ui.settings.Settings;
import dev.framewalk.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window.
public final class FramewalkApplication extends Application {
    private static final double SMALL_WIDTH = 1440;
    private static final double SMALL_HEIGHT = 860;

    /// What JavaFX gives no other way to hand over.
    private static volatile Beginning beginning = new Beginning(null, null, "", null, List.of(), List.of());

    /// @param other what to compare the file with; null for nothing
    /// @param to    where to go in the file; null for its first step
    private record Beginning(
            @Nullable Path file,
            @Nullable Path other,
            String filter,
            @Nullable Address to,
            List<String> decodeAs,
            List<Path> keyFiles) {}

    private @Nullable Shell shell;

    static void begin(
            @Nullable Path file,
            @Nullable Path other,
            String filter,
            @Nullable Address to,
            List<String> decodeAs,
            List<Path> keyFiles) {
        beginning = new Beginning(file, other, filter, to, List.copyOf(decodeAs), List.copyOf(keyFiles));
    }

    @Override
    public void start(Stage stage) {
        Beginning asked = beginning;
        Shell made = new Shell(
                new Settings(Settings.usualFolder()),
                new StageChoice(stage),
                address -> getHostServices().showDocument(address),
                asked.decodeAs(),
                asked.keyFiles());
        shell = made;
        var screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                made.root(), Math.min(1600, screen.getWidth() * 0.94), Math.min(960, screen.getHeight() * 0.92));
        made.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        // on a small screen every row of the picture is needed
        stage.setMaximized(screen.getWidth() < SMALL_WIDTH || screen.getHeight() < SMALL_HEIGHT);
        stage.titleProperty().bind(made.titleProperty());
        stage.show();
        made.focus();
        Path file = asked.file();
        Path other = asked.other();
        if (file != null && other != null) {
            made.compare(file, other);
        } else if (file != null) {
            made.open(file, asked.filter(), asked.to());
        }
    }

    @Override
    public void stop() {
        if (shell != null) {
            shell.close();
        }
    }

    @Override
    public String toString() {
        return Words.of("application");
    }
}
