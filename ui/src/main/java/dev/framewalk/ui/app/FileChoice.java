package dev.framewalk.ui.app;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file. An interface, because platforms without a screen cannot ask.
public interface FileChoice {
    /// A capture to read; empty if the user changed their mind.
    Optional<Path> capture();

    /// A place to write to; empty if the user changed their mind.
    ///
    /// @param suggestion a name for the file
    /// @param kind       what it will be, in words
    /// @param ending     its ending, without the dot
    Optional<Path> target(String suggestion, String kind, String ending);
}
