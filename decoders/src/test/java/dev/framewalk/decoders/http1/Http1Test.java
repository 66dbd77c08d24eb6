package dev.framewalk.decoders.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Http1Test {
    private static Bytes bytes(String text) {
        return Bytes.captured(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Shape shape(Side side, String text) {
        return Http1.STREAM.shape(side, bytes(text), 0, text.length());
    }

    private static List<Http1Anomaly> anomalies(Script script) {
        return script.events(Http1.STREAM).stream()
                .filter(Http1Event.AnomalySeen.class::isInstance)
                .map(event -> ((Http1Event.AnomalySeen) event).anomaly())
                .toList();
    }

    private static List<String> story(Script script) {
        return script.events(Http1.STREAM).stream()
                .filter(event -> event.depth() == Depth.STORY)
                .map(StreamEvent::sentence)
                .toList();
    }

    @Test
    void isRecognisedByItsStartLines() {
        assertThat(shape(Side.CLIENT, "GET / HTTP/1.1\r\n")).isEqualTo(Shape.YES);
        assertThat(shape(Side.CLIENT, "BREW /pot HTTP/1.0\n")).isEqualTo(Shape.YES);
        assertThat(shape(Side.SERVER, "HTTP/1.1 200 OK\r\n")).isEqualTo(Shape.YES);
        assertThat(shape(Side.CLIENT, "GET /lon")).isEqualTo(Shape.UNDECIDED);
        assertThat(shape(Side.SERVER, "HTT")).isEqualTo(Shape.UNDECIDED);
        assertThat(shape(Side.CLIENT, "GET /old\r\n")).isEqualTo(Shape.MAYBE);
    }

    @Test
    void isNotTakenForWhatResemblesIt() {
        assertThat(shape(Side.CLIENT, "HTTP/1.1 200 OK\r\n")).isEqualTo(Shape.NO);
        assertThat(shape(Side.SERVER, "GET / HTTP/1.1\r\n")).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, "PRI * HTTP/2.0\r\n")).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, "INVITE sip:a@b SIP/2.0\r\n")).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, "\u0016\u0003\u0001\u0002")).isEqualTo(Shape.NO);
    }

    @Test
    void tellsAnExchangeInTwoSentences() {
        assertThat(story(Script.named("exchange")
                        .client("GET /style.css HTTP/1.1\r\nHost: example.net\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 1\r\n\r\nx")))
                .containsExactly(
                        "GET /style.css asks for a resource on example.net.",
                        "200 OK answers GET /style.css: 1 byte (text/css).");
    }

    /// RFC 9112, section 6.3, one line a rule: status, what was asked with, fields, bytes of body there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | HEAD | Content-Length: 5 | NO_BODY",
        "204 | GET | Content-Length: 5 | NO_BODY",
        "304 | GET | Transfer-Encoding: chunked | NO_BODY",
        "101 | GET | Upgrade: x | SWITCH",
        "200 | CONNECT | Content-Length: 5 | SWITCH",
        "407 | CONNECT | Content-Length: 5 | LENGTH",
        "200 | GET | Transfer-Encoding: chunked | CHUNKED",
        "200 | GET | Transfer-Encoding: chunked, gzip | UNTIL_CLOSE",
        "200 | GET | Content-Length: 5 | LENGTH",
        "200 | GET | Content-Length: 5, 5 | LENGTH",
        "200 | GET | Content-Length: abc | UNTIL_CLOSE",
        "200 | GET | Server: x | UNTIL_CLOSE",
    })
    void findsTheEndOfAResponseByTheRulesInTheirOrder(int code, String method, String field, Http1Framing framing) {
        Bytes head = bytes("HTTP/1.1 " + code + " x\r\n" + field + "\r\n\r\n");
        Http1Head parsed = Http1Head.parse(new Explain(Http1Field.MESSAGE_GROUP, head, 0, head.length()));

        assertThat(Http1Framing.of(parsed, new Http1Request(1, method, "/", 11, null))).isEqualTo(framing);
    }

    @Test
    void letsTransferEncodingCountWhereBothLengthsAreGivenAndSaysSo() {
        Script script = Script.named("smuggling")
                .client("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(anomalies(script)).containsExactly(Http1Anomaly.LENGTH_AND_ENCODING);
        assertThat(story(script)).last().asString().startsWith("GET /smuggled ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Host: h\\r\\nTransfer-Encoding : chunked | SPACE_BEFORE_COLON",
        "Host: h\\r\\nX: a\\r\\n b | OBSOLETE_FOLDING",
        "Host: h\\r\\n: v | EMPTY_NAME",
        "Host: h\\r\\nno colon here | NO_COLON",
        "Host: h\\r\\nHost: i | HOST_TWICE",
        "X: y | HOST_MISSING",
        "Host: h\\r\\nContent-Length: 0\\r\\nContent-Length: 3 | LENGTH_CONFLICT",
        "Host: h\\r\\nX: a\\0b | CONTROL_IN_VALUE",
        "Host: h\\nX: y | BARE_LINE_FEED",
    })
    void namesWhatIsWrongWithAHead(String fields, Http1Anomaly anomaly) {
        String head = fields.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");

        assertThat(anomalies(Script.named("head").client("GET / HTTP/1.1\r\n" + head + "\r\n\r\n"))).contains(anomaly);
    }

    @Test
    void handsATunnelOverFromTheFirstByteAlsoIfThatCameBeforeTheAnswer() {
        String request = "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n";
        String response = "HTTP/1.1 200 OK\r\n\r\n";
        Http1Event.Upgraded upgraded = Script.named("tunnel")
                .client(request + "early")
                .server(response + "first")
                .events(Http1.STREAM)
                .stream()
                .filter(Http1Event.Upgraded.class::isInstance)
                .map(Http1Event.Upgraded.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(upgraded.isTunnel()).isTrue();
        assertThat(upgraded.clientFrom()).isEqualTo(request.length());
        assertThat(upgraded.serverFrom()).isEqualTo(response.length());
    }

    @Test
    void goesOnBehindAGapWhoseLengthFitsTheBody() {
        assertThat(story(Script.named("gap")
                        .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
                        .gap(Side.SERVER, 6)
                        .server("ijHTTP/1.1 204 No Content\r\n\r\n")))
                .contains("200 OK answers GET /1: 10 bytes, 6 of them not in the capture.", "204 No Content answers GET /2; it has no body.");
    }

    @Test
    void tellsABodyThatTheCaptureEndsInFromOneThatTheSenderCut() {
        Script begun = Script.named("begun")
                .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab");
        assertThat(anomalies(begun.end(Side.SERVER, Ending.CAPTURE_ENDED))).isEmpty();

        Script cut = Script.named("cut")
                .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab");
        assertThat(anomalies(cut.end(Side.SERVER, Ending.FINISHED))).containsExactly(Http1Anomaly.BODY_CUT);
    }

    @Test
    void explainsTheFieldsOfARequest() {
        Bytes head = bytes("GET /a/b?c=d HTTP/1.1\r\nHost: example.net\r\nX-Own: 1\r\n\r\n");
        Explain reader = new Explain(Http1Field.MESSAGE_GROUP, head, 0, head.length());
        Http1Head.parse(reader);
        Node tree = reader.finish();

        assertThat(tree.find("http.request.method").display()).isEqualTo("GET");
        assertThat(tree.find("http.request.uri").display()).isEqualTo("/a/b?c=d");
        assertThat(tree.find("http.request.uri.query").display()).isEqualTo("c=d");
        assertThat(tree.find("http.request.version").display()).isEqualTo("HTTP/1.1");
        assertThat(tree.find("http.host").display()).isEqualTo("example.net");
        assertThat(tree.find("http.unknown_header").display()).isEqualTo("1");
        assertThat(tree.find("http.request.full_uri").display()).isEqualTo("http://example.net/a/b?c=d");
    }

    @Test
    void everyStepOfItsLifeIsInTheTableOnce() {
        assertThat(Http1Life.TABLE.table()).extracting(step -> step.from() + " " + step.on()).doesNotHaveDuplicates();
    }
}
