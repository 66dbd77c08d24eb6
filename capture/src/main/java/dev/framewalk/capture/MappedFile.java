package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFormat.Compression;
import dev.framewalk.capture.CaptureProblem.Severity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// An uncompressed file on disk, mapped as a whole.
///
/// Maps belong to the garbage collector, not to [#close]: a view that still draws from a capture that the user has just
/// closed must not fail, and a file that grows is mapped again and again while older windows are in use.
final class MappedFile implements CaptureSource {
    private final FileChannel channel;
    private volatile Bytes window = Bytes.EMPTY;
    private volatile @Nullable CaptureProblem problem;

    MappedFile(FileChannel channel) throws IOException {
        this.channel = channel;
        map(channel.size());
    }

    private void map(long size) throws IOException {
        if (size > 0) {
            window = Bytes.captured(channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto()));
        }
    }

    @Override
    public Bytes window() {
        return window;
    }

    @Override
    public boolean pull() {
        return false;
    }

    @Override
    public synchronized boolean refresh() {
        if (problem != null || !channel.isOpen()) {
            return false;
        }
        try {
            long size = channel.size();
            if (size < window.length()) {
                problem = shrunk(window.length());
                return false;
            }
            if (size == window.length()) {
                return false;
            }
            map(size);
            return true;
        } catch (IOException e) {
            problem = new CaptureProblem(
                    "capture.read-error",
                    Severity.STOPPED,
                    window.length(),
                    0,
                    "What was added to the file cannot be read",
                    String.valueOf(e.getMessage()),
                    "Open the file again");
            return false;
        }
    }

    static CaptureProblem shrunk(long offset) {
        return new CaptureProblem(
                "capture.shrunk",
                Severity.STOPPED,
                offset,
                0,
                "The file has become shorter while it was open",
                "another program has replaced or emptied it",
                "Open it again");
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public @Nullable CaptureProblem problem() {
        return problem;
    }

    @Override
    public Compression compression() {
        return Compression.NONE;
    }

    @Override
    public double unpacked() {
        return 1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
