package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFormat.Compression;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the uncompressed bytes of a capture come from, as one window that may grow.
sealed interface CaptureSource extends AutoCloseable permits MappedFile, Spool {
    /// All that is known now. Earlier windows stay valid.
    Bytes window();

    /// Gets more bytes if that needs no waiting for somebody else; true if the window has grown.
    boolean pull();

    /// Looks whether a file has grown or a pipe has brought more; true if [#pull] or [#window] will show it.
    boolean refresh();

    /// Whether the end of the file or stream is in the window. A file may grow again after that.
    boolean isEnded();

    /// What ended the source before its time, in words for the user.
    @Nullable CaptureProblem problem();

    Compression compression();

    /// How much of a compressed file has been unpacked, 0 to 1; 1 for what is not compressed.
    double unpacked();

    @Override
    void close() throws IOException;
}
