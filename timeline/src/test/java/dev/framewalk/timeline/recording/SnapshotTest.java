package dev.framewalk.timeline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.generated.GeneratedDatagrams;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What readers see of a recording")
final class SnapshotTest {
    /// So many events that looking at all of them after each packet is quick.
    private static final int MOST_EVENTS = 3_000;

    @Test
    @DisplayName("What is learnt later about published events is told, event by event, and comes to the same as reading at once")
    void whatIsLearntLaterIsTold(@TempDir Path folder) throws IOException {
        int learnt = 0;
        int packetsLearnt = 0;
        List<Path> all = new ArrayList<>(samples());
        all.add(Files.write(folder.resolve("late.pcap"), decidedLate()));
        for (Path file : all) {
            try (Timeline slow = open(file);
                    Timeline quick = open(file)) {
                quick.readAll();
                if (quick.eventCount() > MOST_EVENTS) {
                    continue;
                }
                List<Depth> seen = new ArrayList<>();
                List<Integer> protocols = new ArrayList<>();
                int known = 0;
                boolean isMore = true;
                while (isMore) {
                    // the end of a capture brings events, too
                    isMore = slow.advance(1) > 0;
                    Snapshot now = slow.snapshot();
                    Set<Integer> told = new HashSet<>();
                    for (; known < now.learnt(); known++) {
                        told.add(slow.learnt(known));
                    }
                    for (int event = 0; event < seen.size(); event++) {
                        Depth depth = slow.depthOf(event);
                        if (depth != seen.get(event)) {
                            assertThat(told).as("%s: what was learnt of event %d", file, event).contains(event);
                            seen.set(event, depth);
                            learnt++;
                        }
                    }
                    for (int event = seen.size(); event < now.events(); event++) {
                        seen.add(slow.depthOf(event));
                    }
                    for (int packet = protocols.size() + 1; packet <= now.packets(); packet++) {
                        protocols.add(slow.packets().protocol(packet));
                    }
                }
                assertThat(slow.snapshot().learnt()).isEqualTo(known);
                assertThat(quick.snapshot().events()).isEqualTo(seen.size());
                for (int event = 0; event < seen.size(); event++) {
                    assertThat(seen.get(event)).as("%s: event %d", file, event).isEqualTo(quick.depthOf(event));
                }
                for (int packet = 1; packet <= protocols.size(); packet++) {
                    assertThat(slow.packets().protocol(packet)).isEqualTo(quick.packets().protocol(packet));
                    packetsLearnt += protocols.get(packet - 1) == slow.packets().protocol(packet) ? 0 : 1;
                }
                assertThat(slow.conversations()).isEqualTo(quick.conversations());
            }
        }
        assertThat(learnt).as("events of which something was learnt").isPositive();
        assertThat(packetsLearnt).as("packets of which something was learnt").isPositive();
    }

    @Test
    @DisplayName("Packets, conversations and events of a snapshot belong together, whatever the recorder does meanwhile")
    void belongsTogether() throws IOException {
        for (Path file : samples()) {
            try (Timeline timeline = open(file)) {
                do {
                    Snapshot now = timeline.snapshot();
                    for (int id = 0; id < now.conversations(); id++) {
                        Conversation conversation = timeline.conversation(id);
                        PacketNumbers packets = timeline.packetsOf(id);
                        assertThat(conversation.lastPacket()).isLessThanOrEqualTo(now.packets());
                        assertThat(packets.count()).isEqualTo(packets.countUpTo(now.packets()));
                    }
                    if (now.events() > 0) {
                        assertThat(timeline.packetOf(now.events() - 1)).isLessThanOrEqualTo(now.packets());
                        assertThat(timeline.conversationOf(now.events() - 1)).isLessThan(now.conversations());
                    }
                } while (timeline.advance(50) > 0 || !timeline.isComplete());
            }
        }
    }

    /// Too few bytes to tell what they are before the connection ends: until then, ends take turns.
    private static byte[] decidedLate() {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        new GeneratedConnection(capture, new Random(1), 20_000, 80, false)
                .client("ODD /a.html".getBytes(StandardCharsets.US_ASCII))
                .server("no such method".getBytes(StandardCharsets.US_ASCII))
                .play();
        // and a datagram that only the next one tells
        new GeneratedDatagrams(capture, 40_001, 40_002).client("ORDER 7 tea\n").server("DONE 7\n");
        return capture.pcap(number -> true);
    }

    private static Timeline open(Path file) throws IOException {
        return Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> all = Files.walk(Captures.SAMPLES)) {
            return all.filter(file -> file.toString().matches(".*\\.(pcap|pcapng)")).sorted().toList();
        }
    }
}
