package dev.framewalk.ui.compare;

import dev.framewalk.timeline.Timeline;
import java.io.IOException;

/// A capture that one may compare with: its name, and how it is opened.
public record Second(String name, Opening opening) {
    /// Opens the capture, with nothing read yet.
    @FunctionalInterface
    public interface Opening {
        Timeline open() throws IOException;
    }
}
