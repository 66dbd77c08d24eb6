package dev.framewalk.timeline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders that content codings hide are told, explained and remembered like others, at the packets that brought them.
class CodedOrdersTest {
    private static final String ASKED = "ORDER 7 tea\nORDER 8 rice\n";
    private static final String SERVED = "DONE 7\nDONE 8\n";
    private static final String ORDERS = "application/x-orders";

    /// Who codes what, and how.
    enum Case {
        HTTP1_CHUNKED(false, "gzip", "gzip", false),
        HTTP1_DEFLATE(false, "deflate", "deflate", false),
        HTTP1_BROTLI(false, "br", "br", false),
        HTTP2_BOTH(true, "gzip", "gzip", false),
        HTTP2_REQUEST_ONLY(true, "br", "", false),
        HTTP2_ANSWER_ONLY(true, "", "gzip", true),
        HTTP2_UNLIKE(true, "deflate", "br", true),
        HTTP2_ANSWER_UNEXPECTED(true, "", "gzip", false);

        private final boolean isHttp2;
        private final String request;
        private final String answer;
        private final boolean isAccepted;

        Case(boolean isHttp2, String request, String answer, boolean isAccepted) {
            this.isHttp2 = isHttp2;
            this.request = request;
            this.answer = answer;
            this.isAccepted = isAccepted;
        }

        GeneratedCapture capture() {
            return isHttp2
                    ? http2(ORDERS, coded(request, ASKED), request, coded(answer, SERVED), answer, isAccepted)
                    : http1(ORDERS, coded(request, ASKED), request, coded(answer, SERVED), answer);
        }
    }

    private static GeneratedCapture http1(String type, byte[] asked, String request, byte[] answered, String answer) {
        GeneratedCapture capture = new GeneratedCapture();
        connection(capture)
                .client(join(text("POST /shop HTTP/1.1\r\nHost: h\r\nContent-Type: " + type + "\r\nContent-Encoding: "
                        + request + "\r\nTransfer-Encoding: chunked\r\n\r\n"), chunks(asked)))
                .server(join(text("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Encoding: " + answer
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n"), chunks(answered)))
                .play();
        return capture;
    }

    private static byte[] chunks(byte[] body) {
        int half = body.length / 2;
        return join(
                text(Integer.toHexString(half) + "\r\n"), Arrays.copyOf(body, half),
                text("\r\n" + Integer.toHexString(body.length - half) + "\r\n"), Arrays.copyOfRange(body, half, body.length),
                text("\r\n0\r\n\r\n"));
    }

    private static GeneratedCapture http2(
            String type, byte[] asked, String request, byte[] answered, String answer, boolean isAccepted) {
        GeneratedCapture capture = new GeneratedCapture();
        List<Object> fields = new ArrayList<>(List.of(4, "/shop", 31, type));
        if (!request.isEmpty()) {
            fields.addAll(List.of(26, request));
        }
        if (isAccepted) {
            fields.addAll(List.of(16, "gzip, br"));
        }
        List<Object> answers = new ArrayList<>(List.of(31, type));
        if (!answer.isEmpty()) {
            answers.addAll(List.of(26, answer));
        }
        int half = asked.length / 2;
        connection(capture)
                .client(join(
                        text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                        MadeUpProtocolTest.frame(4, 0, 0, new byte[0]),
                        MadeUpProtocolTest.frame(1, 4, 5, MadeUpProtocolTest.block(new int[] {0x83, 0x86}, fields.toArray())),
                        MadeUpProtocolTest.frame(0, 0, 5, Arrays.copyOf(asked, half))))
                .client(MadeUpProtocolTest.frame(0, 1, 5, Arrays.copyOfRange(asked, half, asked.length)))
                .server(join(
                        MadeUpProtocolTest.frame(4, 0, 0, new byte[0]),
                        MadeUpProtocolTest.frame(1, 4, 5, MadeUpProtocolTest.block(new int[] {0x88}, answers.toArray())),
                        MadeUpProtocolTest.frame(0, 1, 5, answered)))
                .play();
        return capture;
    }

    private static GeneratedConnection connection(GeneratedCapture capture) {
        return new GeneratedConnection(capture, new Random(1), 40_000, 80, false).withoutTrouble();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] coded(String coding, String plain) {
        return join(flushed(coding, List.of(plain)).toArray(byte[][]::new));
    }

    /// What is sent for each piece, flushed behind it, and then what ends the coding.
    private static List<byte[]> flushed(String coding, List<String> pieces) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (coding.equals("br")) {
            // uncompressed meta-blocks (RFC 7932, section 9.2), of which the first has the bit for a window of 16 bits before it
            for (String piece : pieces) {
                int shift = parts.isEmpty() ? 1 : 0;
                long bits = ((long) (piece.length() - 1) << 3 | 1L << 19) << shift;
                parts.add(join(new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16)}, text(piece)));
            }
            parts.add(new byte[] {3});
            return parts;
        }
        try (OutputStream out = switch (coding) {
            case "gzip" -> new GZIPOutputStream(bytes, 512, true);
            case "deflate" -> new DeflaterOutputStream(bytes, new Deflater(), 512, true);
            default -> bytes;
        }) {
            for (String piece : pieces) {
                out.write(text(piece));
                out.flush();
                parts.add(bytes.toByteArray());
                bytes.reset();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        parts.add(bytes.toByteArray());
        return parts;
    }

    private static List<Integer> events(Timeline timeline) {
        List<Integer> events = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) instanceof OrdersEvent) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> told(Timeline timeline) {
        return events(timeline).stream().map(event -> timeline.told(event).sentence()).toList();
    }

    private static List<String> sentences(Timeline timeline, String id) {
        List<String> found = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            StreamEvent told = timeline.told(event);
            if (told != null && told.id().startsWith(id)) {
                found.add(told.sentence());
            }
        }
        return found;
    }

    private static String contentOf(Timeline timeline, int event) {
        return new String(timeline.unitBytes(event).toArray(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void areToldExplainedAndRememberedWhateverHidesThem(Case how) throws IOException {
        try (Timeline timeline = how.capture().read()) {
            assertThat(told(timeline))
                    .containsExactly(
                            "The client orders tea, number 7.",
                            "The client orders rice, number 8.",
                            "Order 7 is served.",
                            "Order 8 is served.");
            for (int event : events(timeline)) {
                Unit unit = timeline.told(event).unit();
                boolean isAsking = unit.side() == Side.CLIENT;
                assertThat(contentOf(timeline, event))
                        .isEqualTo((isAsking ? ASKED : SERVED).substring((int) unit.from(), (int) unit.to()));
                assertThat(new Look(timeline).event(event).find("x.orders.number").display()).isIn("7", "8");
                assertThat(timeline.channelOf(event).inside().path()).isEqualTo("/shop");
                // it was told with the packet that brought the last byte that it needs
                Unit onTcp = timeline.onTcp(event);
                var map = timeline.streamMap(0, unit.side());
                assertThat(map.packet(map.pieceAfter(onTcp.to() - 1))).isEqualTo(timeline.packetOf(event));
                assertThat(new Look(timeline).packet(timeline.packetOf(event)).find("x.orders.number")).isNotNull();
                String coding = isAsking ? how.request : how.answer;
                Bytes bytes = timeline.unitBytes(event);
                assertThat(Trace.of(bytes, 0, bytes.length()))
                        .isNotEmpty()
                        .allMatch(source -> source.exact() == coding.isEmpty());
            }
            for (int step = 1; step <= timeline.eventCount(); step++) {
                assertThat(States.of(timeline).at(step, 0)).isEqualTo(States.of(timeline).replayed(step, 0));
            }
            if (how.isHttp2) {
                // one stream is one channel, unless nothing said that its answer might be coded
                boolean isOne = how != Case.HTTP2_ANSWER_UNEXPECTED;
                List<Integer> events = events(timeline);
                assertThat(timeline.channelNumberOf(events.getFirst()) == timeline.channelNumberOf(events.getLast())).isEqualTo(isOne);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void areToldEachWithItsOwnPacketWhenTheirSenderFlushes(String coding) throws IOException {
        List<String> lines = List.of("DONE 1\n", "DONE 2\n", "DONE 3\n", "DONE 4\n");
        List<byte[]> parts = flushed(coding, lines);
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection = connection(capture)
                .client(text("GET /shop HTTP/1.1\r\nHost: h\r\n\r\n"))
                .server(text("HTTP/1.1 200 OK\r\nContent-Type: application/x-orders\r\nContent-Encoding: " + coding
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
        for (byte[] part : parts) {
            connection.serverAfter(50_000_000, join(text(Integer.toHexString(part.length) + "\r\n"), part, text("\r\n")));
        }
        connection.server(text("0\r\n\r\n")).play();
        try (Timeline timeline = capture.read()) {
            List<Integer> events = events(timeline);
            assertThat(events).hasSize(4);
            for (int i = 0; i < events.size(); i++) {
                int packet = timeline.packetOf(events.get(i));
                Unit onTcp = timeline.onTcp(events.get(i));
                // the chunk, and nothing else
                assertThat(onTcp.length()).isEqualTo(parts.get(i).length);
                if (i > 0) {
                    assertThat(packet).isGreaterThan(timeline.packetOf(events.get(i - 1)));
                    assertThat(timeline.packets().timeNanos(packet) - timeline.packets().timeNanos(timeline.packetOf(events.get(i - 1))))
                            .isGreaterThanOrEqualTo(50_000_000);
                }
            }
        }
    }

    @Test
    void saysWhatIsDamagedOrBreaksOff() throws IOException {
        byte[] damaged = coded("gzip", "DONE 1\n".repeat(40));
        damaged[damaged.length - 8] ^= 1;
        try (Timeline timeline = http1(ORDERS, damaged, "gzip", coded("gzip", SERVED), "gzip").read()) {
            assertThat(events(timeline)).hasSize(42);
            assertThat(sentences(timeline, "coding.anomaly-seen")).hasSize(1).first().asString().contains("the checksum does not hold");
        }
        byte[] cut = Arrays.copyOf(coded("gzip", SERVED), coded("gzip", SERVED).length - 10);
        try (Timeline timeline = http1(ORDERS, coded("gzip", ASKED), "gzip", cut, "gzip").read()) {
            assertThat(events(timeline)).hasSize(4);
            assertThat(sentences(timeline, "coding.anomaly-seen")).hasSize(1);
            assertThat(sentences(timeline, "coding.undone")).hasSize(1);
        }
    }

    @Test
    void aBombIsUnpackedUpToABoundAndSaysSo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        try (Timeline timeline = http1(ORDERS, bytes.toByteArray(), "gzip", coded("gzip", SERVED), "gzip").read()) {
            assertThat(sentences(timeline, "coding.limit-reached")).hasSize(1);
            assertThat(events(timeline)).hasSize(2);
        }
    }

    @Test
    void ofTwoCodingsBothAreUndone() throws IOException {
        byte[] inner = coded("deflate", ASKED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(inner);
        }
        try (Timeline timeline = http1(ORDERS, bytes.toByteArray(), "deflate, gzip", coded("gzip", SERVED), "gzip").read()) {
            assertThat(events(timeline)).hasSize(4);
        }
    }

    private static void assertContent(Timeline timeline, String expected, byte[] coded) {
        int found = 0;
        for (int event = 0; event < timeline.eventCount(); event++) {
            Node tree = timeline.told(event) == null ? null : new Look(timeline).event(event);
            Node content = tree == null ? null : tree.find("x.http.content.text");
            if (content == null || timeline.side(event) != Side.SERVER) {
                continue;
            }
            found++;
            assertThat(content.display()).isEqualTo(expected);
            // every coded byte is somewhere behind it, and nothing else
            ByteArrayOutputStream behind = new ByteArrayOutputStream();
            for (Trace.Source source : Trace.in(timeline.capture().bytes(), content.source(), 0, content.source().length())) {
                behind.writeBytes(timeline.capture().bytes().toArray(source.from(), (int) source.length()));
            }
            assertThat(behind.toByteArray()).isEqualTo(Arrays.copyOf(coded, behind.size()));
            assertThat(behind.size()).isGreaterThan(coded.length - 9);
            assertThat(new Look(timeline).packet(timeline.packetOf(event)).find("x.http.content.text").display()).isEqualTo(expected);
        }
        assertThat(found).isPositive();
        // and no channel was opened for it
        for (int event = 0; event < timeline.eventCount(); event++) {
            Channel channel = timeline.channelOf(event);
            assertThat(channel.inside() == null || channel.inside().how() != Uncovering.UNPACKED).isTrue();
        }
    }

    @Test
    void aPageThatNobodyClaimsIsUnpackedWhenSomebodyLooks() throws IOException {
        String page = "<p>walk</p>\n".repeat(60);
        byte[] coded = coded("gzip", page);
        try (Timeline timeline = http1("text/html", coded("gzip", "a=b"), "gzip", coded, "gzip").read()) {
            assertContent(timeline, page, coded);
            assertThat(timeline.channel(0, Channel.ROOT).uncoveredOf(new Unit(Side.SERVER, 0, 1000))).isEmpty();
        }
        GeneratedCapture capture = new GeneratedCapture();
        connection(capture)
                .client(text("GET / HTTP/1.1\r\nHost: h\r\n\r\n"))
                .server(join(text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + coded.length + "\r\n\r\n"), coded))
                .play();
        try (Timeline timeline = capture.read()) {
            assertContent(timeline, page, coded);
        }
        try (Timeline timeline = http2("text/html", text("a=b"), "", coded, "gzip", true).read()) {
            assertContent(timeline, page, coded);
        }
    }
}
