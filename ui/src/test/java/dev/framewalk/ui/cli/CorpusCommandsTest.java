package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command on captures that other people recorded, many of them damaged or hostile: an answer or a reason, never a mistake of ours.
class CorpusCommandsTest {
    private static final Path CORPUS = Path.of(System.getProperty("framewalk.corpus", "corpus"));
    /// Longer files say nothing more about robustness and take their time.
    private static final long LONGEST = 200_000;

    private static List<String> captures() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus here");
        List<String> captures = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches(".*\\.(pcap|pcapng|cap|snoop)(\\.gz|\\.zst)?")
                        && Files.size(file) <= LONGEST) {
                    captures.add(file.toString());
                }
            }
        }
        return captures;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary FILE",
                "steps --depth bytes FILE",
                "show FILE 1",
                "show FILE 3",
                "state --at 9 FILE",
                "export --to mermaid -o - FILE",
                "export --to svg -o - FILE"
            })
    void everyCaptureGetsAnAnswerOrAReason(String command) throws IOException {
        for (String capture : captures()) {
            String[] arguments = command.split(" ");
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = arguments[i].equals("FILE") ? capture : arguments[i];
            }
            Shell.Outcome outcome = Shell.run(arguments);
            assertThat(outcome.code())
                    .as("%s %s: %s", command, capture, outcome.complaints())
                    .isIn(ExitCode.OK, ExitCode.USAGE, ExitCode.UNREADABLE_INPUT);
            assertThat(outcome.answers().isEmpty() && outcome.complaints().isEmpty())
                    .as("%s %s says nothing", command, capture)
                    .isFalse();
        }
    }
}
