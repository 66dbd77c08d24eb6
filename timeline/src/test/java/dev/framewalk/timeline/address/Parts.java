package dev.framewalk.timeline.address;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PcapngWriter;
import dev.framewalk.capture.Vantage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Captures without their first packets.
final class Parts {
    private Parts() {}

    private record Packet(int vantage, int link, long time, long at, int captured, int wire) {}

    /// Writes all of a capture but its first packets, each at the place where it was captured.
    static void behind(int dropped, Path whole, Path part) throws IOException {
        try (CaptureFile source = CaptureFile.open(whole);
                PcapngWriter writer = PcapngWriter.create(part, List.of())) {
            List<Packet> packets = new ArrayList<>();
            while (source.read(
                            (number, vantage, link, time, at, captured, wire) -> {
                                if (number > dropped) {
                                    packets.add(new Packet(vantage, link, time, at, captured, wire));
                                }
                            },
                            10_000)
                    > 0) {
                // to the end
            }
            List<Vantage> vantages = source.vantages();
            for (Vantage vantage : vantages) {
                writer.vantage(vantage);
            }
            if (vantages.isEmpty()) {
                writer.vantage(packets.getFirst().link, "");
            }
            Bytes bytes = source.bytes();
            for (Packet each : packets) {
                write(writer, each, bytes);
            }
            writer.finish();
        }
    }

    private static void write(PcapngWriter writer, Packet packet, Bytes bytes) {
        try {
            writer.packet(Math.max(0, packet.vantage), packet.time, bytes, packet.at, packet.captured, packet.wire);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
