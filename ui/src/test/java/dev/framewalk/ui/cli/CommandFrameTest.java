package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFrameTest {
    @TempDir
    Path folder;

    static List<String> commands() {
        return CommandFrame.COMMANDS.stream().map(Command::name).toList();
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        Shell.Outcome outcome = Shell.run("--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.answers()).contains(commands()).contains("Examples:").contains("Exit codes:");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExamplesAndATextForEachOption(String command) {
        Shell.Outcome outcome = Shell.run(command, "--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers())
                .contains("Usage: framewalk " + command)
                .contains("Examples:")
                .contains("  framewalk " + command + " ");
        assertThat(outcome.answers().lines())
                .as("an option or parameter without a text")
                .noneMatch(line -> line.matches(" +(-\\w, )?--[\\w-]+(=\\S+)?") || line.matches(" {6}\\[?[A-Z\\[\\]:]+\\]?"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpCanBeAskedForInEitherWay(String command) {
        assertThat(Shell.run("help", command)).isEqualTo(Shell.run(command, "--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsTheOneOfTheBuild(String option) {
        Shell.Outcome outcome = Shell.run(option);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers()).matches("(?s)Framewalk \\d+\\.\\d+.*\\(Java \\d+.*\\)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "steps", "show", "state", "export"})
    void aCommandWithoutItsFileIsWrongUsage(String command) {
        Shell.Outcome outcome = Shell.run(command);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.answers()).isEmpty();
        assertThat(outcome.complaints()).contains("\"framewalk " + command + " --help\"");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Shell.Outcome outcome = Shell.run("steps", "--nonsense", "file");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains("'--nonsense'");
    }

    @Test
    void aMistypedCommandIsGuessed() {
        Shell.Outcome outcome = Shell.run("stpes", "file");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.complaints()).contains("Did you mean the command steps?");
    }

    @Test
    void aFileThatIsNotThereIsUnreadableInput() {
        Shell.Outcome outcome = Shell.run("steps", folder.resolve("absent.pcap").toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
        assertThat(outcome.answers()).isEmpty();
        assertThat(outcome.complaints()).contains("There is no file").contains("absent.pcap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello, this is a letter and no capture\n"})
    void aFileThatIsNoCaptureIsUnreadableInput(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), content);
        for (String command : List.of("summary", "steps")) {
            Shell.Outcome outcome = Shell.run(command, file.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
            assertThat(outcome.complaints()).contains("letter.txt is no capture");
        }
    }

    @Test
    void aFolderIsUnreadableInput() {
        assertThat(Shell.run("summary", folder.toString()).code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
    }

    @Test
    void theOtherFilesAreToldAboutWhenOneCannotBeRead() {
        Shell.Outcome outcome = Shell.run(
                "summary", folder.resolve("absent.pcap").toString(), Shell.sample("one-lost-segment.pcapng"));
        assertThat(outcome.code()).isEqualTo(ExitCode.UNREADABLE_INPUT);
        assertThat(outcome.answers()).contains("one-lost-segment.pcapng").contains("97");
    }

    @Test
    void aCaptureThatEndsInTheMiddleIsReadAsFarAsItGoes() throws IOException {
        byte[] whole = Files.readAllBytes(Shell.SAMPLES.resolve("one-lost-segment.pcapng"));
        Path cut = folder.resolve("cut.pcapng");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Shell.Outcome outcome = Shell.run("summary", cut.toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.answers()).contains("cut.pcapng");
        assertThat(outcome.complaints()).contains("cut.pcapng: ").contains("The file ends in the middle");
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoFailure() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(new ByteArrayInputStream(new byte[0]), gone, err, false);
        assertThat(new CommandFrame(terminal).run("--help")).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskIsToldAbout() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(new ByteArrayInputStream(new byte[0]), full, err, false);
        assertThat(new CommandFrame(terminal).run("--help")).isEqualTo(ExitCode.UNWRITABLE_OUTPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No space left on device");
    }

    @Test
    void ourOwnMistakesAreOneSentenceAndShowWhereOnlyIfAsked() {
        OutputStream faulty = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("a mistake made for this test");
            }
        };
        for (boolean debug : new boolean[] {false, true}) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Terminal terminal = Terminal.of(new ByteArrayInputStream(new byte[0]), faulty, err, false);
            String[] arguments = debug ? new String[] {"--debug", "--help"} : new String[] {"--help"};
            assertThat(new CommandFrame(terminal).run(arguments)).isEqualTo(ExitCode.OUR_MISTAKE);
            String complaint = err.toString(StandardCharsets.UTF_8);
            assertThat(complaint).contains("a mistake made for this test").contains("report");
            assertThat(complaint.contains("\tat ")).isEqualTo(debug);
        }
    }
}
