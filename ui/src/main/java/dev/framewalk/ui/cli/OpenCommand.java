package dev.framewalk.ui.cli;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `open`, and what `framewalk` does without the name of a command: the window, with a capture in it or without.
///
/// @param name `open`, or the name of the program
record OpenCommand(String name) implements Command {
    @Override
    public void describe(CommandSpec spec) {
        Arguments.parameter(spec, "file.or.none", "FILE", 0, false);
        Arguments.parameter(spec, "open.filter", "FILTER", 1, false);
        Input.describe(spec);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure {
        String file = Arguments.text(given, 0);
        if (file != null && Input.isMissing(file)) {
            String meant = CommandFrame.meantBy(file);
            if (meant != null) {
                throw CommandFailure.usage(Texts.of("command.unknown", file) + " " + Texts.of("command.meant", meant));
            }
            Input.open(file, terminal);
        }
        Input.warnOfKeys(given, terminal);
        if (hasNoDisplay()) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, Texts.of("display.none", file == null ? "FILE" : file));
        }
        return show(file == null ? null : Input.pathOf(file));
    }

    /// JavaFX on Linux speaks to an X server (under Wayland to XWayland).
    private static boolean hasNoDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String display = System.getenv("DISPLAY");
        return system.contains("linux")
                && (display == null || display.isEmpty())
                && !"Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    }

    private static int show(@Nullable Path file) throws CommandFailure {
        try {
            Class<?> launcher = Class.forName("dev.framewalk.ui.app.Launcher");
            launcher.getMethod("open", Path.class).invoke(null, file);
            return ExitCode.OK;
        } catch (ClassNotFoundException absent) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, Texts.of("window.absent"), absent);
        } catch (NoSuchMethodException | IllegalAccessException mismatch) {
            throw new IllegalStateException(mismatch);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
