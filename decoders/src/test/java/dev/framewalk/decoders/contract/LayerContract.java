package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.fragment.FragmentStore;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every [PacketLayer] must keep: cut, tile, fuzz and render, no allocation.
public final class LayerContract {
    private static final int MUTATIONS = 400;

    static List<SamplePacket> samples() {
        return SamplePackets.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theWalkFindsTheLayers(SamplePacket sample) {
        Walking walking = new Walking();
        walking.explain(sample.linkType(), sample.bytes());
        assertThat(walking.layers()).isEqualTo(sample.layers());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyByteIsExplainedExactlyOnce(SamplePacket sample) {
        Bytes window = sample.window();
        Node root = new Walking().explain(sample.linkType(), window, 0, window.length(), 1);
        assertThat(Walking.tiling(root, window, 0, window.length())).isEmpty();
        Walking.render(root);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPrefixEndsInAnOrderlyStop(SamplePacket sample) {
        Bytes window = sample.window();
        Walking walking = new Walking();
        for (int length = 0; length <= window.length(); length++) {
            Node root = walking.explain(sample.linkType(), window, 0, length, 1);
            assertThat(Walking.tiling(root, window, 0, length)).as("prefix of %d bytes", length).isEmpty();
            LayerStack stack = walking.stack();
            for (int i = 0; i < stack.depth(); i++) {
                assertThat(stack.header(i)).isLessThanOrEqualTo(stack.payload(i));
                assertThat(stack.payload(i)).isLessThanOrEqualTo(stack.end(i)).isLessThanOrEqualTo(length);
            }
            if (stack.stop() == LayerStack.Stop.TRUNCATED) {
                assertThat(stack.missingBytes()).isPositive();
            }
            // A cut first fragment shows its inner header; the whole one waits for the others.
            if (length < window.length() && !stack.isFragment()) {
                assertThat(sample.layers()).startsWith(walking.layers());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPacketInTheMiddleOfAFileIsReadTheSame(SamplePacket sample) {
        byte[] around = Wire.join(Wire.counting(1, 37), sample.bytes(), Wire.counting(9, 21));
        Bytes window = Bytes.captured(around);
        long to = 37L + sample.bytes().length;
        Walking walking = new Walking();
        Node root = walking.explain(sample.linkType(), window, 37, to, 1);
        assertThat(walking.layers()).isEqualTo(sample.layers());
        assertThat(Walking.tiling(root, window, 37, to)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void damagedPacketsAreShownWithoutAComplaint(SamplePacket sample) {
        Random random = new Random(sample.name().hashCode());
        FragmentStore store = new FragmentStore();
        Walking walking = new Walking(store);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = sample.bytes().clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                int at = random.nextInt(damaged.length);
                switch (random.nextInt(3)) {
                    case 0 -> damaged[at] = (byte) random.nextInt();
                    case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                    default -> damaged[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                }
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length + 1) : damaged.length;
            int packet = i + 1;
            assertThatCode(() -> {
                        Bytes window = Bytes.captured(damaged);
                        Node root = walking.explain(sample.linkType(), window, 0, length, packet);
                        assertThat(Walking.tiling(root, window, 0, length)).isEmpty();
                        assertThat(Walking.render(root)).isLessThan(2_000_000);
                    })
                    .as("%s, damaged to %s", sample, java.util.HexFormat.of().formatHex(damaged))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyLayerHasASamplePacket() {
        Set<String> shown = new HashSet<>();
        for (SamplePacket sample : samples()) {
            shown.addAll(List.of(sample.layers().split(":")));
        }
        assertThat(Decoders.layers())
                .extracting(layer -> layer.protocol().id())
                .allSatisfy(id -> assertThat(shown.contains(id) || id.equals("ip.fragments"))
                        .as("a sample packet with " + id)
                        .isTrue());
    }

    @Test
    void aWalkAllocatesNothing() {
        List<SamplePacket> samples = samples().stream()
                .filter(s -> !s.name().contains("fragment"))
                .toList();
        Bytes[] windows = samples.stream().map(SamplePacket::window).toArray(Bytes[]::new);
        int[] linkTypes = samples.stream().mapToInt(SamplePacket::linkType).toArray();
        Walking walking = new Walking();
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        sweep(walking, windows, linkTypes, 4000);
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && best > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sweep(walking, windows, linkTypes, 500);
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(best).isZero();
    }

    private static void sweep(Walking walking, Bytes[] windows, int[] linkTypes, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < windows.length; i++) {
                walking.walk(linkTypes[i], windows[i], 0, windows[i].length(), round);
            }
        }
    }
}
