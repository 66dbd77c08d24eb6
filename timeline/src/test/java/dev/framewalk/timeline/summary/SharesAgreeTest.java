package dev.framewalk.timeline.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// However many threads share the work, a summary says the same.
class SharesAgreeTest {
    @Test
    void oneShareAndSeveralCountTheSame() throws IOException {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", "none"));
        assumeTrue(Files.isDirectory(corpus), "the corpus is not here");
        Protocols protocols = new Protocols(DecodeAs.NOTHING);
        List<Path> captures;
        try (Stream<Path> files = Files.walk(corpus)) {
            captures = files.filter(f -> f.getFileName().toString().matches(".*\\.(pcap|pcapng)"))
                    .sorted()
                    .toList();
        }
        assertThat(captures).hasSizeGreaterThan(100);
        for (Path file : captures) {
            Summary alone;
            try (CaptureFile capture = CaptureFile.open(file)) {
                alone = Summary.of(capture, protocols);
            }
            Summary shared = Summary.of(file, protocols, 3);
            assertThat(shared.counts()).as(file.toString()).isEqualTo(alone.counts());
            assertThat(shared.lists()).as(file.toString()).isEqualTo(alone.lists());
            assertThat(shared.problems()).as(file.toString()).isEqualTo(alone.problems());
        }
    }
}
