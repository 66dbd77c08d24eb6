package dev.framewalk.timeline.summary;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureFormat;
import dev.framewalk.timeline.sweep.Protocols;
import dev.framewalk.timeline.sweep.Sweep;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What a capture holds, in numbers.
///
/// The keys are explained in `docs/summary.md`.
///
/// @param file     the file's name
/// @param packets  number of packets
/// @param duration seconds from the earliest packet to the latest; 0 if no packet has a time
/// @param counts   number under each key; keys with 0 are left out
/// @param lists    entries under each key in capture order, at most 200 a key and 400 characters an entry
/// @param problems what is wrong with the file, one sentence each
public record Summary(
        String file,
        long packets,
        double duration,
        Map<String, Long> counts,
        Map<String, List<String>> lists,
        List<String> problems) {
    /// Packets read between two looks at the clock or at an interruption.
    private static final int SLICE = 100_000;

    /// Files shorter than this are read by one thread: the second would hardly have begun.
    private static final long SHORTEST_SHARED = 8 << 20;

    /// More threads than this would only walk the same headers again.
    private static final int MOST_SHARES = 4;

    /// Reads a capture to its end and counts. For a pipe, the end is where its writer closes it.
    public static Summary of(CaptureFile capture, Protocols protocols) throws IOException {
        return count(capture, protocols, 0, 1).summary(capture);
    }

    /// Reads a capture file to its present end and counts, on several cores if it is long.
    public static Summary of(Path file, Protocols protocols) throws IOException {
        boolean isWorthSharing =
                Files.isRegularFile(file) && Files.size(file) >= SHORTEST_SHARED && !isCompressed(file);
        return of(
                file,
                protocols,
                isWorthSharing ? Math.min(MOST_SHARES, Runtime.getRuntime().availableProcessors()) : 1);
    }

    /// The same with so many threads; the answer does not depend on how many.
    static Summary of(Path file, Protocols protocols, int shares) throws IOException {
        try (CaptureFile capture = CaptureFile.open(file);
                ExecutorService others = Executors.newFixedThreadPool(MOST_SHARES)) {
            List<Future<SummaryCounter>> found = new ArrayList<>();
            for (int i = 1; i < shares; i++) {
                int share = i;
                found.add(others.submit(() -> {
                    try (CaptureFile own = CaptureFile.open(file)) {
                        return count(own, protocols, share, shares);
                    }
                }));
            }
            SummaryCounter counter = count(capture, protocols, 0, shares);
            for (Future<SummaryCounter> other : found) {
                counter.merge(other.get());
            }
            if (shares > 1 && (counter.hasConversationsById() || counter.isWorthReadingAgain(protocols.keys()))) {
                return of(file, protocols, 1);
            }
            return counter.summary(capture);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("counting was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// A compressed file would be unpacked once by each share.
    private static boolean isCompressed(Path file) throws IOException {
        try (CaptureFile capture = CaptureFile.open(file)) {
            return capture.format().compression() != CaptureFormat.Compression.NONE;
        }
    }

    private static SummaryCounter count(CaptureFile capture, Protocols protocols, int share, int shares)
            throws IOException {
        SummaryCounter counter = new SummaryCounter(share == 0);
        Sweep sweep = new Sweep(capture, protocols, counter, false, share, shares);
        while (sweep.read(SLICE) > 0 || (!capture.isComplete() && capture.awaitMore())) {
            // until the end
        }
        if (sweep.hasConversationsById()) {
            counter.dependsOnIds();
        }
        return counter;
    }
}
