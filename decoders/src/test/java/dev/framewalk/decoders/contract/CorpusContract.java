package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.fragment.FragmentStore;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.vlan.Vlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Other people's captures: every packet is explained without a hole, walked twice it is the same, and counts are those of tshark.
/// Passes without a look where the corpus is absent.
public final class CorpusContract {
    private static final int MOST_PACKETS_EXPLAINED = 1500;

    private final PacketWalk walk = Decoders.walk();
    private final PacketExplainer explainer = Decoders.explainer();

    @Test
    void everyByteOfEveryPacketIsExplainedExactlyOnce() {
        List<String> problems = new ArrayList<>();
        for (Path file : CorpusCapture.files()) {
            CorpusCapture capture = CorpusCapture.read(file);
            Map<Integer, FragmentStore> stores = new HashMap<>();
            LayerStack stack = new LayerStack();
            int number = 0;
            for (CorpusCapture.Packet packet : capture.packets()) {
                number++;
                if (number > MOST_PACKETS_EXPLAINED) {
                    break;
                }
                stack.begin(stores.computeIfAbsent(packet.vantage(), v -> new FragmentStore()), number);
                walk.walk(packet.linkType(), capture.bytes(), packet.from(), packet.to(), stack);
                Node root = explainer.explain(
                        stack, capture.bytes(), packet.from(), packet.to(), packet.wireLength());
                String problem = Walking.tiling(root, capture.bytes(), packet.from(), packet.to());
                if (!problem.isEmpty()) {
                    problems.add(file + " packet " + number + ": " + problem);
                }
                Walking.render(root);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aSecondSweepFindsTheSameLayers() {
        List<String> problems = new ArrayList<>();
        for (Path file : CorpusCapture.files()) {
            CorpusCapture capture = CorpusCapture.read(file);
            Map<Integer, FragmentStore> stores = new HashMap<>();
            if (!sweep(capture, stores).equals(sweep(capture, stores))) {
                problems.add(file.toString());
            }
        }
        assertThat(problems).isEmpty();
    }

    private List<String> sweep(CorpusCapture capture, Map<Integer, FragmentStore> stores) {
        List<String> found = new ArrayList<>();
        LayerStack stack = new LayerStack();
        int number = 0;
        for (CorpusCapture.Packet packet : capture.packets()) {
            number++;
            stack.begin(stores.computeIfAbsent(packet.vantage(), v -> new FragmentStore()), number);
            walk.walk(packet.linkType(), capture.bytes(), packet.from(), packet.to(), stack);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < stack.depth(); i++) {
                text.append(stack.layer(i).protocol().id()).append(stack.end(i) - stack.header(i)).append(' ');
            }
            found.add(text.append(stack.stop()).toString());
        }
        return found;
    }

    @Test
    void fragmentsAndTagsAreCountedAsTsharkCountsThem() {
        List<String> problems = new ArrayList<>();
        for (Path file : CorpusCapture.files()) {
            Map<String, Long> truth = truth(file);
            if (truth.isEmpty()) {
                continue;
            }
            CorpusCapture capture = CorpusCapture.read(file);
            Map<String, Long> ours = counts(capture);
            for (String key : List.of("ip.fragments", "ip.reassembled", "vlan.frames", "vlan.tags")) {
                long expected = truth.getOrDefault(key, 0L);
                long found = ours.getOrDefault(key, 0L);
                if (expected != found) {
                    problems.add(file.getFileName() + " " + key + ": tshark " + expected + ", here " + found);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private Map<String, Long> counts(CorpusCapture capture) {
        Map<String, Long> counts = new TreeMap<>();
        Map<Integer, FragmentStore> stores = new HashMap<>();
        LayerStack stack = new LayerStack();
        int number = 0;
        Bytes bytes = capture.bytes();
        for (CorpusCapture.Packet packet : capture.packets()) {
            number++;
            stack.begin(stores.computeIfAbsent(packet.vantage(), v -> new FragmentStore()), number);
            walk.walk(packet.linkType(), bytes, packet.from(), packet.to(), stack);
            if (stack.isFragment()) {
                counts.merge("ip.fragments", 1L, Long::sum);
            }
            if (stack.isReassembled()) {
                counts.merge("ip.reassembled", 1L, Long::sum);
            }
            int tags = 0;
            for (int i = 0; i < stack.depth(); i++) {
                tags += stack.layer(i) == Vlan.LAYER ? 1 : 0;
            }
            if (tags > 0) {
                counts.merge("vlan.frames", 1L, Long::sum);
                counts.merge("vlan.tags", (long) tags, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> truth(Path file) {
        Path topic = file.getParent();
        Path truth = topic.resolveSibling("truth").resolve(topic.getFileName()).resolve(file.getFileName() + ".tsv");
        if (!Files.exists(truth)) {
            return Map.of();
        }
        Map<String, Long> counts = new HashMap<>();
        try {
            for (String line : Files.readAllLines(truth)) {
                int tab = line.indexOf('\t');
                if (tab > 0 && line.substring(tab + 1).matches("\\d{1,18}")) {
                    counts.put(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }
}
