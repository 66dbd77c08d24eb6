package dev.framewalk.timeline.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The order of bytes of a connection that grows")
final class OrderGrowsTest {
    private static final long LARGEST = 2_000_000;
    /// Comparing whole connections after each slice of a long capture would take long.
    private static final int COMPARISONS = 15;
    private static final int SEEDS = 100;

    @ParameterizedTest(name = "{0} packets at a time")
    @ValueSource(ints = {1, 3, 7, 50})
    void isThatOfTheWholeForSamples(int slice) throws IOException {
        try (Stream<Path> files = Files.walk(Captures.SAMPLES)) {
            compare(files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList(), slice);
        }
    }

    @ParameterizedTest(name = "{0} packets at a time")
    @ValueSource(ints = {1, 3, 7, 50})
    void isThatOfTheWholeForCapturesOfOthers(int slice) throws IOException {
        compare(Captures.corpusFiles(), slice);
    }

    private static void compare(List<Path> files, int slice) throws IOException {
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            if (Files.size(file) <= LARGEST) {
                try (Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING)) {
                    compare(timeline, ByteOrders.of(timeline), new Random(slice) {
                        @Override
                        public int nextInt(int from, int to) {
                            return slice;
                        }
                    }, file.toString());
                }
            }
        }
    }

    @ParameterizedTest(name = "at the server: {0}, selective acknowledgments: {1}")
    @CsvSource({"false, true", "true, true", "false, false", "true, false"})
    void isThatOfTheWholeWhateverIsLost(boolean isAtServer, boolean isSelective) throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            GeneratedConnection.anew();
            GeneratedCapture capture = new GeneratedCapture();
            Random random = new Random(seed);
            GeneratedConnection connection = new GeneratedConnection(capture, random, 20_000, 80, isAtServer);
            if (!isSelective) {
                connection.withoutSelectiveAcks();
            }
            for (int i = 0; i < 8; i++) {
                connection.client(new byte[1 + random.nextInt(3000)]).server(new byte[1 + random.nextInt(60_000)]);
            }
            connection.play();
            try (Timeline timeline = open(capture.pcap(number -> true))) {
                compare(timeline, ByteOrders.of(timeline), new Random(seed), "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("is that of the whole, however segments overlap and whatever is acknowledged")
    void isThatOfTheWholeWhateverComes() throws IOException {
        long settled = 0;
        long back = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try (Timeline timeline = open(anything(new Random(seed)))) {
                // in short connections nothing would be settled that could still change
                ByteOrders orders = new ByteOrders(timeline, seed % 3 == 0 ? GrowingOrder.YOUNG : 0);
                compare(timeline, orders, new Random(seed), "seed " + seed);
                settled += orders.settledBytes();
                back += orders.timesBack();
            }
        }
        assertThat(settled).as("bytes that did not need to be looked at again").isGreaterThan(SEEDS * 5_000);
        assertThat(back).as("how often they did nevertheless").isGreaterThan(SEEDS / 3);
    }

    @ParameterizedTest(name = "at the server: {0}")
    @ValueSource(booleans = {false, true})
    void costsNoMoreForEachPacketTheLongerTheConnectionIs(boolean isAtServer) throws IOException {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection = new GeneratedConnection(capture, new Random(1), 20_000, 80, isAtServer);
        for (int i = 0; i < 4000; i++) {
            connection.client(new byte[80]).server(new byte[1500]);
        }
        connection.play();
        byte[] pcap = capture.pcap(number -> true);
        int packets = packets(pcap);
        assertThat(packets).isGreaterThan(16_000);
        try (Timeline timeline = open(pcap)) {
            ByteOrders orders = ByteOrders.of(timeline);
            while (timeline.advance(packets / 100) > 0 || !timeline.isComplete()) {
                for (Side side : timeline.conversationCount() == 0 ? List.<Side>of() : List.of(Side.values())) {
                    orders.of(0, side);
                }
            }
            assertThat(Objects.requireNonNull(orders.of(0, Side.SERVER)).disorder().size()).isPositive();
            // each is looked at when it comes, to be settled, and while something before it is open
            assertThat(orders.looks()).isBetween((long) packets, 12L * packets);
        }
    }

    private static int packets(byte[] pcap) throws IOException {
        try (Timeline timeline = open(pcap)) {
            while (timeline.advance(10_000) > 0 || !timeline.isComplete()) {
                Thread.onSpinWait();
            }
            return timeline.packets().count();
        }
    }

    /// A server that sends on, again and out of order, and a client that acknowledges, selectively or twice, with timestamps or without.
    private static byte[] anything(Random random) {
        Wire wire = new Wire().handshake(0);
        boolean hasStamps = random.nextInt(3) == 0;
        boolean isSelective = random.nextInt(4) != 0;
        boolean isOrderly = random.nextInt(3) == 0;
        double ms = 10;
        int sent = 1;
        int acknowledged = 1;
        for (int i = 0; i < 500; i++) {
            ms += 0.05 + random.nextInt(40) / 10.0;
            boolean isClient = random.nextBoolean();
            if (hasStamps) {
                wire.stamps((int) (ms / 4), (int) (ms / 4) - random.nextInt(3));
            }
            if (!isClient) {
                int length = 1 + random.nextInt(300);
                switch (random.nextInt(isOrderly ? 60 : 12)) {
                    case 0 -> {
                        // sent again, with other borders
                        int from = Math.max(0, sent - 1 - random.nextInt(2000));
                        wire.server(ms, Wire.ACK, from, 1, "r".repeat(length));
                        sent = Math.max(sent, from + length);
                    }
                    case 1 -> {
                        // lost before it came here
                        sent += length;
                        wire.server(ms, Wire.ACK, sent, 1, "l".repeat(50));
                        sent += 50;
                    }
                    case 2 -> wire.server(ms, Wire.ACK, sent - 1, 1, "");
                    default -> {
                        wire.server(ms, Wire.ACK, sent, 1, "n".repeat(length));
                        sent += length;
                    }
                }
                continue;
            }
            if (random.nextInt(4) != 0) {
                acknowledged = Math.min(sent, acknowledged + random.nextInt(900));
            }
            if (isSelective && !hasStamps && random.nextInt(isOrderly ? 30 : 4) == 0) {
                boolean isTwice = random.nextInt(3) == 0;
                int from = isTwice ? Math.max(1, acknowledged - 1 - random.nextInt(1500)) : acknowledged + random.nextInt(500);
                wire.selective(true, from, from + 1 + random.nextInt(500));
            }
            wire.client(ms, Wire.ACK, 1, acknowledged, "");
        }
        return wire.pcap();
    }

    private static Timeline open(byte[] pcap) throws IOException {
        return Timeline.open(CaptureFile.open(new ByteArrayInputStream(pcap), "growing"), DecodeAs.NOTHING);
    }

    /// Reads a capture slice by slice, and compares what is found by going on with what is found at once; what was found before must not change.
    private static void compare(Timeline timeline, ByteOrders orders, Random slices, String name) throws IOException {
        Map<ByteOrder, List<String>> earlier = new LinkedHashMap<>();
        int next = 0;
        while (true) {
            int read = timeline.advance(slices.nextInt(1, 12));
            if (read == 0 && timeline.isComplete()) {
                break;
            }
            int packets = timeline.packets().count();
            for (int id = 0; id < timeline.conversationCount(); id++) {
                for (Side side : Side.values()) {
                    orders.of(id, side);
                }
            }
            if (packets >= next) {
                next = packets + Math.max(1, packets / COMPARISONS);
                compare(timeline, orders, earlier, name + " after packet " + packets);
            }
        }
        compare(timeline, orders, earlier, name);
        earlier.forEach((order, told) -> assertThat(told(order)).as("%s: what was known before", name).isEqualTo(told));
    }

    private static void compare(Timeline timeline, ByteOrders orders, Map<ByteOrder, List<String>> earlier, String name) {
        ByteOrders fresh = new ByteOrders(timeline, GrowingOrder.YOUNG);
        for (int id = 0; id < timeline.conversationCount(); id++) {
            for (Side side : Side.values()) {
                ByteOrder grown = orders.of(id, side);
                ByteOrder whole = fresh.of(id, side);
                if (grown == null || whole == null) {
                    assertThat(grown).as("%s, conversation %d, %s", name, id, side).isSameAs(whole);
                } else {
                    List<String> told = told(grown);
                    assertThat(told).as("%s, conversation %d, %s", name, id, side).isEqualTo(told(whole));
                    earlier.put(grown, told);
                }
            }
        }
    }

    /// All that an order says.
    private static List<String> told(ByteOrder order) {
        List<String> told = new ArrayList<>();
        told.add(order.standpoint().toString());
        Arrivals arrivals = order.arrivals();
        for (int i = 0; i < arrivals.count(); i++) {
            long from = arrivals.from(i);
            told.add("piece " + from + " " + arrivals.to(i) + " " + arrivals.first(i) + " " + arrivals.accepted(i) + " "
                    + order.acceptance(from) + " " + order.wasAskedFor(from));
        }
        Disorder disorder = order.disorder();
        for (int i = 0; i < disorder.size(); i++) {
            told.add("run " + disorder.from(i) + " " + disorder.to(i) + " " + disorder.arrived(i) + " " + disorder.deliverable(i) + " "
                    + disorder.hole(i));
        }
        for (int i = 0; i < disorder.holes(); i++) {
            told.add("hole " + disorder.holeFrom(i) + " " + disorder.holeTo(i) + " " + disorder.holePacket(i) + " " + disorder.holeEnd(i) + " "
                    + disorder.firstWaiting(i) + " " + disorder.waitingBytes(i) + " " + disorder.isByAcks(i) + " " + order.certainty(i));
        }
        Acknowledgments acks = order.acknowledgments();
        for (int i = 0; i < acks.count(); i++) {
            told.add("ack " + acks.packet(i) + " " + acks.upTo(i) + " " + acks.window(i) + " " + acks.isOvertaken(i));
        }
        return told;
    }
}
