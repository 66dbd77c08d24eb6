package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is written under another name and put in place when it is whole, so that a full disk or a crash never
/// costs the user the capture that was there before.
public final class ReplacedFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 << 10];
    private long written;
    private boolean finished;

    /// Begins a file; under the name that is wanted, nothing changes before [#finish].
    public ReplacedFile(Path wanted) throws IOException {
        // a symbolic link keeps pointing where it did
        target = Files.isSymbolicLink(wanted) && Files.exists(wanted) ? wanted.toRealPath() : wanted.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + " to save in.");
        }
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder, not a file.");
        }
        temporary = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + "-"
                + Long.toHexString(System.nanoTime()) + ".part");
        out = new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 64 << 10);
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        written += length;
    }

    void copy(Bytes window, long from, long length) throws IOException {
        long at = from;
        long end = from + length;
        while (at < end) {
            int count = (int) Math.min(buffer.length, end - at);
            window.copyTo(at, buffer, 0, count);
            write(buffer, count);
            at += count;
        }
    }

    /// To write to instead of [#write]. What goes through it is not part of [#written].
    public OutputStream stream() {
        return out;
    }

    long written() {
        return written;
    }

    Path target() {
        return target;
    }

    /// Puts the file in place.
    public void finish() throws IOException {
        out.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        finished = true;
    }

    /// Forgets the file if it was not finished.
    @Override
    public void close() throws IOException {
        if (!finished) {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
