package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.explaining.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bit of every packet stands below exactly one leaf.
@DisplayName("Explained packets")
final class TileTest {
    private static final int MOST_PACKETS = 400;

    private static List<Path> captures() {
        return Stream.concat(
                        Stream.of("tcp-handshake-and-close", "http1-keep-alive", "one-lost-segment", "gallery-http1", "gallery-http2")
                                .map(name -> Captures.SAMPLES.resolve(name + ".pcapng")),
                        Captures.corpusFiles().stream())
                .toList();
    }

    @ParameterizedTest(name = "of {0} cover each byte once")
    @MethodSource("captures")
    void coverEachByteOnce(Path capture) throws IOException {
        try (Timeline timeline = Captures.read(capture)) {
            int count = timeline.packets().count();
            for (int packet = 1; packet <= count; packet += Math.max(1, count / MOST_PACKETS)) {
                assertThat(faults(timeline, packet)).as("%s, packet %d", capture.getFileName(), packet).isEmpty();
            }
        }
    }

    private static String faults(Timeline timeline, int packet) {
        Node tree = new Look(timeline).packet(packet);
        long at = timeline.packets().at(packet) * 8;
        int bits = timeline.packets().capturedLength(packet) * 8;
        byte[] covered = new byte[bits];
        StringBuilder faults = new StringBuilder();
        tree.walk(node -> {
            if (!node.isLeaf() || node.source() != tree.source()) {
                return;
            }
            for (long bit = node.range().bitFrom(); bit < node.range().bitTo(); bit++) {
                long place = bit - at;
                if (place < 0 || place >= bits) {
                    faults.append("outside: ").append(node).append('\n');
                    return;
                }
                if (covered[(int) place]++ == 1) {
                    faults.append("twice at byte ").append(place / 8).append(": ").append(node).append('\n');
                    return;
                }
            }
        });
        for (int i = 0; i < bits; i++) {
            if (covered[i] == 0) {
                faults.append("not covered from byte ").append(i / 8);
                break;
            }
        }
        return faults.toString();
    }
}
