package dev.framewalk.ui.app;

import dev.framewalk.timeline.address.Address;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/// The way into the desktop application from the command line. It does not extend JavaFX's `Application`, which could not be
/// started from a class path.
public final class Launcher {
    private Launcher() {}

    /// Opens the window, with a capture in it or without, and returns when it was closed.
    public static void open(@Nullable Path file) {
        open(file, "", null, List.of(), List.of());
    }

    /// Opens the window, with a capture in it or without, and returns when it was closed.
    ///
    /// @param filter   display filter to begin with; empty for none
    /// @param to       where to go; null for the first step
    /// @param decodeAs rules such as `tcp.port==8888,http`
    /// @param keyFiles key logs to decrypt with
    public static void open(@Nullable Path file, String filter, @Nullable Address to, List<String> decodeAs, List<Path> keyFiles) {
        FramewalkApplication.begin(file, null, filter, to, decodeAs, keyFiles);
        Application.launch(FramewalkApplication.class);
    }

    /// Opens the window with two captures beside each other, and returns when it was closed.
    public static void compare(Path file, Path other, List<String> decodeAs, List<Path> keyFiles) {
        FramewalkApplication.begin(file, other, "", null, decodeAs, keyFiles);
        Application.launch(FramewalkApplication.class);
    }
}
