package dev.framewalk.benchmarks.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An output that keeps its beginning, counts the rest, and can be closed under a command that does not come to an end.
final class KeptOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private long written;
    private boolean isRefusing;

    /// @param most so many bytes are kept
    KeptOutput(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (isRefusing) {
            throw new IOException("Nobody waits for this answer any more.");
        }
        kept.write(bytes, from, Math.min(length, most - kept.size()));
        written += length;
    }

    /// From now on nothing more can be written.
    synchronized void refuse() {
        isRefusing = true;
    }

    synchronized boolean isCut() {
        return written > kept.size();
    }

    synchronized long written() {
        return written;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
