package dev.framewalk.decoders.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Independent readers agree with ours: Netty's codec, and the expectations of llhttp's own test cases.
final class Http1OracleTest {
    private static final Pattern CASE = Pattern.compile(
            "<!-- meta=\\{([^}]*)} -->\\s*```http\\n((?:(?!```).)*)\\n```(?:(?!```).)*```log\\n(.*?)\\n```",
            Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("span\\[(\\w+)]=\"(.*)\"$");

    /// One message: its first line without version, and its body.
    private record Message(String start, String body) {}

    private static List<Message> ours(byte[] bytes, Side side) {
        Script script = Script.named("one side");
        script = side == Side.CLIENT ? script.client(bytes) : script.server(bytes);
        Bytes all = script.bytes(side);
        List<Message> messages = new ArrayList<>();
        for (StreamEvent event : script.end(side, Ending.FINISHED).events(Http1.STREAM)) {
            switch (event) {
                case Http1Event.RequestCompleted e when e.completion() == HttpCompletion.WHOLE ->
                    messages.add(new Message(e.line().toString(), body(all, e.body().pieces())));
                case Http1Event.ResponseCompleted e when e.completion() == HttpCompletion.WHOLE ->
                    messages.add(new Message(Integer.toString(e.line().code()), body(all, e.body().pieces())));
                case Http1Event.Interim e -> messages.add(new Message(Integer.toString(e.line().code()), ""));
                default -> {}
            }
        }
        return messages;
    }

    private static String body(Bytes all, List<Unit> pieces) {
        StringBuilder text = new StringBuilder();
        for (Unit piece : pieces) {
            text.append(all.text(piece.from(), (int) piece.length(), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static List<Message> netty(byte[] bytes, Side side) {
        EmbeddedChannel channel =
                new EmbeddedChannel(side == Side.CLIENT ? new HttpRequestDecoder() : new HttpResponseDecoder());
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.finish();
        List<Message> messages = new ArrayList<>();
        String start = "";
        boolean isBad = false;
        StringBuilder body = new StringBuilder();
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpMessage message) {
                isBad = message.decoderResult().isFailure();
                body.setLength(0);
                start = switch (message) {
                    case HttpRequest request -> request.method() + " " + request.uri();
                    case HttpResponse response -> Integer.toString(response.status().code());
                    default -> "";
                };
            }
            if (part instanceof HttpContent content) {
                ByteBuf buffer = content.content();
                body.append(buffer.toString(StandardCharsets.ISO_8859_1));
                isBad |= content.decoderResult().isFailure();
                buffer.release();
            }
            if (part instanceof LastHttpContent && !isBad) {
                messages.add(new Message(start, body.toString()));
            }
        }
        return messages;
    }

    @Test
    void nettyReadsTheSameRequests() {
        byte[] bytes = ("GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n"
                        + "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
                        + "PUT /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nETag: x\r\n\r\n"
                        + "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"
                        + "GET http://h/d HTTP/1.0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ours(bytes, Side.CLIENT)).hasSize(5).isEqualTo(netty(bytes, Side.CLIENT));
    }

    @Test
    void nettyReadsTheSameResponses() {
        byte[] bytes = ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                        + "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n0\r\n\r\n"
                        + "HTTP/1.0 200 OK\r\n\r\nuntil the end")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ours(bytes, Side.SERVER)).hasSize(6).isEqualTo(netty(bytes, Side.SERVER));
    }

    @Test
    void llhttpExpectsTheSameOfItsOwnCases() throws IOException {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", "")).resolve("http1");
        assumeTrue(Files.isDirectory(corpus), "no corpus");
        int compared = 0;
        List<String> differences = new ArrayList<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                Matcher cases = CASE.matcher(Files.readString(file));
                while (cases.find()) {
                    String meta = cases.group(1);
                    String log = cases.group(3);
                    // pauses, leniency and skipped bodies are modes of that parser, not properties of the bytes
                    if (log.contains("error code") || log.contains("pause") || meta.contains("lenient") || meta.contains("mode")
                            || meta.contains("skipBody") || log.contains("skip body")) {
                        continue;
                    }
                    Side side = meta.contains("\"response\"") ? Side.SERVER : Side.CLIENT;
                    List<Message> expected = expected(log, side);
                    byte[] bytes = bytes(cases.group(2));
                    List<Message> actual = ours(bytes, side);
                    compared++;
                    if (actual.size() < expected.size() || !actual.subList(0, expected.size()).equals(expected)) {
                        differences.add(file.getFileName() + "\n" + cases.group(2) + "\n  expected " + expected + "\n  ours     " + actual);
                    }
                }
            }
        }
        // of 145 cases 58 end in an error and 34 are about modes of that parser
        assertThat(compared).isGreaterThanOrEqualTo(53);
        assertThat(differences).isEmpty();
    }

    @Test
    void whatLlhttpRefusesIsNotTakenSilently() throws IOException {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", "")).resolve("http1");
        assumeTrue(Files.isDirectory(corpus), "no corpus");
        int refused = 0;
        List<String> silent = new ArrayList<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                Matcher cases = CASE.matcher(Files.readString(file));
                while (cases.find()) {
                    String log = cases.group(3);
                    if (!log.contains("error code") || log.contains("pause") || log.contains("Pause on CONNECT/Upgrade") || cases.group(1).contains("lenient")) {
                        continue;
                    }
                    refused++;
                    Side side = cases.group(1).contains("\"response\"") ? Side.SERVER : Side.CLIENT;
                    byte[] bytes = bytes(cases.group(2));
                    Script script = Script.named("refused");
                    script = side == Side.CLIENT ? script.client(bytes) : script.server(bytes);
                    List<StreamEvent> events = script.end(side, Ending.FINISHED).events(Http1.STREAM);
                    boolean isNoted = events.stream().anyMatch(e -> e instanceof Http1Event.AnomalySeen seen
                            && seen.anomaly() != Http1Anomaly.RESPONSE_WITHOUT_REQUEST
                            && seen.anomaly() != Http1Anomaly.HOST_MISSING);
                    if (!isNoted) {
                        silent.add(file.getFileName() + ": " + cases.group(2).replace("\n", "|") + "  [" + log.lines().reduce((a, b) -> b).orElse("") + "]");
                    }
                }
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(48);
        assertThat(silent).isEmpty();
    }

    private static List<Message> expected(String log, Side side) {
        List<Message> messages = new ArrayList<>();
        String method = "";
        StringBuilder url = new StringBuilder();
        StringBuilder body = new StringBuilder();
        String status = "";
        for (String line : log.split("\n")) {
            if (line.contains("message begin")) {
                method = "";
                url.setLength(0);
                body.setLength(0);
                status = "";
            }
            Matcher span = SPAN.matcher(line);
            if (span.find()) {
                switch (span.group(1)) {
                    case "method" -> method += span.group(2);
                    case "url" -> url.append(span.group(2));
                    case "body" -> body.append(unescape(span.group(2)));
                    default -> {}
                }
            }
            Matcher code = Pattern.compile("headers complete .*status=(\\d+)").matcher(line);
            if (code.find()) {
                status = code.group(1);
            }
            if (line.contains("message complete")) {
                messages.add(new Message(side == Side.CLIENT ? method + " " + url : status, body.toString()));
            }
        }
        return messages;
    }

    /// llhttp's files write line ends as plain LF for CRLF, and name the other control characters.
    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String lines = text.replaceAll("\\\\(\r\n|\r|\n)", "").replace("\n", "\r\n");
        bytes.writeBytes(unescape(lines).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\f", "\f");
    }
}
