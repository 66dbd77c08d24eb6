package dev.framewalk.ui.app;

import java.nio.file.Path;
import java.util.Optional;

/// Chooses no file, where a test asks for none.
record Nobody() implements FileChoice {
    @Override
    public Optional<Path> capture() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> target(String suggestion, String kind, String ending) {
        return Optional.empty();
    }
}
