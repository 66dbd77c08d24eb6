package dev.framewalk.timeline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that were looked at once and are kept: `-Dframewalk.golden.rewrite=true` writes them anew.
public final class Golden {
    private static final Path FOLDER = Path.of(System.getProperty("framewalk.root", ".."))
            .resolve("timeline/src/test/resources/dev/framewalk/timeline/diagram");

    private Golden() {}

    public static void check(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("framewalk.golden.rewrite")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
