package dev.framewalk.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a sink was given, kept for comparison.
record Seen(int number, int vantage, int linkType, long timeNanos, long at, int captured, int wire) {

    /// Reads a capture to its end.
    static List<Seen> in(CaptureFile capture) throws IOException {
        List<Seen> seen = new ArrayList<>();
        while (capture.read(sink(seen), 7) > 0) {
            // to the end
        }
        return seen;
    }

    static PacketSink sink(List<Seen> seen) {
        return (number, vantage, linkType, time, at, captured, wire) ->
                seen.add(new Seen(number, vantage, linkType, time, at, captured, wire));
    }

    /// Puts bytes into a file and opens it.
    static CaptureFile open(Path folder, byte[] bytes) throws IOException {
        return CaptureFile.open(Files.write(folder.resolve("file-" + System.nanoTime()), bytes));
    }

    byte[] bytes(CaptureFile capture) {
        return capture.bytes().toArray(at, captured);
    }
}
