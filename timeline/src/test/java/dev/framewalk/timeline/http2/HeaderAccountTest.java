package dev.framewalk.timeline.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.accounting.HeaderCost;
import dev.framewalk.timeline.accounting.HeaderSum;
import dev.framewalk.timeline.accounting.PushedResponse;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.insight.Insights;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What header fields cost, and what became of pushed responses.
final class HeaderAccountTest {
    private final Frames client = new Frames();
    private final Frames server = new Frames();

    @BeforeEach
    void anew() {
        GeneratedConnection.anew();
        client.raw(Frames.PREFACE).settings();
        server.settings().acknowledge();
    }

    private static Timeline read(byte[]... turns) throws IOException {
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection =
                new GeneratedConnection(capture, new Random(1), 40_000, 8080, false).withoutTrouble();
        for (int i = 0; i < turns.length; i++) {
            if (i % 2 == 0) {
                connection.client(turns[i]);
            } else {
                connection.server(turns[i]);
            }
        }
        connection.play();
        return capture.read();
    }

    @Test
    void countsEachHeadAsHttp11WouldWriteItAndAsItWasSent() throws IOException {
        client.headers(1, true, ":method", "GET", ":scheme", "http", ":authority", "h", ":path", "/a", "cookie", "a=1", "cookie", "b=22");
        client.headers(3, true, ":method", "GET", ":scheme", "http", ":authority", "h", ":path", "/a", "cookie", "a=1", "cookie", "b=22");
        server.headers(1, true, ":status", "204", "set-cookie", "c=3");
        try (Timeline timeline = read(client.take(), server.take())) {
            HeaderAccount account = HeaderAccount.of(timeline, 0);
            List<HeaderCost> costs = account.entries().stream().map(HeaderAccount.Entry::cost).toList();

            String request = "GET /a HTTP/1.1\r\nHost: h\r\ncookie: a=1; b=22\r\n\r\n";
            String response = "HTTP/1.1 204 \r\nset-cookie: c=3\r\n\r\n";
            assertThat(costs).extracting(HeaderCost::kind)
                    .containsExactly(HeaderCost.Kind.REQUEST, HeaderCost.Kind.REQUEST, HeaderCost.Kind.RESPONSE);
            assertThat(costs).extracting(HeaderCost::asText)
                    .containsExactly((long) request.length(), (long) request.length(), (long) response.length());
            assertThat(costs.get(0).cookiesAsText()).isEqualTo("cookie: a=1; b=22\r\n".length());
            assertThat(costs.get(2).cookiesAsText()).isEqualTo("set-cookie: c=3\r\n".length());
            // the second request only points into the tables: one byte for each of its six fields
            assertThat(costs.get(1).sent()).isEqualTo(6);
            assertThat(costs.get(1).cookiesSent()).isEqualTo(2);
            assertThat(costs.get(1).framing()).isEqualTo(9);
            assertThat(costs.get(0).sent()).isGreaterThan(6);

            HeaderSum stream = account.sum(1);
            assertThat(stream.messages()).isEqualTo(2);
            assertThat(stream.asText()).isEqualTo(request.length() + response.length());
            assertThat(account.sum().asText()).isEqualTo(2L * request.length() + response.length());
            assertThat(account.sum(Side.SERVER).saved()).isEqualTo(response.length() - costs.get(2).sent());

            assertThat(Insights.of(timeline).all())
                    .filteredOn(insight -> insight.rule().equals("x.insight.header-compression"))
                    .singleElement()
                    .extracting(Insight::sentence)
                    .asString()
                    .contains("3 messages")
                    .contains("Cookies")
                    .doesNotContain("{");
        }
    }

    @Test
    void countsAHeadOfHttp11AsItIs() throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: h\r\nCookie: a=1\r\n\r\n";
        String response = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        try (Timeline timeline = read(
                request.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                response.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))) {
            HeaderAccount account = HeaderAccount.of(timeline, 0);
            assertThat(account.sum(Side.CLIENT).asText()).isEqualTo(request.length());
            assertThat(account.sum(Side.CLIENT).cookiesSent()).isEqualTo("Cookie: a=1\r\n".length());
            assertThat(account.sum(Side.SERVER).sent()).isEqualTo(response.length());
            assertThat(account.sum().saved()).isZero();
        }
    }

    @Test
    void savesMostOfWhatABrowserRepeats() throws IOException {
        try (Timeline timeline = Captures.sample("gallery-http2")) {
            HeaderSum sum = HeaderSum.NONE;
            for (int i = 0; i < timeline.conversationCount(); i++) {
                sum = sum.plus(HeaderAccount.of(timeline, i).sum(Side.CLIENT));
            }
            // the page and its twelve pictures
            assertThat(sum.messages()).isGreaterThanOrEqualTo(13);
            assertThat(sum.savedPercent()).isBetween(50, 99);
        }
    }

    @Test
    void tellsWhatBecameOfPushedResponses() throws IOException {
        client.acknowledge().get(1, "/");
        byte[] asked = client.take();
        server.promise(1, 2, "/used.css").promise(1, 4, "/refused.css").promise(1, 6, "/twice.css").promise(1, 8, "/never.css");
        server.headers(1, true, ":status", "200");
        server.headers(2, false, ":status", "200").data(2, new byte[500], true);
        server.headers(6, false, ":status", "200").data(6, new byte[300], true);
        byte[] pushed = server.take();
        byte[] then = client.reset(4, 8).get(3, "/twice.css").take();
        try (Timeline timeline = read(asked, pushed, then, server.ping(1).take())) {
            assertThat(PushedResponse.of(timeline, 0))
                    .extracting(push -> push.stream() + " " + push.title() + " " + push.fate() + " " + push.bytes() + " " + push.isAskedAnyway())
                    .containsExactly(
                            "2 GET /used.css DELIVERED 500 false",
                            "4 GET /refused.css CANCELLED_BY_CLIENT 0 false",
                            "6 GET /twice.css DELIVERED 300 true",
                            "8 GET /never.css UNFINISHED 0 false");
        }
    }
}
