package dev.framewalk.ui.export;

import dev.framewalk.capture.ReplacedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// A file that an export writes: it appears when it is complete, and is never one of those that the export reads.
public final class ExportFile {
    /// Something that writes a whole file.
    @FunctionalInterface
    public interface Content<E extends Exception> {
        void writeTo(OutputStream out) throws E, IOException;
    }

    /// The file that shall be written is being read; nothing has been written.
    public static final class IsInput extends IOException {
        private static final long serialVersionUID = 1;

        IsInput(Path target, Path input) {
            super(target + " is " + input + ", which is being read");
        }
    }

    private ExportFile() {}

    /// Makes sure that a file is none of those that are read, under whatever name: there are symbolic links, hard links and other ways to
    /// write a path.
    public static void requireNone(Path target, Collection<Path> inputs) throws IsInput {
        for (Path input : inputs) {
            if (isSame(target, input)) {
                throw new IsInput(target, input);
            }
        }
    }

    private static boolean isSame(Path target, Path input) {
        try {
            return Files.isRegularFile(target) && Files.isSameFile(target, input);
        } catch (IOException isNotThere) {
            // a file that cannot be found is read by nobody
            return false;
        }
    }

    /// Writes a file as a whole; if that fails, what was there before stays as it was.
    public static <E extends Exception> void write(Path target, Content<E> content) throws E, IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // a device or a pipe is written to and not replaced
            try (OutputStream out = Files.newOutputStream(target)) {
                content.writeTo(out);
            }
            return;
        }
        try (ReplacedFile file = new ReplacedFile(target)) {
            content.writeTo(file.stream());
            file.finish();
        }
    }
}
