package dev.framewalk.timeline.generated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A TCP connection seen at its client, or at its server: what each side says in turn, with losses and reorderings of what the server
/// sends, and the truth about when each byte of the server was there.
///
/// At the client, a lost segment is not captured and its repetition comes later. At the server it is captured twice.
public final class GeneratedConnection {
    private static final long BEGINNING = 1_700_000_000_000_000_000L;
    private static final long ROUND_TRIP = 20_000_000;
    private static final int CLIENT_ISS = 0x1000;
    /// Near the wrap, so that sequence numbers pass it.
    private static final int SERVER_ISS = 0xfffff000;

    private static final int ACK = 0x10;
    private static final int SYN = 0x02;
    private static final byte[] SYN_OPTIONS = {2, 4, 5, (byte) 0xb4, 4, 2, 1, 1, 3, 3, 8, 1};

    private final Random random;
    private final boolean isAtServer;
    private final int serverPort;
    private final int clientPort;
    private final GeneratedCapture capture;
    private final List<Turn> turns = new ArrayList<>();
    private boolean hasSelectiveAcks = true;
    private boolean hasTrouble = true;

    private long clock = BEGINNING;
    private int clientNext = CLIENT_ISS;
    private final ByteArrayOutputStream serverBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream clientBytes = new ByteArrayOutputStream();
    private final List<Arrival> arrivals = new ArrayList<>();
    /// When the acknowledgment of what arrived at a moment was captured.
    private final Map<Long, Long> acknowledged = new HashMap<>();

    private record Turn(boolean fromClient, byte[] bytes, long pause) {}

    /// A segment of the server that reached the client.
    ///
    /// @param sent    when it was sent (as the server's vantage sees it)
    /// @param arrived when it was there
    private record Arrival(long sent, long arrived, int from, int to) {}

    public GeneratedConnection(GeneratedCapture capture, Random random, int clientPort, int serverPort, boolean isAtServer) {
        this.capture = capture;
        this.random = random;
        this.clientPort = clientPort;
        this.serverPort = serverPort;
        this.isAtServer = isAtServer;
    }

    public GeneratedConnection withoutSelectiveAcks() {
        hasSelectiveAcks = false;
        return this;
    }

    /// Nothing is lost and everything comes in order.
    public GeneratedConnection withoutTrouble() {
        hasTrouble = false;
        return this;
    }

    public GeneratedConnection beginningAt(long nanosAfter) {
        clock = BEGINNING + nanosAfter;
        return this;
    }

    public GeneratedConnection client(byte[] bytes) {
        turns.add(new Turn(true, bytes, 0));
        return this;
    }

    public GeneratedConnection server(byte[] bytes) {
        turns.add(new Turn(false, bytes, 0));
        return this;
    }

    /// The same after a pause in which the server heard from the client: as a congestion window makes it.
    public GeneratedConnection serverAfterRoundTrip(byte[] bytes) {
        turns.add(new Turn(false, bytes, ROUND_TRIP));
        return this;
    }

    /// The same after a pause of the server's own.
    public GeneratedConnection serverAfter(long nanos, byte[] bytes) {
        turns.add(new Turn(false, bytes, nanos));
        return this;
    }

    /// Makes the packets. When this returns, the truth is known.
    public Truth play() {
        add(clock, true, CLIENT_ISS, 0, SYN, SYN_OPTIONS, new byte[0]);
        long there = unique(clock + (isAtServer ? 40_000 : ROUND_TRIP));
        add(there, false, SERVER_ISS, CLIENT_ISS + 1, SYN | ACK, SYN_OPTIONS, new byte[0]);
        clock = unique(there + (isAtServer ? ROUND_TRIP : 40_000));
        clientNext = CLIENT_ISS + 1;
        add(clock, true, clientNext, SERVER_ISS + 1, ACK, new byte[0], new byte[0]);
        for (Turn turn : turns) {
            if (turn.fromClient) {
                clientTurn(turn.bytes);
            } else {
                clock += turn.pause;
                serverTurn(turn.bytes);
            }
        }
        return new Truth(serverBytes.size(), arrivals, acknowledged);
    }

    private void clientTurn(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1400);
            clock = unique(clock + 100_000);
            add(clock, true, clientNext, SERVER_ISS + 1 + serverBytes.size(), ACK | 8, new byte[0],
                    Arrays.copyOfRange(bytes, at, at + length));
            clientNext += length;
            at += length;
        }
        clientBytes.writeBytes(bytes);
        clock += isAtServer ? 50_000 : ROUND_TRIP;
    }

    private void serverTurn(byte[] bytes) {
        int first = serverBytes.size();
        serverBytes.writeBytes(bytes);
        List<Arrival> sent = new ArrayList<>();
        int at = 0;
        long sending = clock;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(1400));
            sending = unique(sending + 20_000 + random.nextInt(200_000));
            send(sending, first + at, first + at + length, sent);
            at += length;
        }
        arrivals.addAll(sent);
        clock = acknowledge(sent);
    }

    /// One segment on its way, perhaps lost, late, or doubled.
    private void send(long time, int from, int to, List<Arrival> sent) {
        long wayThere = isAtServer ? ROUND_TRIP / 2 : 0;
        boolean isLost = hasTrouble && random.nextInt(12) == 0;
        boolean isLate = hasTrouble && !isLost && random.nextInt(15) == 0;
        if (!isLost) {
            long arrived = unique(time + wayThere + (isLate ? 300_000L + random.nextInt(3_000_000) : 0));
            sent.add(captured(time, arrived, from, to));
            if (hasTrouble && random.nextInt(40) == 0) {
                // sent again for nothing
                long again = unique(arrived + ROUND_TRIP + random.nextInt(1_000_000));
                sent.add(captured(again - wayThere, again, from, to));
            }
            return;
        }
        if (isAtServer) {
            add(unique(time), false, SERVER_ISS + 1 + from, clientNext, ACK, new byte[0], serverSlice(from, to));
        }
        long again = time;
        do {
            again = unique(again + ROUND_TRIP + random.nextInt(10_000_000));
        } while (random.nextInt(5) == 0);
        int cut = to - from > 1 && random.nextInt(4) == 0 ? from + 1 + random.nextInt(to - from - 1) : to;
        sent.add(captured(again, unique(again + wayThere), from, cut));
        if (cut < to) {
            long second = unique(again + 10_000 + random.nextInt(100_000));
            sent.add(captured(second, unique(second + wayThere), cut, to));
        }
    }

    private Arrival captured(long sent, long arrived, int from, int to) {
        long seen = isAtServer ? unique(sent) : arrived;
        add(seen, false, SERVER_ISS + 1 + from, clientNext, ACK, new byte[0], serverSlice(from, to));
        return new Arrival(seen, arrived, from, to);
    }

    private byte[] serverSlice(int from, int to) {
        return Arrays.copyOfRange(serverBytes.toByteArray(), from, to);
    }

    /// The client acknowledges each segment at once, selectively where something is missing. Returns when the last one was captured.
    private long acknowledge(List<Arrival> sent) {
        List<Arrival> inOrder = new ArrayList<>(sent);
        inOrder.sort((a, b) -> Long.compare(a.arrived, b.arrived));
        TreeMap<Integer, Integer> blocks = new TreeMap<>();
        int received = inOrder.stream().mapToInt(Arrival::from).min().orElse(0);
        long last = clock;
        for (Arrival arrival : inOrder) {
            int from = Math.max(arrival.from, received);
            int to = Math.max(arrival.to, received);
            merge(blocks, from, to);
            while (!blocks.isEmpty() && blocks.firstKey() <= received) {
                received = Math.max(received, blocks.pollFirstEntry().getValue());
            }
            long time = unique(arrival.arrived + 5_000 + (isAtServer ? ROUND_TRIP / 2 : 0));
            byte[] options = hasSelectiveAcks ? sack(blocks, arrival) : new byte[0];
            add(time, true, clientNext, SERVER_ISS + 1 + received, ACK, options, new byte[0]);
            acknowledged.put(arrival.arrived, time);
            last = Math.max(last, time);
        }
        return last;
    }

    private static void merge(TreeMap<Integer, Integer> blocks, int from, int to) {
        if (from >= to) {
            return;
        }
        int begin = from;
        int end = to;
        var before = blocks.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            begin = before.getKey();
            end = Math.max(end, before.getValue());
        }
        var next = blocks.ceilingEntry(begin);
        while (next != null && next.getKey() <= end) {
            end = Math.max(end, next.getValue());
            blocks.remove(next.getKey());
            next = blocks.ceilingEntry(begin);
        }
        blocks.put(begin, end);
    }

    /// RFC 2018: the block with the segment that was just received comes first; three fit.
    private static byte[] sack(TreeMap<Integer, Integer> blocks, Arrival arrival) {
        if (blocks.isEmpty()) {
            return new byte[0];
        }
        List<int[]> chosen = new ArrayList<>();
        blocks.forEach((from, to) -> {
            boolean isRecent = from <= arrival.from && arrival.from < to;
            chosen.add(isRecent ? 0 : chosen.size(), new int[] {from, to});
        });
        int count = Math.min(3, chosen.size());
        ByteBuffer options = ByteBuffer.allocate(4 + 8 * count);
        options.put((byte) 1).put((byte) 1).put((byte) 5).put((byte) (2 + 8 * count));
        for (int[] block : chosen.subList(0, count)) {
            options.putInt(SERVER_ISS + 1 + block[0]).putInt(SERVER_ISS + 1 + block[1]);
        }
        return options.array();
    }

    private static long unique(long time) {
        long candidate = time;
        while (!TIMES.get().add(candidate)) {
            candidate++;
        }
        return candidate;
    }

    /// Moments taken so far, so that each packet has one of its own.
    private static final ThreadLocal<Set<Long>> TIMES = ThreadLocal.withInitial(HashSet::new);

    /// Forgets the moments of captures made before.
    public static void anew() {
        TIMES.get().clear();
    }

    private void add(long time, boolean fromClient, int seq, int ack, int flags, byte[] options, byte[] payload) {
        capture.add(new GeneratedCapture.Packet(
                time,
                GeneratedCapture.segment(fromClient, clientPort, serverPort, seq, ack, flags, options, payload)));
    }

    /// When each byte of the server was there, and when it could be delivered, found byte by byte.
    public static final class Truth {
        private final long[] arrived;
        private final long[] deliverable;
        private final Set<Long> moments = new TreeSet<>();

        private final Map<Long, Long> sent = new HashMap<>();
        private final Map<Long, Long> acknowledged;

        Truth(int length, List<Arrival> arrivals, Map<Long, Long> acknowledged) {
            this.acknowledged = acknowledged;
            arrived = new long[length];
            Arrays.fill(arrived, Long.MAX_VALUE);
            for (Arrival arrival : arrivals) {
                for (int i = arrival.from; i < arrival.to; i++) {
                    arrived[i] = Math.min(arrived[i], arrival.arrived);
                }
                moments.add(arrival.arrived);
                sent.put(arrival.arrived, arrival.sent);
            }
            deliverable = new long[length];
            long latest = 0;
            for (int i = 0; i < length; i++) {
                latest = Math.max(latest, arrived[i]);
                deliverable[i] = latest;
            }
        }

        public int length() {
            return arrived.length;
        }

        public long arrived(long position) {
            return arrived[(int) position];
        }

        public long deliverable(long position) {
            return deliverable[(int) position];
        }

        /// When what arrived at a moment had passed a vantage at the server.
        public long sent(long arrived) {
            return Objects.requireNonNull(sent.get(arrived));
        }

        /// When the acknowledgment of what arrived at a moment was captured.
        public long acknowledged(long arrived) {
            return Objects.requireNonNull(acknowledged.get(arrived));
        }

        /// The moments at which segments arrived.
        public Set<Long> moments() {
            return moments;
        }

        /// Bytes that are there at a moment and cannot be delivered.
        public long held(long moment) {
            long held = 0;
            for (int i = 0; i < arrived.length; i++) {
                held += arrived[i] <= moment && deliverable[i] > moment ? 1 : 0;
            }
            return held;
        }
    }
}
