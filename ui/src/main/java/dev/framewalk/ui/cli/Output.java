package dev.framewalk.ui.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears when it is complete, or standard output for `-`.
final class Output {
    private static final String STANDARD_OUTPUT = "-";

    private Output() {}

    /// Something that writes a whole file.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws CommandFailure, IOException;
    }

    static void write(String file, Terminal terminal, Content content) throws CommandFailure, IOException {
        if (file.equals(STANDARD_OUTPUT)) {
            content.writeTo(terminal.answers().bytes());
            return;
        }
        Path target = Input.pathOf(file);
        if (Files.isDirectory(target)) {
            throw CommandFailure.usage(Texts.of("output.folder", file));
        }
        Path part = null;
        try {
            part = partOf(target);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            move(part, target);
        } catch (NoSuchFileException | AccessDeniedException impossible) {
            throw new CommandFailure(ExitCode.UNWRITABLE_OUTPUT, Texts.of("output.impossible", file), impossible);
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.UNWRITABLE_OUTPUT,
                    Texts.of("output.failed", file, String.valueOf(failed.getMessage())),
                    failed);
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// In the same folder, so that moving it is renaming it.
    private static Path partOf(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        return Files.createFile((folder == null ? Path.of(".") : folder)
                .resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part"));
    }

    private static void move(Path part, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // a device or a pipe is written to and not replaced
            try (OutputStream out = Files.newOutputStream(target)) {
                Files.copy(part, out);
            }
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException other) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
