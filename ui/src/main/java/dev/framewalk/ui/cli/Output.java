package dev.framewalk.ui.cli;

import dev.framewalk.ui.export.ExportFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/// A file that appears when it is complete, or standard output for `-`.
final class Output {
    private static final String STANDARD_OUTPUT = "-";

    private Output() {}

    /// Makes sure that a file may be written by a command that reads these.
    static void check(String file, Inputs inputs) throws CommandFailure {
        if (file.equals(STANDARD_OUTPUT)) {
            return;
        }
        Path target = Input.pathOf(file);
        if (Files.isDirectory(target)) {
            throw CommandFailure.usage(CommandTexts.of("output.folder", file));
        }
        try {
            if (Files.exists(target)) {
                ExportFile.requireNone(target, inputs.files());
            }
        } catch (ExportFile.IsInput same) {
            throw new CommandFailure(ExitCode.USAGE, CommandTexts.of("output.input", file), same);
        }
    }

    /// The files that a command reads. Asked for only where there is something to lose, because key logs may be long.
    @FunctionalInterface
    interface Inputs {
        Collection<Path> files() throws CommandFailure;
    }

    static void write(String file, Terminal terminal, ExportFile.Content<CommandFailure> content)
            throws CommandFailure, IOException {
        if (file.equals(STANDARD_OUTPUT)) {
            content.writeTo(terminal.answers().bytes());
            return;
        }
        Path target = Input.pathOf(file);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.UNWRITABLE_OUTPUT, CommandTexts.of("output.impossible", file));
        }
        try {
            ExportFile.write(target, content);
        } catch (NoSuchFileException | AccessDeniedException impossible) {
            throw new CommandFailure(ExitCode.UNWRITABLE_OUTPUT, CommandTexts.of("output.impossible", file), impossible);
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.UNWRITABLE_OUTPUT,
                    CommandTexts.of("output.failed", file, String.valueOf(failed.getMessage())),
                    failed);
        }
    }
}
