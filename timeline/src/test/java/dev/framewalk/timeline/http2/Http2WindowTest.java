package dev.framewalk.timeline.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2Windows;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.sweep.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both flow-control windows at every frame, computed here once more from the bytes of the frames alone (RFC 9113, sections 5.2, 6.9).
final class Http2WindowTest {
    private static final Pattern UPGRADE = Pattern.compile("(?i)\r\nHTTP2-Settings:\\s*([A-Za-z0-9_=-]+)");

    /// A setting that was announced.
    private record Announced(int id, long value) {}

    /// What one end may still send.
    private static final class Credit {
        long connection = 65_535;
        long initial = 65_535;
        final Map<Long, Long> streams = new HashMap<>();

        long stream(long id) {
            return streams.computeIfAbsent(id, ignored -> initial);
        }

        void initial(long value) {
            long difference = value - initial;
            streams.replaceAll((id, window) -> window + difference);
            initial = value;
        }
    }

    private static final class Model {
        final Map<Side, Credit> credits = new EnumMap<>(Side.class);
        final Map<Side, Deque<List<Announced>>> waiting = new EnumMap<>(Side.class);
        final Set<Long> reset = new HashSet<>();

        Model() {
            for (Side side : Side.values()) {
                credits.put(side, new Credit());
                waiting.put(side, new ArrayDeque<>());
            }
        }

        /// Takes a frame and gives the windows that it touches: whose, and connection and stream before and after; null if none.
        Http2Windows frame(Side from, byte[] frame) {
            ByteBuffer in = ByteBuffer.wrap(frame);
            int length = (in.getShort() & 0xffff) << 8 | in.get() & 0xff;
            int type = in.get();
            int flags = in.get();
            long stream = in.getInt() & 0x7fff_ffffL;
            switch (type) {
                case Frames.DATA -> {
                    Credit credit = credits.get(from);
                    long connection = credit.connection;
                    long before = credit.stream(stream);
                    credit.connection -= length;
                    credit.streams.put(stream, before - length);
                    return new Http2Windows(from, connection, connection - length, before, before - length);
                }
                case Frames.WINDOW_UPDATE -> {
                    Credit credit = credits.get(from.other());
                    long increment = in.getInt() & 0x7fff_ffffL;
                    long connection = credit.connection;
                    if (stream == 0) {
                        credit.connection += increment;
                        return new Http2Windows(
                                from.other(), connection, connection + increment, Http2Windows.UNKNOWN, Http2Windows.UNKNOWN);
                    }
                    long before = credit.stream(stream);
                    credit.streams.put(stream, before + increment);
                    return new Http2Windows(from.other(), connection, connection, before, before + increment);
                }
                case Frames.HEADERS -> {
                    credits.get(Side.CLIENT).stream(stream);
                    credits.get(Side.SERVER).stream(stream);
                }
                case Frames.PUSH_PROMISE -> {
                    long promised = in.getInt(9 + ((flags & 8) != 0 ? 1 : 0)) & 0x7fff_ffffL;
                    credits.get(Side.CLIENT).stream(promised);
                    credits.get(Side.SERVER).stream(promised);
                }
                case Frames.RST_STREAM -> reset.add(stream);
                case Frames.SETTINGS -> {
                    if ((flags & Frames.ACK) == 0) {
                        waiting.get(from).add(settings(in));
                    } else {
                        List<Announced> applied = waiting.get(from.other()).poll();
                        Credit credit = credits.get(from);
                        long before = credit.initial;
                        apply(applied == null ? List.of() : applied, credit);
                        return new Http2Windows(from, credit.connection, credit.connection, before, credit.initial);
                    }
                }
                default -> {}
            }
            return null;
        }

        static List<Announced> settings(ByteBuffer in) {
            List<Announced> settings = new ArrayList<>();
            while (in.remaining() >= 6) {
                settings.add(new Announced(in.getShort() & 0xffff, in.getInt() & 0xffff_ffffL));
            }
            return settings;
        }

        static void apply(List<Announced> settings, Credit credit) {
            for (Announced setting : settings) {
                if (setting.id() == 4) {
                    credit.initial(setting.value());
                }
            }
        }
    }

    /// Connections in which both ends change their settings while data is under way, so that windows become negative.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyWindowOfAGeneratedConnectionIsAsComputedHere(int seed) throws Exception {
        Random random = new Random(seed);
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection =
                new GeneratedConnection(capture, new Random(seed), 40_000, 8080, false).withoutTrouble();
        Map<Side, Frames> ends = Map.of(Side.CLIENT, new Frames().raw(Frames.PREFACE).settings(), Side.SERVER, new Frames().settings());
        Map<Side, Integer> unacknowledged = new EnumMap<>(Map.of(Side.CLIENT, 1, Side.SERVER, 1));
        int opened = 0;
        // what may be sent is told by the model, turn by turn
        Model model = new Model();
        for (int turn = 0; turn < 60; turn++) {
            Side side = turn % 2 == 0 ? Side.CLIENT : Side.SERVER;
            Frames frames = ends.get(side);
            List<byte[]> sent = new ArrayList<>();
            if (turn < 2) {
                sent.add(frames.take());
            }
            for (int i = random.nextInt(6); i >= 0; i--) {
                int stream = opened == 0 ? 0 : 1 + 2 * random.nextInt(opened);
                switch (random.nextInt(7)) {
                    case 0 -> {
                        if (side == Side.CLIENT && opened < 8) {
                            stream = 1 + 2 * opened++;
                            frames.headers(stream, false, ":method", "POST", ":scheme", "http", ":authority", "h", ":path", "/" + stream);
                        }
                    }
                    case 1 -> {
                        frames.settings(4, List.of(0, 10, 1000, 65_535, 100_000).get(random.nextInt(5)));
                        unacknowledged.merge(side, 1, Integer::sum);
                    }
                    case 2 -> {
                        if (unacknowledged.get(side.other()) > 0 && turn > 0) {
                            frames.acknowledge();
                            unacknowledged.merge(side.other(), -1, Integer::sum);
                        }
                    }
                    case 3 -> frames.update(random.nextBoolean() ? 0 : stream, 1 + random.nextInt(3000));
                    default -> {
                        Credit credit = model.credits.get(side);
                        if (stream > 0 && (side == Side.CLIENT || answered.contains(stream))) {
                            long most = Math.min(credit.connection, credit.stream(stream));
                            int length = random.nextInt(3000);
                            if (length <= most) {
                                frames.data(stream, new byte[length], false);
                            }
                        } else if (stream > 0) {
                            answered.add(stream);
                            frames.headers(stream, false, ":status", "200");
                        }
                    }
                }
                byte[] now = frames.take();
                if (now.length > 0) {
                    model.frame(side, now);
                    sent.add(now);
                }
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            sent.forEach(all::writeBytes);
            if (side == Side.CLIENT) {
                connection.client(all.toByteArray());
            } else {
                connection.server(all.toByteArray());
            }
        }
        connection.play();
        try (Timeline timeline = capture.read()) {
            List<Http2Corpus.Connection> connections = Http2Corpus.connections(Path.of("generated"), timeline);
            assertThat(connections).hasSize(1);
            List<String> differences = new ArrayList<>();
            Tally tally = new Tally();
            compare(connections.getFirst(), tally, differences);
            assertThat(differences).isEmpty();
            assertThat(tally.compared).isGreaterThan(30);
            if (seed == 1) {
                assertThat(tally.lowest).isNegative();
            }
        }
    }

    private final Set<Integer> answered = new HashSet<>();

    private static final class Tally {
        int compared;
        long lowest = Long.MAX_VALUE;
    }

    private static void compare(Http2Corpus.Connection connection, Tally tally, List<String> differences) {
        Model model = new Model();
        upgrade(connection, model);
        for (int event : connection.frames()) {
            Http2Event.FrameSeen frame = connection.frame(event);
            byte[] bytes = connection.bytes(frame.side(), frame.unit().from(), frame.unit().to());
            if (bytes.length != frame.unit().length()) {
                differences.add(connection + " event " + event + ": bytes are missing");
                return;
            }
            Http2Windows expected = model.frame(frame.side(), bytes);
            Http2Windows told = frame.windows();
            if (expected != null && expected.streamBefore() != Http2Windows.UNKNOWN) {
                tally.lowest = Math.min(tally.lowest, expected.streamAfter());
            }
            if (!isSame(expected, told) && !isOfNoStream(expected, told, model.reset.contains(frame.streamNumber()))) {
                differences.add(connection + " packet " + connection.timeline().packetOf(event) + " " + frame.typeName() + " stream "
                        + frame.streamNumber() + "\n  told " + told + "\n  here " + expected);
                return;
            }
            tally.compared += told == null ? 0 : 1;
        }
    }

    @Test
    void everyWindowOfTheCorpusIsAsComputedHere() throws Exception {
        List<String> differences = new ArrayList<>();
        Tally tally = new Tally();
        int connections = 0;
        for (Path file : Http2Corpus.files()) {
            try (Timeline timeline = Http2Corpus.read(file)) {
                for (Http2Corpus.Connection connection : Http2Corpus.connections(file, timeline)) {
                    if (connection.isWhole()) {
                        connections++;
                        compare(connection, tally, differences);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(connections).as("connections").isGreaterThan(80);
        assertThat(tally.compared).as("windows").isGreaterThan(1000);
    }

    /// A stream that one end has reset is closed, and has no window of its own any more; what is still under way counts on the
    /// connection (RFC 9113, section 5.1).
    private static boolean isOfNoStream(Http2Windows expected, Http2Windows told, boolean isReset) {
        return isReset
                && told != null
                && expected != null
                && told.streamBefore() == Http2Windows.UNKNOWN
                && isSame(
                        new Http2Windows(
                                expected.sender(),
                                expected.connectionBefore(),
                                expected.connectionAfter(),
                                Http2Windows.UNKNOWN,
                                Http2Windows.UNKNOWN),
                        told);
    }

    /// A frame that touches no window may be told without one, or with one that does not change.
    private static boolean isSame(Http2Windows expected, Http2Windows told) {
        if (told == null || expected == null) {
            Http2Windows there = told == null ? expected : told;
            return there == null
                    || there.connectionBefore() == there.connectionAfter() && there.streamBefore() == there.streamAfter();
        }
        return expected.equals(told);
    }

    /// After an upgrade from HTTP/1.1 the settings of the client stand in the request, and stream 1 is open.
    private static void upgrade(Http2Corpus.Connection connection, Model model) {
        Channel outer = connection.timeline().channel(connection.conversation(), connection.channel()).outer();
        if (outer == null || outer.places(Side.CLIENT) == null) {
            return;
        }
        String request = new String(
                outer.places(Side.CLIENT)
                        .bytes(0, 4096, connection.timeline().capture().bytes(), 4096)
                        .toArray(),
                StandardCharsets.ISO_8859_1);
        Matcher matcher = UPGRADE.matcher(request);
        if (request.startsWith("GET ") && matcher.find()) {
            Model.apply(Model.settings(ByteBuffer.wrap(Base64.getUrlDecoder().decode(matcher.group(1)))), model.credits.get(Side.SERVER));
            model.credits.get(Side.SERVER).stream(1);
            model.credits.get(Side.CLIENT).stream(1);
        }
    }
}
