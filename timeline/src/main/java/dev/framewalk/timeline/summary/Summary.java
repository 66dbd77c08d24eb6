package dev.framewalk.timeline.summary;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Protocols;
import dev.framewalk.timeline.sweep.Sweep;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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

    /// Reads a capture to its present end and counts.
    public static Summary of(CaptureFile capture, Protocols protocols) throws IOException {
        SummaryCounter counter = new SummaryCounter();
        Sweep sweep = new Sweep(capture, protocols, counter, false);
        while (sweep.read(SLICE) > 0 || !capture.isComplete() && capture.refresh()) {
            // until the end
        }
        return counter.summary(capture);
    }
}
