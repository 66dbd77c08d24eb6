package dev.framewalk.ui.app;

import dev.framewalk.ui.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Asks with the dialogs of the operating system.
record StageChoice(Stage stage) implements FileChoice {
    @Override
    public Optional<Path> capture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("choose.capture"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Words.of("choose.captures"),
                                "*.pcapng",
                                "*.pcap",
                                "*.cap",
                                "*.snoop",
                                "*.gz",
                                "*.zst",
                                "*.lz4"),
                        new FileChooser.ExtensionFilter(Words.of("choose.all"), "*.*"));
        return path(chooser.showOpenDialog(stage));
    }

    @Override
    public Optional<Path> target(String suggestion, String kind, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("choose.target"));
        chooser.setInitialFileName(suggestion + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
        return path(chooser.showSaveDialog(stage));
    }

    private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
