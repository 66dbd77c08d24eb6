package dev.framewalk.decoders.http2;

import static dev.framewalk.decoders.http2.Frames.ACK;
import static dev.framewalk.decoders.http2.Frames.END_HEADERS;
import static dev.framewalk.decoders.http2.Frames.END_STREAM;
import static dev.framewalk.decoders.http2.Frames.PADDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.http1.Http1;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;

import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class Http2Test {
    private static Shape shape(Side side, byte[] bytes) {
        return Http2.STREAM.shape(side, Bytes.captured(bytes), 0, bytes.length);
    }

    private static <E> List<E> events(Script script, Class<E> type) {
        return script.events(Http2.STREAM).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Http2State state(Script script) {
        StreamDecoder<?> decoder = Http2.STREAM.decoder(event -> {}, script.start());
        script.feedAll(decoder);
        return (Http2State) decoder.state();
    }

    private static List<String> story(Script script) {
        return script.events(Http2.STREAM).stream()
                .filter(event -> event.depth() == Depth.STORY)
                .map(StreamEvent::sentence)
                .toList();
    }

    @Test
    void isRecognisedByPrefaceOrFirstSettings() {
        assertThat(shape(Side.CLIENT, Frames.PREFACE)).isEqualTo(Shape.YES);
        assertThat(shape(Side.CLIENT, "PRI * HT".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Shape.UNDECIDED);
        assertThat(shape(Side.SERVER, Frames.begin().settings(3, 100, 4, 65_535).bytes())).isEqualTo(Shape.YES);
        assertThat(shape(Side.SERVER, Frames.begin().settings().bytes())).isEqualTo(Shape.MAYBE);
        assertThat(shape(Side.SERVER, new byte[] {0, 0, 6})).isEqualTo(Shape.UNDECIDED);
    }

    @Test
    void isRecognisedInTheMiddleBySeveralFramesInARow() {
        byte[] frames = Frames.begin().frame(1, END_HEADERS, 5, new byte[] {(byte) 0x83, 1}).data(5, END_STREAM, 5).windowUpdate(0, 5).bytes();

        assertThat(shape(Side.CLIENT, frames)).isEqualTo(Shape.YES);
        assertThat(shape(Side.SERVER, frames)).as(":method is never sent by a server").isEqualTo(Shape.NO);
    }

    @Test
    void isNotTakenForWhatResemblesIt() {
        assertThat(shape(Side.CLIENT, "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, new byte[] {0x16, 3, 1, 2, 0})).isEqualTo(Shape.NO);
        assertThat(shape(Side.SERVER, Frames.PREFACE)).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, new byte[] {0, 0x1d, 0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0})).as("DNS").isEqualTo(Shape.NO);
    }

    @Test
    void tellsAnExchangeInTwoSentences() {
        Script script = Script.named("exchange")
                .client(Frames.client().get(1, "/style.css").bytes())
                .server(Frames.begin().settings().ack().answer(1, 0, 200, "content-type", "text/css").data(1, END_STREAM, 7).bytes());

        assertThat(story(script))
                .containsExactly(
                        "GET /style.css asks for a resource on example.net, on stream 1.",
                        "200 OK answers GET /style.css: 7 bytes (text/css), on stream 1.");
    }

    @Test
    void tellsWhatCompressionSaved() {
        // RFC 7541, appendix C.4.1: 17 bytes with Huffman codes
        byte[] block = hex("828684418cf1e3c2e5f23a6ba0ab90f4ff");
        Script script = Script.named("saved").client(Frames.client().frame(1, END_HEADERS | END_STREAM, 1, block).bytes());

        // GET / HTTP/1.1 CRLF and Host: www.example.com CRLF are 39 bytes
        assertThat(events(script, Http2Event.FrameSeen.class).getLast().sentence())
                .isEqualTo("HEADERS opens stream 1: GET /, 17 bytes instead of 39.");
    }

    @Test
    void givesMessagesAsEveryVersionOfHttpDoes() {
        Script script = Script.named("message")
                .client(Frames.client().post(1, "/up", "content-type", "text/plain").frame(0, PADDED, 1, Http2DecoderTest.padded("abc", 4)).data(1, END_STREAM, 2).bytes())
                .server(Frames.begin().settings().ack().answer(1, 0, 200, "content-encoding", "gzip").data(1, 0, 9).headers(1, END_HEADERS | END_STREAM, "x-sum", "1").bytes());
        List<HttpMessageEvent> messages = events(script, HttpMessageEvent.class);

        HttpMessageEvent request = messages.stream().filter(m -> m.part() == HttpMessageEvent.Part.ASKED).findFirst().orElseThrow();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/up");
        assertThat(request.authority()).isEqualTo("example.net");
        assertThat(request.version()).isEqualTo("HTTP/2");
        assertThat(request.exchange()).isEqualTo(1);
        assertThat(request.completion()).isEqualTo(HttpCompletion.WHOLE);
        assertThat(request.fields(Bytes.EMPTY)).contains(new HttpField("content-type", "text/plain"), new HttpField(":method", "POST"));
        assertThat(request.body().length()).as("without padding and its length").isEqualTo(5);
        Bytes all = script.bytes(Side.CLIENT);
        StringBuilder body = new StringBuilder();
        for (Unit piece : request.body().pieces()) {
            body.append(all.text(piece.from(), (int) piece.length(), StandardCharsets.US_ASCII));
        }
        assertThat(body).hasToString("abcab");

        HttpMessageEvent response = messages.getLast();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.target()).isEqualTo("/up");
        assertThat(response.body().codings()).containsExactly("gzip");
        assertThat(response.trailersUnit()).isNotNull();
        assertThat(response.trailers(Bytes.EMPTY)).containsExactly(new HttpField("x-sum", "1"));
    }

    @Test
    void explainsAFieldBlockInThreeFramesBitByBit() {
        Script script = Script.named("split").client(Http2DecoderTest.split());
        Http2Event.RequestStarted started = events(script, Http2Event.RequestStarted.class).getFirst();
        Node tree = Http2.STREAM.explain(started, script.bytes(Side.CLIENT).slice(started.unit().from(), started.unit().length()));

        List<String> values = new ArrayList<>();
        tree.walk(node -> {
            if (node.field().id().equals("http2.header")) {
                values.add(node.name());
            }
        });
        assertThat(String.join(" | ", values)).contains(":path: /three").contains("x-y: z").contains(":method: GET");
        assertThat(tree.children()).extracting(Node::name).startsWith("HEADERS 1", "CONTINUATION 1", "CONTINUATION 1");
        assertThat(tree.find("http2.request.full_uri").name()).isEqualTo("http://example.net/three");
    }

    @Test
    void showsWindowsInTheTreeOfAFrame() {
        Script script = Script.named("windows")
                .client(Frames.client().post(1, "/").data(1, 0, 100).bytes())
                .server(Frames.begin().settings().ack().windowUpdate(1, 60).windowUpdate(0, 30).bytes());
        List<Http2Event.FrameSeen> frames = events(script, Http2Event.FrameSeen.class);

        Node data = explain(script, frames.stream().filter(f -> f.typeName().equals("DATA")).findFirst().orElseThrow());
        assertThat(number(data, "http2.calculated.connection.window_size.before")).isEqualTo(65_535);
        assertThat(number(data, "http2.calculated.connection.window_size.after")).isEqualTo(65_435);
        assertThat(number(data, "http2.calculated.stream.window_size.after")).isEqualTo(65_435);
        List<Http2Event.FrameSeen> updates = frames.stream().filter(f -> f.typeName().equals("WINDOW_UPDATE")).toList();
        assertThat(number(explain(script, updates.get(0)), "http2.calculated.stream.window_size.after")).isEqualTo(65_495);
        assertThat(number(explain(script, updates.get(1)), "http2.calculated.connection.window_size.after")).isEqualTo(65_465);
    }

    private static Node explain(Script script, Http2Event event) {
        return Http2.STREAM.explain(event, script.bytes(event.side()).slice(event.unit().from(), event.unit().length()));
    }

    private static long number(Node tree, String field) {
        Node node = tree.find(field);
        assertThat(node).as(field).isNotNull();
        return node.number();
    }

    /// RFC 9113, section 6.9.2: a change of the initial window adjusts open streams and can make their windows negative.
    @Test
    void rfc9113Section692NegativeWindows() {
        Script script = Script.named("negative")
                .client(Frames.client().post(1, "/").data(1, 0, 60 * 1024).bytes())
                .server(Frames.begin().settings(4, 16 * 1024).ack().bytes())
                .client(Frames.begin().ack().bytes());
        Http2State state = state(script);

        // 16384 - 61440: the example of the RFC with its own numbers is 16 KB after 60 KB were sent
        assertThat(state.window(state.stream(1), Side.CLIENT)).isEqualTo(16 * 1024 - 60 * 1024);
        assertThat(state.window(state.stream(1), Side.SERVER)).isEqualTo(65_535);
        assertThat(state.end(Side.CLIENT).sendWindow()).as("the connection is not affected").isEqualTo(65_535 - 60 * 1024);
    }

    @Test
    void keepsSettingsPendingUntilTheyAreAcknowledged() {
        Script announced = Script.named("pending").client(Frames.client(4, 100).bytes());
        assertThat(state(announced).clientEnd().settings().value(Http2Setting.INITIAL_WINDOW_SIZE)).isEqualTo(65_535);
        assertThat(state(announced).clientEnd().pending()).hasSize(1);

        Http2State after = state(announced.server(Frames.begin().settings().ack().bytes()));
        assertThat(after.clientEnd().settings().value(Http2Setting.INITIAL_WINDOW_SIZE)).isEqualTo(100);
        assertThat(after.clientEnd().pending()).isEmpty();
    }

    @Test
    void boundsTheTableOfTheOtherEndWithTheAcknowledgement() {
        Script script = Script.named("table").client(Frames.client(1, 256).bytes()).server(Frames.begin().settings().ack().bytes());

        assertThat(state(script).serverEnd().table().bound()).isEqualTo(256);
        assertThat(state(script).clientEnd().table().bound()).isEqualTo(4096);
    }

    @Test
    void followsTheStatesOfAStream() {
        Script script = Script.named("states").client(Frames.client().post(1, "/").bytes());
        assertThat(state(script).stream(1).life()).isEqualTo(Http2StreamPhase.OPEN);
        script.server(Frames.begin().settings().answer(1, END_STREAM, 200).bytes());
        assertThat(state(script).stream(1).life()).isEqualTo(Http2StreamPhase.HALF_CLOSED_REMOTE);
        assertThat(state(script).stream(1).life().mirrored()).isEqualTo(Http2StreamPhase.HALF_CLOSED_LOCAL);
        script.client(Frames.begin().data(1, END_STREAM, 3).bytes());
        assertThat(state(script).stream(1)).isNull();
        assertThat(state(script).closed().getLast().id()).isEqualTo(1);
    }

    @Test
    void everyStepOfAStreamIsMirroredAtTheOtherEnd() {
        for (Transition<Http2StreamPhase, Http2StreamLife.Trigger> step : Http2StreamLife.TABLE.table()) {
            Transition<Http2StreamPhase, Http2StreamLife.Trigger> there =
                    Http2StreamLife.TABLE.step(step.from().mirrored(), step.on().mirrored());
            assertThat(there).as(step.toString()).isNotNull();
            assertThat(there.to()).as(step.toString()).isEqualTo(step.to().mirrored());
        }
    }

    @Test
    void rebuildsTheTreeOfPriorities() {
        // RFC 7540, section 5.3.1, figure 4: B and C depend on A; an exclusive D comes between
        Script script = Script.named("tree")
                .client(Frames.client().priority(3, 1, false, 16).priority(5, 1, false, 12).priority(7, 1, true, 4).bytes());
        Http2Priorities.Tree tree = state(script).priorities();

        assertThat(tree.children(1)).extracting(Http2Priorities.Node::stream).containsExactly(7L);
        assertThat(tree.children(7)).extracting(Http2Priorities.Node::stream).containsExactly(3L, 5L);
        assertThat(tree.children(1).getFirst().weight()).isEqualTo(4);
    }

    @Test
    void rfc7540Section533MovesAParentThatBecomesAChild() {
        // figure 5: A above B, C; C above D, E; D above F. A is made to depend on D, not exclusively
        long a = 1;
        long b = 3;
        long c = 5;
        long d = 7;
        long e = 9;
        long f = 11;
        Script script = Script.named("moved")
                .client(Frames.client().priority(a, 0, false, 1).priority(b, a, false, 1).priority(c, a, false, 1).priority(d, c, false, 1)
                        .priority(e, c, false, 1).priority(f, d, false, 1).priority(a, d, false, 1).bytes());
        Http2Priorities.Tree tree = state(script).priorities();

        assertThat(tree.children(0)).extracting(Http2Priorities.Node::stream).containsExactly(d);
        assertThat(tree.children(d)).extracting(Http2Priorities.Node::stream).containsExactlyInAnyOrder(a, f);
        assertThat(tree.children(a)).extracting(Http2Priorities.Node::stream).containsExactlyInAnyOrder(b, c);
        assertThat(tree.children(c)).extracting(Http2Priorities.Node::stream).containsExactly(e);
    }

    @Test
    void readsUrgencies() {
        // RFC 9218, sections 4.1 and 4.2
        assertThat(Http2Urgency.of("")).isEqualTo(new Http2Urgency(3, false));
        assertThat(Http2Urgency.of("u=5, i")).isEqualTo(new Http2Urgency(5, true));
        assertThat(Http2Urgency.of("i=?0, u=0")).isEqualTo(new Http2Urgency(0, false));
        assertThat(Http2Urgency.of("u=9, x=\"y\"")).as("what cannot be read is passed over").isEqualTo(Http2Urgency.USUAL);
    }

    @Test
    void saysWhichStreamsAServerThatGoesAwayWillNotAnswer() {
        Script script = Script.named("away")
                .client(Frames.client().get(1, "/1").get(3, "/3").get(5, "/5").bytes())
                .server(Frames.begin().settings().ack().goAway(1, 0, "").bytes());
        Http2Event.GoneAway away = events(script, Http2Event.GoneAway.class).getFirst();

        assertThat(away.refused()).containsExactly(3L, 5L);
        assertThat(away.going()).isEqualTo(1);
        assertThat(away.sentence()).contains("Not answered: streams 3, 5.");
    }

    @Test
    void tellsThePushAndItsFate() {
        Script script = Script.named("push")
                .client(Frames.client().get(1, "/").bytes())
                .server(Frames.begin().settings().ack().promise(1, 2, ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/a.js").answer(1, END_STREAM, 200)
                        .answer(2, 0, 200).data(2, END_STREAM, 4).bytes());

        assertThat(story(script))
                .contains(
                        "The server promises on stream 1 to send, on stream 2, what the client has not asked for yet: GET /a.js.",
                        "200 OK answers GET /a.js: 4 bytes, on stream 2.");
    }

    @Test
    void doesNotOpenAStreamAgainThatHasEndedAfterALateStart() {
        Script script = Script.joinedMidway("late")
                .server(Frames.begin().answer(5, END_STREAM, 200).ping(0, 1).bytes())
                .client(Frames.begin().ping(ACK, 1).data(5, 0, 3).bytes());

        assertThat(events(script, Http2Event.StreamOpened.class)).hasSize(1);
        assertThat(events(script, Http2Event.StreamClosed.class)).hasSize(1);
    }

    /// One frame alone proves nothing, so the first request is held; the answer behind it does, and then the request comes first all the same.
    @Test
    void hearsBothSidesInTheirOrderWhenFramesAreFoundLate() {
        Script script = Script.joinedMidway("late")
                .client(Frames.begin().get(41, "/a").bytes())
                .server(Frames.begin().answer(41, 0, 200).data(41, END_STREAM, 9).bytes())
                .client(Frames.begin().get(43, "/b").bytes())
                .server(Frames.begin().answer(43, 0, 200).data(43, END_STREAM, 9).bytes());

        assertThat(story(script))
                .containsExactly(
                        "GET /a asks for a resource on example.net, on stream 41.",
                        "200 OK answers GET /a: 9 bytes, on stream 41.",
                        "GET /b asks for a resource on example.net, on stream 43.",
                        "200 OK answers GET /b: 9 bytes, on stream 43.");
    }

    // ---- h2c

    /// RFC 7540, section 3.2: the request of HTTP/1.1 becomes stream 1; its HTTP2-Settings hold at once.
    @Test
    void goesOnFromAnUpgradeOfHttp1() {
        Relay relay = new Relay();
        StreamDecoder<?> outer = Http1.STREAM.decoder(relay, StreamStart.FRESH);
        // AAMAAABkAAQAAP__: MAX_CONCURRENT_STREAMS 100, INITIAL_WINDOW_SIZE 65535 (curl and nghttp send this)
        Script script = Script.named("h2c")
                .client("GET /one HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAAD_\r\n\r\n")
                .server("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
                .server(Frames.begin().settings(3, 7).bytes())
                .client(Frames.client(4, 1000).bytes())
                .server(Frames.begin().answer(1, 0, 200).data(1, END_STREAM, 20).bytes())
                .end(Side.CLIENT, Ending.FINISHED)
                .end(Side.SERVER, Ending.FINISHED);
        script.feedAll(outer);

        assertThat(relay.inside).isNotNull();
        assertThat(relay.inside.token()).isEqualTo("h2c");
        assertThat(relay.inside.heads().getFirst()).isInstanceOf(HttpMessageEvent.class);
        List<String> story = relay.inner.stream().filter(e -> e.depth() == Depth.STORY).map(StreamEvent::sentence).toList();
        assertThat(story).containsExactly("200 OK answers GET /one: 20 bytes, on stream 1.");
        assertThat(relay.inner).noneMatch(Http2Event.AnomalySeen.class::isInstance);
        Http2Event.FrameSeen data = relay.inner.stream()
                .filter(Http2Event.FrameSeen.class::isInstance)
                .map(Http2Event.FrameSeen.class::cast)
                .filter(frame -> frame.typeName().equals("DATA"))
                .findFirst()
                .orElseThrow();
        assertThat(data.windows().streamBefore()).as("INITIAL_WINDOW_SIZE of HTTP2-Settings").isEqualTo(255);
        Bytes server = script.bytes(Side.SERVER);
        assertThat(server.u8(data.unit().from() + 3)).as("positions inside are positions outside").isZero();
        assertThat(relay.ended).containsExactly(Side.CLIENT, Side.SERVER);
    }

    @Test
    void passesATunnelOnWithoutAName() {
        Relay relay = new Relay();
        Script.named("tunnel")
                .client("CONNECT example.net:443 HTTP/1.1\r\nHost: example.net:443\r\n\r\nearly")
                .server("HTTP/1.1 200 Connection established\r\n\r\nanswer")
                .gap(Side.SERVER, 3)
                .client("more")
                .feedAll(Http1.STREAM.decoder(relay, StreamStart.FRESH));

        assertThat(relay.inside.token()).isEmpty();
        assertThat(relay.bytes).containsExactly("CLIENT 59 early", "SERVER 39 answer", "SERVER gap 45 3", "CLIENT 64 more");
    }

    /// Stands where the timeline stands: gives what one decoder uncovers to the next.
    private static final class Relay implements StreamSink {
        final List<StreamEvent> inner = new ArrayList<>();
        final List<String> bytes = new ArrayList<>();
        final List<Side> ended = new ArrayList<>();
        @Nullable Inside inside;
        @Nullable StreamDecoder<?> decoder;

        @Override
        public void event(StreamEvent event) {}

        @Override
        public boolean open(long channel, Inside named) {
            inside = named;
            if (named.token().equals("h2c")) {
                decoder = Http2.STREAM.decoder(inner::add, new StreamStart(false, named));
            }
            return true;
        }

        @Override
        public void uncovered(long channel, Uncovered run) {
            if (decoder != null) {
                decoder.data(run.side(), run.window(), run.at(), run.length(), run.offset());
            } else {
                bytes.add(run.side() + " " + run.offset() + " " + run.window().text(run.at(), run.length(), StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void uncoveredGap(long channel, Side side, long offset, long length) {
            bytes.add(side + " gap " + offset + " " + length);
        }

        @Override
        public void uncoveredEnd(long channel, Side side, Ending ending) {
            ended.add(side);
        }
    }

    // ---- hostile input

    @Test
    void givesUpAFieldBlockWithoutAnEnd() {
        Frames flood = Frames.client().frame(1, 0, 1, Frames.block(":method", "GET"));
        for (int i = 0; i < 40; i++) {
            flood.frame(9, 0, 1, new byte[16_384]);
        }
        Script script = Script.named("flood").client(flood.bytes());

        assertThat(events(script, Http2Event.AnomalySeen.class)).extracting(Http2Event.AnomalySeen::anomaly).contains(Http2Anomaly.BLOCK_TOO_LONG);
        assertThat(state(script).clientEnd().block().bytes().length()).isZero();
    }

    @Test
    void namesRapidResets() {
        Frames frames = Frames.client();
        for (int i = 0; i < 150; i++) {
            frames.get(1 + 2 * i, "/").reset(1 + 2 * i, 8);
        }

        assertThat(events(Script.named("rapid").client(frames.bytes()), Http2Event.AnomalySeen.class))
                .extracting(Http2Event.AnomalySeen::anomaly)
                .containsExactly(Http2Anomaly.RAPID_RESET);
    }

    @Test
    void followsOnlySoManyStreams() {
        Frames frames = Frames.client();
        for (int i = 0; i < Http2Streams.MOST_OPEN + 100; i++) {
            frames.frame(1, END_HEADERS, 1 + 2L * i, new byte[] {(byte) 0x82, (byte) 0x84, (byte) 0x86});
        }
        Http2State state = state(Script.named("many").client(frames.bytes()));

        assertThat(state.streams()).hasSize(Http2Streams.MOST_OPEN);
        assertThat(state.opened()).isEqualTo(Http2Streams.MOST_OPEN + 100);
        assertThat(state.streams().getFirst().id()).as("the oldest were forgotten").isEqualTo(201);
    }

    @Test
    void acknowledgesOnlyWhatWasAsked() {
        Script script = Script.named("pong").client(Frames.client().ping(ACK, 1).bytes());

        assertThat(events(script, Http2Event.AnomalySeen.class)).extracting(Http2Event.AnomalySeen::anomaly).containsExactly(Http2Anomaly.PONG_UNEXPECTED);
    }

    static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }
}
