package dev.framewalk.ui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs the usual commands on the sample captures with nobody listening, so that the JVM can note what a start needs.
///
/// The launcher does this once, as the last step of a build (`-XX:AOTCacheOutput`); later starts take less than half the time.
public final class Rehearsal {
    private Rehearsal() {}

    /// Takes the folder of the sample captures.
    public static void main(String[] arguments) throws IOException {
        List<String> files;
        try (Stream<Path> samples = Files.list(Path.of(arguments[0]))) {
            files = samples.map(Path::toString)
                    .filter(name -> name.endsWith(".pcapng"))
                    .sorted()
                    .toList();
        }
        play("--version");
        for (Command command : CommandFrame.COMMANDS) {
            play(command.name(), "--help");
        }
        for (String file : files) {
            play("summary", file);
            play("summary", "--json", file);
            play("steps", file);
            play("steps", "--format", "jsonl", "--depth", "segments", file);
            play("show", file, "4");
            play("state", file, "--at", "5");
            play("streams", file);
            play("export", file, "--to", "svg", "-o", "-");
        }
    }

    private static void play(String... arguments) {
        Terminal nobody = Terminal.of(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                true);
        Main.run(nobody, arguments);
    }
}
