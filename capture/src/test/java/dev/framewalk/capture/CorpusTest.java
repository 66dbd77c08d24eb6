package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Holds what we read from other people's captures against what tshark counts in them.
class CorpusTest {
    @TempDir
    Path folder;

    private static final Path CORPUS = Path.of(System.getProperty("framewalk.corpus", "absent"));

    /// Wireshark's encapsulation numbers and the link types that they stand for.
    private static final Map<Integer, Set<Integer>> LINK_TYPES = Map.ofEntries(
            Map.entry(1, Set.of(LinkType.ETHERNET)),
            Map.entry(4, Set.of(9, 50)),
            Map.entry(7, Set.of(LinkType.RAW_IP, 12, 14)),
            Map.entry(15, Set.of(LinkType.NULL, LinkType.LOOP)),
            Map.entry(25, Set.of(LinkType.LINUX_SLL)),
            Map.entry(28, Set.of(104)),
            Map.entry(129, Set.of(LinkType.IPV4)),
            Map.entry(130, Set.of(LinkType.IPV6)),
            Map.entry(141, Set.of(LinkType.NFLOG)),
            Map.entry(158, Set.of(253)),
            Map.entry(210, Set.of(LinkType.LINUX_SLL2)));

    /// Where tshark and we differ, and why that is right.
    private static final Map<String, String> EXPLAINED = Map.of(
            "file-format/PcapPlusPlus--pcapng-example.pcapng time.last",
            "the 100 packets of interface 1 have negative times, which tshark shows as the year 584 554; see TimeScale",
            "file-format/PcapPlusPlus--pcapng-example.pcapng.zst time.last",
            "the same file");

    /// The captures that lie in the corpus and have a truth beside them.
    static List<Path> captures() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus: set -Dframewalk.corpus to run this");
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS.resolve("truth"))) {
            files.filter(file -> file.toString().endsWith(".tsv")).sorted().forEach(truth -> {
                String relative = CORPUS.resolve("truth").relativize(truth).toString();
                Path capture = CORPUS.resolve(relative.substring(0, relative.length() - ".tsv".length()));
                if (Files.exists(capture) && isCapture(capture)) {
                    found.add(capture);
                }
            });
        }
        return found;
    }

    private static boolean isCapture(Path file) {
        return file.toString().matches(".*\\.(pcap|pcapng|cap|snoop)(\\.gz|\\.zst)?");
    }

    @TestFactory
    Stream<DynamicTest> everyCaptureHasThePacketsThatTsharkCounts() throws IOException {
        return captures().stream()
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> compare(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyCaptureIsSavedAsItWasAndAgainAfterACommentCameAndWent() throws IOException {
        return captures().stream()
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> roundTrip(file)));
    }

    private void roundTrip(Path file) throws IOException {
        Path saved = folder.resolve("saved");
        Path annotated = folder.resolve("annotated");
        Path cleaned = folder.resolve("cleaned");
        try (CaptureFile capture = CaptureFile.open(file)) {
            List<Seen> packets = Seen.in(capture);
            byte[] original = capture.bytes().toArray();
            new CaptureEdit(capture).save(saved);
            assertThat(Files.readAllBytes(saved)).as("bytes").isEqualTo(original);
            PcapReader pcap = capture.pcap();
            if (pcap != null) {
                copyRecords(capture, pcap, packets, saved);
            }
            if (packets.isEmpty() || capture.format().kind() != CaptureFormat.Kind.PCAPNG) {
                return;
            }
            int last = packets.size();
            List<String> before = capture.comments(last);
            List<String> sections = capture.sectionComments();
            List<String> more = new ArrayList<>(before);
            more.add("a remark");
            new CaptureEdit(capture).comment(last, more).save(annotated);
            try (CaptureFile again = CaptureFile.open(annotated)) {
                assertThat(Seen.in(again)).hasSameSizeAs(packets);
                assertThat(again.sectionComments()).isEqualTo(sections);
                if (packets.getLast().vantage() != PacketSink.NO_VANTAGE
                        && packets.getLast().timeNanos() != PacketSink.NO_TIME) {
                    assertThat(again.comments(last)).isEqualTo(more);
                }
                new CaptureEdit(again).comment(last, before).save(cleaned);
                assertThat(Files.readAllBytes(cleaned)).as("bytes").isEqualTo(original);
            }
        }
    }

    /// Writes a pcap file record by record, from its fields and not by copying the whole.
    private static void copyRecords(CaptureFile capture, PcapReader pcap, List<Seen> packets, Path to)
            throws IOException {
        try (PcapWriter writer = PcapWriter.create(to, pcap.header())) {
            for (Seen packet : packets) {
                if (pcap.header().isModified()) {
                    writer.copy(capture, packet.at(), packet.captured());
                } else {
                    writer.packet(packet.timeNanos(), capture.bytes(), packet.at(), packet.captured(), packet.wire());
                }
            }
            writer.finish();
        }
        byte[] whole = capture.bytes().toArray(0, (int) capture.readBytes());
        assertThat(Files.readAllBytes(to)).as("bytes").isEqualTo(whole);
    }

    @Test
    void theCorpusIsNotEmptyWhereItIsThere() throws IOException {
        assertThat(captures()).hasSizeGreaterThan(200);
    }

    private static void compare(Path file) throws IOException {
        String name = CORPUS.relativize(file).toString();
        Map<String, String> truth = truthOf(name);
        try (CaptureFile capture = CaptureFile.open(file)) {
            Tally tally = new Tally(capture);
            while (capture.read(tally, 100) > 0) {
                // to the end
            }
            assertThat(capture.isComplete()).isTrue();
            assertThat(capture.packetCount()).isEqualTo(tally.packets);
            Map<String, String> ours = tally.counts();
            Map<String, String> expected = new TreeMap<>();
            truth.forEach((key, value) -> {
                if (key.matches("packets|bytes\\.(wire|captured)|interface\\.\\d+")) {
                    expected.put(key, value);
                }
            });
            if (file.toString().matches(".*\\.(pcap|cap|snoop)(\\.gz)?") && !expected.containsKey("interface.0")) {
                // tshark gives interfaces to pcapng files only
                ours.keySet().removeIf(key -> key.startsWith("interface."));
            }
            if (tally.packets == 0) {
                expected.values().removeIf(value -> value.equals("0"));
                ours.values().removeIf(value -> value.equals("0"));
            }
            assertThat(ours).as(capture.problems().toString()).isEqualTo(expected);
            compareTimes(name, truth, tally);
            compareLinkTypes(truth, tally);
            boolean damaged = truth.getOrDefault("error", "").startsWith("tshark:");
            assertThat(capture.problems())
                    .filteredOn(problem -> problem.severity() == CaptureProblem.Severity.STOPPED)
                    .as("tshark: " + truth.get("error"))
                    .hasSize(damaged ? 1 : 0);
        }
    }

    private static void compareTimes(String name, Map<String, String> truth, Tally tally) {
        for (String key : List.of("time.first", "time.last")) {
            if (!truth.containsKey(key) || EXPLAINED.containsKey(name + " " + key)) {
                continue;
            }
            long expected = new BigDecimal(truth.get(key)).movePointRight(9).longValue();
            long ours = key.equals("time.first") ? tally.firstTime : tally.lastTime;
            assertThat(ours).as(key).isCloseTo(expected, within(0L));
        }
    }

    private static void compareLinkTypes(Map<String, String> truth, Tally tally) {
        Map<Integer, Integer> left = new HashMap<>(tally.linkTypes);
        truth.forEach((key, value) -> {
            if (key.startsWith("encap.")) {
                int encapsulation = Integer.parseInt(key.substring("encap.".length()));
                int count = LINK_TYPES.getOrDefault(encapsulation, Set.of()).stream()
                        .mapToInt(linkType -> left.getOrDefault(linkType, 0))
                        .sum();
                assertThat(count).as(key + " of " + left).isEqualTo(Integer.parseInt(value));
            }
        });
    }

    static Map<String, String> truthOf(String name) throws IOException {
        Map<String, String> truth = new TreeMap<>();
        for (String line : Files.readAllLines(CORPUS.resolve("truth").resolve(name + ".tsv"))) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                truth.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return truth;
    }

    private static final class Tally implements PacketSink {
        private final CaptureFile capture;
        private final Map<Integer, Integer> interfaces = new TreeMap<>();
        private final Map<Integer, Integer> linkTypes = new TreeMap<>();
        private int packets;
        private long wire;
        private long captured;
        private long firstTime = NO_TIME;
        private long lastTime = NO_TIME;

        Tally(CaptureFile capture) {
            this.capture = capture;
        }

        @Override
        public void packet(
                int number, int vantage, int linkType, long timeNanos, long at, int capturedLength, int wireLength) {
            assertThat(number).isEqualTo(++packets);
            assertThat(at + capturedLength).isLessThanOrEqualTo(capture.bytes().length());
            wire += wireLength;
            captured += capturedLength;
            linkTypes.merge(linkType, 1, Integer::sum);
            if (vantage != NO_VANTAGE) {
                interfaces.merge(capture.vantages().get(vantage).interfaceIndex(), 1, Integer::sum);
            }
            if (timeNanos != NO_TIME) {
                firstTime = firstTime == NO_TIME ? timeNanos : firstTime;
                lastTime = timeNanos;
            }
        }

        Map<String, String> counts() {
            Map<String, String> counts = new TreeMap<>();
            counts.put("packets", String.valueOf(packets));
            counts.put("bytes.wire", String.valueOf(wire));
            counts.put("bytes.captured", String.valueOf(captured));
            interfaces.forEach((index, count) -> counts.put("interface." + index, String.valueOf(count)));
            return counts;
        }
    }
}
