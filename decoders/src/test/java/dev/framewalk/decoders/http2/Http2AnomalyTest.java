package dev.framewalk.decoders.http2;

import static dev.framewalk.decoders.http2.Frames.ACK;
import static dev.framewalk.decoders.http2.Frames.END_HEADERS;
import static dev.framewalk.decoders.http2.Frames.END_STREAM;
import static dev.framewalk.decoders.http2.Frames.PADDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One conversation for each rule of HTTP/2 that breaks it, and otherwise none.
final class Http2AnomalyTest {
    private static final String[] GET = {":method", "GET", ":scheme", "http", ":authority", "h", ":path", "/"};

    /// @param anomaly what must be noticed
    /// @param script  the conversation
    /// @param others  what may be noticed besides, because it follows
    record Breach(Http2Anomaly anomaly, Script script, Set<Http2Anomaly> others) {
        @Override
        public String toString() {
            return anomaly.name();
        }
    }

    private static final Map<Http2Anomaly, Breach> BREACHES = breaches();

    static Stream<Breach> all() {
        return BREACHES.values().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNoticed(Breach breach) {
        List<Http2Anomaly> seen = breach.script.events(Http2.STREAM).stream()
                .filter(Http2Event.AnomalySeen.class::isInstance)
                .map(event -> ((Http2Event.AnomalySeen) event).anomaly())
                .toList();

        assertThat(seen).contains(breach.anomaly);
        EnumSet<Http2Anomaly> unexpected = seen.isEmpty() ? EnumSet.noneOf(Http2Anomaly.class) : EnumSet.copyOf(seen);
        unexpected.remove(breach.anomaly);
        unexpected.removeAll(breach.others);
        assertThat(unexpected).as("besides").isEmpty();
    }

    @Test
    void everyRuleIsBrokenByOneOfThese() {
        assertThat(EnumSet.complementOf(EnumSet.copyOf(BREACHES.keySet()))).isEmpty();
    }

    @Test
    void saysWhatAnEndpointDoes() {
        for (Http2Anomaly rule : Http2Anomaly.values()) {
            String sentence = rule.sentence("1", "2");
            switch (rule.scope()) {
                case CONNECTION -> assertThat(sentence).endsWith(" This is a connection error, " + rule.code() + ".");
                case STREAM -> assertThat(sentence).endsWith(" This is a stream error, " + rule.code() + ".");
                case NONE -> assertThat(sentence).doesNotContain("connection error", "stream error");
            }
        }
    }

    private static Map<Http2Anomaly, Breach> breaches() {
        Map<Http2Anomaly, Breach> all = new LinkedHashMap<>();
        // ---- beginnings and frames
        add(all, Http2Anomaly.PREFACE_BAD, Script.named("").client("GET / HTTP/1.1\r\n\r\n"));
        add(all, Http2Anomaly.FIRST_NOT_SETTINGS, Script.named("").client(Frames.begin().raw(Frames.PREFACE).ping(0, 1).bytes()));
        client(all, Http2Anomaly.FRAME_TOO_LARGE, Frames.client().frame(1, END_HEADERS | END_STREAM, 1, long16385()));
        client(all, Http2Anomaly.FRAME_SIZE, Frames.client().frame(6, 0, 0, new byte[7]));
        client(all, Http2Anomaly.SETTINGS_SIZE, Frames.client().frame(4, 0, 0, new byte[] {0, 3, 0, 0, 0, 1, 0}));
        client(all, Http2Anomaly.ACK_WITH_PAYLOAD, Frames.client().frame(4, ACK, 0, new byte[] {0, 3, 0, 0, 0, 1}), Http2Anomaly.ACK_UNEXPECTED);
        client(all, Http2Anomaly.TOO_MANY_SETTINGS, Frames.client().frame(4, 0, 0, new byte[6 * 5000]), Http2Anomaly.FRAME_TOO_LARGE);
        client(all, Http2Anomaly.SETTING_VALUE, Frames.client(2, 2));
        client(all, Http2Anomaly.INITIAL_WINDOW_TOO_LARGE, Frames.client(4, 0x8000_0000L));
        client(all, Http2Anomaly.ACK_UNEXPECTED, Frames.client().ack());
        client(all, Http2Anomaly.PONG_UNEXPECTED, Frames.client().ping(ACK, 5));
        client(all, Http2Anomaly.RESERVED_BIT, Frames.client().header(8, 6, 0, 0x8000_0000L).raw(new byte[8]));
        client(all, Http2Anomaly.FLAG_UNUSED, Frames.client().ping(0x40, 5));
        client(all, Http2Anomaly.STREAM_ZERO, Frames.client().data(0, 0, 5));
        client(all, Http2Anomaly.STREAM_NOT_ZERO, Frames.client().frame(6, 0, 3, new byte[8]));
        client(all, Http2Anomaly.PADDING_TOO_LONG, Frames.client().frame(1, END_HEADERS | END_STREAM | PADDED, 1, new byte[] {9, 0, 0}), Http2Anomaly.PSEUDO_MISSING);
        client(all, Http2Anomaly.PADDING_NOT_ZERO, Frames.client().frame(1, END_HEADERS | END_STREAM | PADDED, 1, padded(Frames.block(GET))));
        client(all, Http2Anomaly.INCREMENT_ZERO, Frames.client().windowUpdate(0, 0));
        client(all, Http2Anomaly.SELF_DEPENDENCY, Frames.client().priority(3, 3, false, 1));
        server(all, Http2Anomaly.ALTSVC_ORIGIN, Frames.begin().settings().frame(0xa, 0, 0, new byte[] {0, 0, 'h'}));
        add(all, Http2Anomaly.PRIORITY_IGNORED, Script.named("").client(Frames.client(9, 1).bytes()).server(Frames.begin().settings(9, 1).ack().bytes())
                .client(Frames.begin().ack().priority(5, 3, false, 1).bytes()));
        client(all, Http2Anomaly.FRAME_NOT_KEPT, Frames.client().frame(7, 0, 0, new byte[300 * 1024]), Http2Anomaly.FRAME_TOO_LARGE);
        client(all, Http2Anomaly.FLOOD, flood());
        add(all, Http2Anomaly.FRAME_CUT, Script.named("").client(Frames.client().header(9, 6, 0, 0).bytes()).end(Side.CLIENT, Ending.FINISHED));
        add(all, Http2Anomaly.RESYNCHRONIZED, Script.joinedMidway("").client(Frames.begin().raw(new byte[] {'x'}).ping(0, 1).ping(0, 2).bytes()));
        add(all, Http2Anomaly.NOT_FRAMES, Script.joinedMidway("").client("no frames").end(Side.CLIENT, Ending.FINISHED));
        // ---- field blocks
        client(all, Http2Anomaly.CONTINUATION_UNEXPECTED, Frames.client().frame(9, END_HEADERS, 1, new byte[] {(byte) 0x82}));
        client(all, Http2Anomaly.BLOCK_INTERRUPTED, Frames.client().headers(1, END_STREAM, GET).ping(0, 1));
        client(all, Http2Anomaly.BLOCK_TOO_LONG, many(30, 16_000), Http2Anomaly.CONTINUATION_FLOOD);
        client(all, Http2Anomaly.CONTINUATION_FLOOD, many(120, 1));
        client(all, Http2Anomaly.COMPRESSION, Frames.client().frame(1, END_HEADERS | END_STREAM, 1, new byte[] {(byte) 0x80}));
        add(all, Http2Anomaly.BLOCK_LOST, Script.named("").client(Frames.client().header(20, 1, END_HEADERS | END_STREAM, 1).raw(new byte[] {(byte) 0x82}).bytes()).gap(Side.CLIENT, 19));
        // ---- streams
        client(all, Http2Anomaly.EVEN_STREAM, Frames.client().get(2, "/"));
        add(all, Http2Anomaly.ODD_STREAM, exchange(Frames.begin().promise(1, 3, GET)));
        client(all, Http2Anomaly.STREAM_NOT_HIGHER, Frames.client().get(5, "/").get(3, "/"));
        server(all, Http2Anomaly.SERVER_HEADERS, Frames.begin().settings().answer(7, END_STREAM, 200), Http2Anomaly.NO_REQUEST);
        client(all, Http2Anomaly.IDLE_STREAM, Frames.client().windowUpdate(9, 1));
        client(all, Http2Anomaly.STREAM_CLOSED, Frames.client().get(1, "/").data(1, 0, 1));
        add(all, Http2Anomaly.HEADERS_AFTER_CLOSE, exchange(Frames.begin().answer(1, END_STREAM, 200).answer(1, END_STREAM, 200)));
        add(all, Http2Anomaly.TOO_MANY_STREAMS, Script.named("").client(Frames.client().bytes()).server(Frames.begin().settings(3, 1).bytes())
                .client(Frames.begin().ack().get(1, "/").get(3, "/").bytes()));
        client(all, Http2Anomaly.RAPID_RESET, resets());
        add(all, Http2Anomaly.GOAWAY_GROWS, exchange(Frames.begin().goAway(1, 0, "").goAway(3, 0, "")));
        add(all, Http2Anomaly.STREAM_AFTER_GOAWAY, exchange(Frames.begin().goAway(1, 0, "")).client(Frames.begin().get(3, "/").bytes()));
        add(all, Http2Anomaly.NO_REQUEST, Script.joinedMidway("").server(Frames.begin().answer(5, END_STREAM, 204).ping(0, 1).bytes()));
        // ---- windows
        add(all, Http2Anomaly.WINDOW_EXCEEDED, Script.named("").client(Frames.client().post(1, "/").bytes()).server(Frames.begin().settings(4, 10).bytes())
                .client(Frames.begin().ack().data(1, 0, 11).bytes()));
        client(all, Http2Anomaly.CONNECTION_WINDOW_EXCEEDED, Frames.client().post(1, "/").post(3, "/").data(1, 0, 16_384).data(3, 0, 16_384).data(1, 0, 16_384).data(3, 0, 16_384));
        add(all, Http2Anomaly.WINDOW_OVERFLOW, exchange(Frames.begin().windowUpdate(1, 0x7fff_ffff)));
        add(all, Http2Anomaly.CONNECTION_WINDOW_OVERFLOW, exchange(Frames.begin().windowUpdate(0, 0x7fff_ffff)));
        add(all, Http2Anomaly.WINDOW_NEGATIVE, Script.named("").client(Frames.client().post(1, "/").data(1, 0, 5).bytes()).server(Frames.begin().settings(4, 4).bytes()).client(Frames.begin().ack().bytes()));
        // ---- push
        add(all, Http2Anomaly.PUSH_DISABLED, Script.named("").client(Frames.client(2, 0).get(1, "/").bytes()).server(Frames.begin().settings().ack().promise(1, 2, GET).bytes()));
        client(all, Http2Anomaly.PUSH_FROM_CLIENT, Frames.client().promise(1, 2, GET));
        server(all, Http2Anomaly.PUSH_PARENT, Frames.begin().settings().promise(1, 2, GET));
        server(all, Http2Anomaly.PUSH_ENABLED_BY_SERVER, Frames.begin().settings(2, 1));
        // ---- fields
        request(all, Http2Anomaly.PSEUDO_MISSING, ":method", "GET", ":scheme", "http");
        request(all, Http2Anomaly.PSEUDO_DUPLICATE, with(":path", "/"));
        request(all, Http2Anomaly.PSEUDO_UNKNOWN, with(":status", "200"));
        request(all, Http2Anomaly.PSEUDO_AFTER_REGULAR, ":method", "GET", ":scheme", "http", "a", "b", ":path", "/");
        client(all, Http2Anomaly.PSEUDO_IN_TRAILERS, Frames.client().post(1, "/").headers(1, END_HEADERS | END_STREAM, ":path", "/"));
        request(all, Http2Anomaly.PSEUDO_NOT_ALLOWED, ":method", "CONNECT", ":authority", "h:1", ":path", "/");
        request(all, Http2Anomaly.PATH_EMPTY, ":method", "GET", ":scheme", "http", ":path", "");
        request(all, Http2Anomaly.AUTHORITY_USERINFO, ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "me@h");
        request(all, Http2Anomaly.HOST_DIFFERS, with("host", "other"));
        add(all, Http2Anomaly.STATUS_INVALID, exchange(Frames.begin().headers(1, END_HEADERS | END_STREAM, ":status", "99")));
        add(all, Http2Anomaly.STATUS_101, exchange(Frames.begin().headers(1, END_HEADERS, ":status", "101")));
        request(all, Http2Anomaly.NAME_UPPERCASE, with("Accept", "x"));
        request(all, Http2Anomaly.NAME_INVALID, with("a b", "x"));
        request(all, Http2Anomaly.VALUE_INVALID, with("a", "x\ny"));
        request(all, Http2Anomaly.CONNECTION_FIELD, with("connection", "close"));
        request(all, Http2Anomaly.TE_VALUE, with("te", "gzip"));
        client(all, Http2Anomaly.CONTENT_LENGTH_DIFFERS, Frames.client().post(1, "/", "content-length", "5").data(1, END_STREAM, 4));
        request(all, Http2Anomaly.CONTENT_LENGTH_INVALID, with("content-length", "five"));
        add(all, Http2Anomaly.BODY_NOT_ALLOWED, exchange(Frames.begin().answer(1, 0, 304).data(1, END_STREAM, 4)));
        add(all, Http2Anomaly.INTERIM_ENDS, exchange(Frames.begin().answer(1, END_STREAM, 100)));
        add(all, Http2Anomaly.TRAILERS_NOT_LAST, exchange(Frames.begin().answer(1, 0, 200).headers(1, END_HEADERS, "a", "b")));
        add(all, Http2Anomaly.DATA_BEFORE_HEADERS, exchange(Frames.begin().data(1, 0, 4)));
        request(all, Http2Anomaly.EXTENDED_CONNECT_UNANNOUNCED, ":method", "CONNECT", ":protocol", "websocket", ":scheme", "http", ":path", "/", ":authority", "h");
        return all;
    }

    private static void add(Map<Http2Anomaly, Breach> all, Http2Anomaly anomaly, Script script, Http2Anomaly... others) {
        all.put(anomaly, new Breach(anomaly, script, Set.of(others)));
    }

    private static void client(Map<Http2Anomaly, Breach> all, Http2Anomaly anomaly, Frames frames, Http2Anomaly... others) {
        add(all, anomaly, Script.named(anomaly.name()).client(frames.bytes()), others);
    }

    private static void server(Map<Http2Anomaly, Breach> all, Http2Anomaly anomaly, Frames frames, Http2Anomaly... others) {
        add(all, anomaly, Script.named(anomaly.name()).client(Frames.client().bytes()).server(frames.bytes()), others);
    }

    private static void request(Map<Http2Anomaly, Breach> all, Http2Anomaly anomaly, String... fields) {
        client(all, anomaly, Frames.client().headers(1, END_HEADERS | END_STREAM, fields));
    }

    /// A GET on stream 1, and what the server says behind its SETTINGS.
    private static Script exchange(Frames answer) {
        return Script.named("exchange").client(Frames.client().get(1, "/").bytes()).server(Frames.begin().settings().ack().raw(answer.bytes()).bytes());
    }

    private static String[] with(String name, String value) {
        return Stream.concat(Stream.of(GET), Stream.of(name, value)).toArray(String[]::new);
    }

    private static byte[] long16385() {
        byte[] block = Frames.block(GET);
        return Frames.begin().raw(block).raw(Frames.block("x", "y".repeat(16_385 - block.length - 6))).bytes();
    }

    private static byte[] padded(byte[] block) {
        return Frames.begin().raw(new byte[] {1}).raw(block).raw(new byte[] {7}).bytes();
    }

    private static Frames many(int frames, int length) {
        Frames all = Frames.client().headers(1, 0, GET);
        for (int i = 0; i < frames; i++) {
            all.frame(9, 0, 1, new byte[length]);
        }
        return all;
    }

    private static Frames flood() {
        Frames all = Frames.client();
        for (int i = 0; i < 1000; i++) {
            all.ping(0, i);
        }
        return all;
    }

    private static Frames resets() {
        Frames all = Frames.client();
        for (int i = 0; i < 100; i++) {
            all.get(1 + 2L * i, "/").reset(1 + 2L * i, 8);
        }
        return all;
    }
}
