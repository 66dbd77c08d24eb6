package dev.framewalk.ui.compare;

import dev.framewalk.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A capture that one may compare with: its name, and how it is opened.
///
/// @param inputs the files that are read for it; none for one that comes with the program
public record Second(String name, List<Path> inputs, Opening opening) {
    /// Opens the capture, with nothing read yet.
    @FunctionalInterface
    public interface Opening {
        Timeline open() throws IOException;
    }

    public Second {
        inputs = List.copyOf(inputs);
    }
}
