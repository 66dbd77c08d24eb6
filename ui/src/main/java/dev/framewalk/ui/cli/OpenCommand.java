package dev.framewalk.ui.cli;

import dev.framewalk.timeline.address.Address;
import dev.framewalk.ui.app.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `open`, and what `framewalk` does without the name of a command: the window, with a capture in it or without.
///
/// @param name `open`, or the name of the program
record OpenCommand(String name) implements Command {
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    @Override
    public void describe(CommandSpec spec) {
        Arguments.parameter(spec, "file.or.none", "FILE[#ADDRESS]", 0, false);
        Arguments.parameter(spec, "open.filter", "FILTER", 1, false);
        Input.describe(spec);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure {
        String written = Arguments.text(given, 0);
        AddressArgument argument = written == null ? null : AddressArgument.of(written);
        String file = argument == null ? null : argument.file();
        Address to = argument == null || argument.address().isEmpty() ? null : AddressArgument.parse(argument.address());
        if (file != null && Input.isMissing(file)) {
            String meant = CommandFrame.meantBy(file);
            if (meant != null) {
                throw CommandFailure.usage(CommandTexts.of("command.unknown", file) + " " + CommandTexts.of("command.meant", meant));
            }
            Input.open(file, terminal);
        }
        if (hasNoDisplay()) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, CommandTexts.of("display.none", file == null ? "FILE" : file));
        }
        List<String> rules = Input.decodeAsRules(given, terminal);
        String filter = Arguments.text(given, 1);
        return show(
                file == null ? null : Input.isStandardInput(file) ? STANDARD_INPUT : Input.pathOf(file),
                filter == null ? "" : filter,
                to,
                rules,
                Input.keyFiles(given));
    }

    /// JavaFX on Linux speaks to an X server (under Wayland to XWayland).
    static boolean hasNoDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String display = System.getenv("DISPLAY");
        return system.contains("linux")
                && (display == null || display.isEmpty())
                && !"Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    private static int show(
            @Nullable Path file, String filter, @Nullable Address to, List<String> rules, List<Path> keyFiles)
            throws CommandFailure {
        try {
            Launcher.open(file, filter, to, rules, keyFiles);
            return ExitCode.OK;
        } catch (UnsupportedOperationException | LinkageError missing) {
            // JavaFX's words for a library of the system that is not there
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE, CommandTexts.of("window.libraries", String.valueOf(missing.getMessage())), missing);
        }
    }
}
