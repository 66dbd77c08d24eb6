package dev.framewalk.timeline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The captures that tests of this module read.
public final class Captures {
    /// The captures of this repository.
    public static final Path SAMPLES = Path.of("../sample-captures");

    private Captures() {}

    /// The folder of captures of others; the test is skipped where it is not there.
    public static Path corpus() {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", "../../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "no corpus of captures here");
        return corpus;
    }

    /// All captures of the corpus, sorted.
    public static List<Path> corpusFiles() {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|snoop)(\\.gz|\\.zst)?"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A timeline over a whole capture.
    public static Timeline read(Path file) throws IOException {
        Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
        timeline.readAll();
        return timeline;
    }

    public static Timeline sample(String name) throws IOException {
        return read(SAMPLES.resolve(name + ".pcapng"));
    }
}
