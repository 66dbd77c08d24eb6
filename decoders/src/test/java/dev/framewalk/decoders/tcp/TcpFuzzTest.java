package dev.framewalk.decoders.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.order.Reassembly;
import dev.framewalk.decoders.stream.Ending;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contracts that hold whatever comes: order, bounds, rewinding, no allocation.
class TcpFuzzTest {
    /// One segment as it is fed.
    private record Fed(int direction, Bytes bytes, int headerLength, int captured, int wire, long time) {
        int to(TcpDecoder decoder, int packet) {
            return decoder.segment(direction, bytes, 0, headerLength, captured, wire, packet, time);
        }
    }

    /// Checks the promises of [TcpSink] and writes everything down.
    private static final class Strict implements TcpSink {
        final List<String> log = new ArrayList<>();
        /// -1 before the first byte: its position tells how many were sent before anything was seen.
        final long[] offset = {-1, -1};
        final boolean[] finished = new boolean[2];
        final int[] ends = new int[2];

        @Override
        public void delivered(int direction, Bytes window, long at, int length, long streamOffset, int packetNumber) {
            tile(direction, streamOffset, length);
            assertThat(window.length()).isGreaterThanOrEqualTo(at + length);
            log.add("d" + direction + " " + streamOffset + " " + length + " " + packetNumber);
        }

        @Override
        public void gap(int direction, long streamOffset, long length) {
            tile(direction, streamOffset, length);
            log.add("g" + direction + " " + streamOffset + " " + length);
        }

        private void tile(int direction, long streamOffset, long length) {
            assertThat(finished[direction]).isFalse();
            assertThat(streamOffset).isEqualTo(offset[direction] < 0 ? Math.max(0, streamOffset) : offset[direction]);
            assertThat(length).isPositive();
            offset[direction] = streamOffset + length;
        }

        @Override
        public void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
            assertThat(length).isPositive();
            log.add("c" + direction + " " + streamOffset + " " + length + " " + firstPacket + " " + secondPacket);
        }

        @Override
        public void ended(int direction, Ending ending, int packetNumber) {
            assertThat(++ends[direction]).isOne();
            finished[direction] = ending == Ending.FINISHED;
            log.add("e" + direction + " " + ending + " " + packetNumber);
        }

        @Override
        public void lifeChanged(int direction, TcpPhase from, TcpPhase to, int packetNumber) {
            log.add("l" + direction + " " + from + " " + to + " " + packetNumber);
        }
    }

    /// Segments near each other, so that they overlap, repeat, contradict; now and then something wild.
    private static List<Fed> segments(long seed, int count) {
        Random random = new Random(seed);
        int[] isn = {random.nextInt(), random.nextInt()};
        int[] next = {0, 0};
        List<Fed> segments = new ArrayList<>(count);
        long time = 0;
        for (int i = 0; i < count; i++) {
            int direction = random.nextInt(2);
            int flags = switch (random.nextInt(24)) {
                case 0 -> TcpFlags.SYN;
                case 1 -> TcpFlags.SYN | TcpFlags.ACK;
                case 2 -> random.nextInt(8) == 0 ? TcpFlags.RST | TcpFlags.ACK : TcpFlags.ACK;
                case 3 -> random.nextInt(8) == 0 ? TcpFlags.FIN | TcpFlags.ACK : TcpFlags.ACK;
                case 4 -> random.nextInt(0x1000);
                default -> TcpFlags.ACK;
            };
            int length = random.nextInt(3) == 0 ? 0 : random.nextInt(40);
            int seq = random.nextInt(40) == 0
                    ? random.nextInt()
                    : isn[direction] + next[direction] + (random.nextInt(3) == 0 ? random.nextInt(-60, 120) : 0);
            int ack = isn[1 - direction] + Math.max(0, next[1 - direction] + (random.nextInt(5) == 0 ? random.nextInt(-50, 100) : 0));
            next[direction] = Math.max(next[direction], Math.clamp(seq - isn[direction] + length, 0, next[direction] + 500));
            byte[] payload = new byte[length];
            java.util.Arrays.fill(payload, (byte) (random.nextInt(8) == 0 ? random.nextInt() : 'x'));
            byte[] options = new byte[random.nextInt(4) == 0 ? 4 * random.nextInt(1, 11) : 0];
            random.nextBytes(options);
            byte[] bytes = Conversation.header(direction, seq, ack, flags, random.nextInt(3) * 300, options, payload);
            int cut = random.nextInt(16) == 0 ? random.nextInt(length + 1) : 0;
            time += random.nextInt(30_000_000);
            segments.add(new Fed(direction, Bytes.captured(bytes), 20 + options.length, length - cut, length, time));
        }
        return segments;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverComesTheStreamsAreTiledAndNothingIsThrown(long seed) {
        for (int round = 0; round < 40; round++) {
            Strict sink = new Strict();
            TcpDecoder decoder = new TcpDecoder(sink);
            int packet = 0;
            for (Fed fed : segments(seed * 1000 + round, 200)) {
                fed.to(decoder, ++packet);
                decoder.startsNewConnection(fed.direction(), fed.bytes(), 0);
                assertThat(decoder.state().leaves()).hasSize(32);
            }
            decoder.noMoreSegments(packet);
            assertThat(sink.ends).containsExactly(1, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void restoringAStateAndFeedingOnEqualsHavingGoneOn(long seed) {
        List<Fed> segments = segments(seed, 300);
        Strict straight = new Strict();
        TcpDecoder decoder = new TcpDecoder(straight);
        List<TcpState> states = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<Integer> verdicts = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            states.add(decoder.state());
            lines.add(straight.log.size());
            verdicts.add(segments.get(i).to(decoder, i + 1));
        }
        TcpState last = decoder.state();
        Random random = new Random(seed);
        for (int trial = 0; trial < 30; trial++) {
            int from = random.nextInt(segments.size());
            Strict again = new Strict();
            TcpDecoder other = new TcpDecoder(again);
            other.restore(states.get(from));
            assertThat(other.state()).isEqualTo(states.get(from)).hasSameHashCodeAs(states.get(from));
            for (int i = from; i < segments.size(); i++) {
                assertThat(segments.get(i).to(other, i + 1)).isEqualTo(verdicts.get(i));
            }
            assertThat(again.log).isEqualTo(straight.log.subList(lines.get(from), straight.log.size()));
            assertThat(other.state()).isEqualTo(last);
        }
    }

    /// One stream of bytes, cut into segments at random places, repeated, reordered: always the same bytes.
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void howeverAStreamIsCutTheSameBytesComeOut(long seed) {
        Random random = new Random(seed);
        byte[] stream = new byte[5000];
        random.nextBytes(stream);
        for (int round = 0; round < 20; round++) {
            int isn = random.nextInt();
            List<int[]> pieces = new ArrayList<>();
            for (int at = 0; at < stream.length; ) {
                int length = Math.min(stream.length - at, random.nextInt(1, 200));
                pieces.add(new int[] {at, length});
                if (random.nextInt(4) == 0) {
                    int back = random.nextInt(at + 1);
                    pieces.add(new int[] {back, Math.min(stream.length - back, random.nextInt(1, 300))});
                }
                at += length;
            }
            for (int i = 0; i + 6 < pieces.size(); i++) {
                java.util.Collections.swap(pieces, i, i + random.nextInt(6));
            }
            byte[] out = new byte[stream.length];
            int[] conflicts = {0};
            TcpDecoder decoder = new TcpDecoder(new TcpSink() {
                @Override
                public void delivered(int d, Bytes window, long at, int length, long offset, int packet) {
                    window.copyTo(at, out, (int) offset, length);
                }

                @Override
                public void gap(int d, long offset, long length) {
                    throw new AssertionError("gap at " + offset);
                }

                @Override
                public void conflict(int d, long offset, int length, int first, int second) {
                    conflicts[0]++;
                }

                @Override
                public void ended(int d, Ending ending, int packet) {}

                @Override
                public void lifeChanged(int d, TcpPhase from, TcpPhase to, int packet) {}
            });
            byte[] syn = Conversation.header(0, isn, 0, TcpFlags.SYN, 1000, new byte[0], new byte[0]);
            decoder.segment(0, Bytes.captured(syn), 0, 20, 0, 0, 1, 0);
            int packet = 1;
            for (int[] piece : pieces) {
                byte[] payload = java.util.Arrays.copyOfRange(stream, piece[0], piece[0] + piece[1]);
                byte[] bytes = Conversation.header(0, isn + 1 + piece[0], 0, TcpFlags.ACK, 1000, new byte[0], payload);
                decoder.segment(0, Bytes.captured(bytes), 0, 20, payload.length, payload.length, ++packet, packet);
            }
            assertThat(out).isEqualTo(stream);
            assertThat(conflicts[0]).isZero();
        }
    }

    @Test
    void hostileSegmentsStayWithinBounds() {
        // every second byte of an endless stream, never acknowledged: nothing may grow without end
        Strict sink = new Strict();
        TcpDecoder decoder = new TcpDecoder(sink);
        byte[] payload = {1};
        long began = System.nanoTime();
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = Conversation.header(0, 2 * i, 0, TcpFlags.ACK, 0, new byte[0], payload);
            decoder.segment(0, Bytes.captured(bytes), 0, 20, 1, 1, i + 1, i);
        }
        assertThat(decoder.state().second().held()).hasSizeLessThanOrEqualTo(Reassembly.MOST_HELD);
        // and backwards, so that each is inserted at the front
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Conversation.header(1, 900_000 - 2 * i, 0, TcpFlags.ACK, 0, new byte[0], payload);
            decoder.segment(1, Bytes.captured(bytes), 0, 20, 1, 1, i + 1, i);
        }
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
    }

    @Test
    void anOrdinarySegmentAllocatesNothing() {
        byte[] data = Conversation.header(
                0, 0, 1, TcpFlags.ACK, 1000, java.util.HexFormat.of().parseHex("0101080a0000000100000002"), new byte[100]);
        byte[] ack = Conversation.header(1, 1, 0, TcpFlags.ACK, 1000, new byte[0], new byte[0]);
        java.nio.ByteBuffer dataNumbers = java.nio.ByteBuffer.wrap(data);
        java.nio.ByteBuffer ackNumbers = java.nio.ByteBuffer.wrap(ack);
        Bytes dataWindow = Bytes.captured(data);
        Bytes ackWindow = Bytes.captured(ack);
        long[] seen = new long[2];
        TcpDecoder decoder = new TcpDecoder(new TcpSink() {
            @Override
            public void delivered(int d, Bytes window, long at, int length, long offset, int packet) {
                seen[d] += length;
            }

            @Override
            public void gap(int d, long offset, long length) {
                throw new AssertionError();
            }

            @Override
            public void conflict(int d, long offset, int length, int first, int second) {
                throw new AssertionError();
            }

            @Override
            public void ended(int d, Ending ending, int packet) {}

            @Override
            public void lifeChanged(int d, TcpPhase from, TcpPhase to, int packet) {}
        });
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int packet = 0;
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 30 && best > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                dataNumbers.putInt(4, packet / 2 * 100);
                ackNumbers.putInt(8, packet / 2 * 100 + 100);
                decoder.segment(0, dataWindow, 0, 32, 100, 100, ++packet, packet * 1000L);
                decoder.segment(1, ackWindow, 0, 20, 0, 0, ++packet, packet * 1000L);
            }
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(best).isZero();
        assertThat(seen[0]).isEqualTo(packet / 2 * 100L);
    }
}
