package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/command-line.md` shows the help of every command as it is.
class CommandLineDocsTest {
    private static final Path PAGE = Shell.SAMPLES.resolveSibling("docs").resolve("command-line.md");
    private static final Pattern BLOCK = Pattern.compile("<!-- help (\\w+) -->\n```\n(.*?)```\n<!-- end -->", Pattern.DOTALL);

    @Test
    void thePageShowsTheHelpOfEveryCommand() throws IOException {
        String page = Files.readString(PAGE);
        List<String> shown = new ArrayList<>();
        String expected = BLOCK.matcher(page).replaceAll(block -> {
            shown.add(block.group(1));
            return Matcher.quoteReplacement(
                    "<!-- help " + block.group(1) + " -->\n```\n" + helpOf(block.group(1)) + "```\n<!-- end -->");
        });
        List<String> commands = new ArrayList<>(List.of("framewalk"));
        CommandFrame.COMMANDS.forEach(command -> commands.add(command.name()));
        assertThat(shown).isEqualTo(commands);
        if (Boolean.getBoolean("framewalk.golden.rewrite")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    @Test
    void everyExitCodeIsExplained() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("| " + ExitCode.OK + " |", "| " + ExitCode.FINDING + " |", "| " + ExitCode.USAGE + " |")
                .contains("| " + ExitCode.UNREADABLE_INPUT + " |", "| " + ExitCode.UNAVAILABLE + " |")
                .contains("| " + ExitCode.OUR_MISTAKE + " |", "| " + ExitCode.UNWRITABLE_OUTPUT + " |");
    }

    private static String helpOf(String command) {
        return command.equals("framewalk")
                ? Shell.run("--help").answers()
                : Shell.run(command, "--help").answers();
    }
}
