package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFormat.Compression;
import dev.framewalk.capture.CaptureProblem.Severity;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A stream that is written to a temporary file, unpacked if it is compressed, and mapped while it grows.
///
/// A compressed file is unpacked by whoever reads on ([#pull]); a pipe by a thread of its own, because it may be silent
/// for hours. The temporary file has no name on systems that allow that, so nothing is left behind after a crash.
final class Spool implements CaptureSource {
    private static final int CHUNK = 1 << 20;
    private static final long FIRST_CAPACITY = 8L << 20;
    private static final long DISK_CHECK_EVERY = 64L << 20;

    private final InputStream raw;
    private final CaptureLimits limits;
    private final DoubleSupplier unpacked;
    private final Path file;
    private final FileChannel channel;
    private final byte[] chunk = new byte[CHUNK];
    private final boolean isLive;
    private final boolean ownsStream;

    private @Nullable InputStream stream;
    private volatile Compression compression = Compression.NONE;
    private volatile @Nullable CaptureProblem problem;
    private volatile boolean ended;
    private volatile boolean closed;
    /// Bytes written; bytes up to here may be mapped.
    private volatile long written;

    private long checkDiskAt;
    private long capacity;
    private MemorySegment map = MemorySegment.NULL;
    private volatile Bytes window = Bytes.EMPTY;

    private Spool(
            InputStream raw, CaptureLimits limits, boolean isLive, boolean ownsStream, DoubleSupplier unpacked)
            throws IOException {
        this.raw = raw;
        this.limits = limits;
        this.isLive = isLive;
        this.ownsStream = ownsStream;
        this.unpacked = unpacked;
        this.file = Files.createTempFile("framewalk-", ".capture");
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// A compressed file, unpacked on demand.
    static Spool unpacking(InputStream compressed, CaptureLimits limits, DoubleSupplier unpacked) throws IOException {
        return new Spool(compressed, limits, false, true, unpacked);
    }

    /// A pipe or standard input, which a thread listens to.
    static Spool listening(InputStream pipe, String name, boolean ownsStream, CaptureLimits limits)
            throws IOException {
        Spool spool = new Spool(pipe, limits, true, ownsStream, () -> 1);
        Thread.ofPlatform().daemon().name("capture from " + name).start(spool::listen);
        return spool;
    }

    private void listen() {
        while (!ended && !closed) {
            append();
        }
    }

    @Override
    public synchronized boolean pull() {
        if (!isLive && !ended) {
            append();
        }
        return showWritten();
    }

    @Override
    public boolean refresh() {
        return isLive ? written > window.length() : !ended;
    }

    /// Moves one chunk from the stream to the file.
    private void append() {
        try {
            InputStream from = stream;
            if (from == null) {
                from = unwrapped();
                stream = from;
            }
            int count = from.read(chunk, 0, (int) Math.min(CHUNK, limits.spooledBytes() - written + 1));
            if (count < 0) {
                ended = true;
                return;
            }
            int kept = (int) Math.min(count, limits.spooledBytes() - written);
            if (lacksDisk()) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, kept);
            long at = written;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            written = at;
            if (kept < count) {
                end("capture.spool-limit", "The capture unfolds to more than " + size(limits.spooledBytes()),
                        compression == Compression.NONE
                                ? "that is the bound for what a pipe may fill the disk with"
                                : "that is the bound against files made to fill the disk",
                        "If that is what you want, raise the limit");
            }
        } catch (IOException | RuntimeException e) {
            // aircompressor reports damage with unchecked exceptions
            if (!closed) {
                endAfter(e);
            }
            ended = true;
        }
    }

    private boolean lacksDisk() throws IOException {
        if (written < checkDiskAt) {
            return false;
        }
        checkDiskAt = written + DISK_CHECK_EVERY;
        Path directory = file.toAbsolutePath().getParent();
        long free = Files.getFileStore(directory == null ? Path.of(".") : directory).getUsableSpace();
        if (free > limits.freeDiskBytes()) {
            return false;
        }
        end("capture.disk-full", "Only " + size(free) + " are free on the disk for temporary files",
                "the capture is unfolded there and needs more", "Make room there and open it again");
        return true;
    }

    private void endAfter(Exception e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        switch (compression) {
            case NONE -> end("capture.read-error", "The capture cannot be read further", why, "");
            case GZIP -> end("capture.gzip", "The gzip file cannot be unpacked further", why, "");
            case LZ4 -> end(
                    "capture.lz4",
                    "The lz4 file cannot be unpacked further",
                    e instanceof EOFException ? "it ends in the middle of the compressed data" : why,
                    "");
            case ZSTD -> end(
                    "capture.zstd",
                    "The zstd file cannot be unpacked further",
                    why.contains("indow")
                            ? "it was compressed with a window larger than 8 MiB (zstd --long or --ultra)"
                            : why,
                    why.contains("indow") ? "Unpack it with \"zstd -d --long=31\" and open the result" : "");
        }
    }

    private void end(String id, String what, String why, String advice) {
        problem = new CaptureProblem(id, Severity.STOPPED, written, 0, what, why, advice);
        ended = true;
    }

    private static String size(long bytes) {
        return bytes >= 1 << 30 ? (bytes >> 30) + " GiB" : bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private InputStream unwrapped() throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, 64 << 10);
        buffered.mark(4);
        byte[] magic = buffered.readNBytes(4);
        buffered.reset();
        compression = compressionOf(magic);
        return switch (compression) {
            case NONE -> buffered;
            case GZIP -> new GzipStream(buffered);
            case ZSTD -> new ZstdInputStream(buffered);
            case LZ4 -> new Lz4Stream(buffered);
        };
    }

    /// What a file is wrapped in, by its first four bytes.
    static Compression compressionOf(byte[] magic) {
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return Compression.GZIP;
        }
        if (magic.length == 4 && magic[0] == 0x04 && magic[1] == 0x22 && magic[2] == 0x4d && magic[3] == 0x18) {
            return Compression.LZ4;
        }
        if (magic.length < 4 || magic[3] != (byte) 0xfd && magic[3] != 0x18) {
            return Compression.NONE;
        }
        boolean frame = magic[0] == 0x28 && magic[1] == (byte) 0xb5 && magic[2] == 0x2f && magic[3] == (byte) 0xfd;
        boolean skippable = (magic[0] & 0xf0) == 0x50 && magic[1] == 0x2a && magic[2] == 0x4d && magic[3] == 0x18;
        return frame || skippable ? Compression.ZSTD : Compression.NONE;
    }

    /// Makes what was written part of the window; true if it has grown.
    private boolean showWritten() {
        long known = written;
        if (known <= window.length()) {
            return false;
        }
        try {
            if (known > capacity) {
                // mapped far beyond what is there, so that a growing stream needs few maps; the file is sparse there
                capacity = Math.max(FIRST_CAPACITY, Long.highestOneBit(known) << 1);
                map = channel.map(MapMode.READ_WRITE, 0, capacity, Arena.ofAuto());
            }
        } catch (IOException e) {
            capacity = 0;
            end("capture.read-error", "The capture cannot be mapped", String.valueOf(e.getMessage()), "");
            return false;
        }
        window = Bytes.captured(map.asSlice(0, known));
        return true;
    }

    @Override
    public Bytes window() {
        return window;
    }

    @Override
    public boolean isEnded() {
        return ended && written == window.length();
    }

    @Override
    public @Nullable CaptureProblem problem() {
        return problem;
    }

    @Override
    public Compression compression() {
        return compression;
    }

    @Override
    public double unpacked() {
        return ended ? 1 : unpacked.getAsDouble();
    }

    /// Nothing more is wanted: stops listening, so that a broken stream does not fill the disk.
    void stopListening() {
        closed = true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
        if (ownsStream) {
            raw.close();
        }
        Files.deleteIfExists(file);
    }
}
