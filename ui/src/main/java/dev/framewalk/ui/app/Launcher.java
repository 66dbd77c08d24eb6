package dev.framewalk.ui.app;

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
        open(file, "", List.of(), List.of());
    }

    /// Opens the window, with a capture in it or without, and returns when it was closed.
    ///
    /// @param filter   display filter to begin with; empty for none
    /// @param decodeAs rules such as `tcp.port==8888,http`
    /// @param keyFiles key logs to decrypt with
    public static void open(@Nullable Path file, String filter, List<String> decodeAs, List<Path> keyFiles) {
        FramewalkApplication.begin(file, filter, decodeAs, keyFiles);
        Application.launch(FramewalkApplication.class);
    }
}
