package dev.framewalk.decoders.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpFieldName;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// HTTP/1 as messages that look the same in every version of HTTP.
final class Http1MessagesTest {
    private static final Script SCRIPT = Script.named("upload with trailers")
            .client("POST /up?x=1 HTTP/1.1\r\nHost: example.net\r\nX-Folded: one\r\n  two\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nDigest: abc\r\n\r\n")
            .server("HTTP/1.1 201 Created\r\nLocation: /up/7\r\nContent-Length: 2\r\n\r\nok");

    private static HttpMessageEvent message(ExchangeEvent.Part part) {
        return SCRIPT.events(Http1.STREAM).stream()
                .filter(HttpMessageEvent.class::isInstance)
                .map(HttpMessageEvent.class::cast)
                .filter(event -> event.part() == part)
                .findFirst()
                .orElseThrow();
    }

    private static Bytes bytes(Unit unit) {
        return SCRIPT.bytes(unit.side()).slice(unit.from(), unit.length());
    }

    @Test
    void saysWhatIsAskedFor() {
        for (HttpMessageEvent request : List.of(message(ExchangeEvent.Part.ASKING), message(ExchangeEvent.Part.ASKED))) {
            assertThat(request.isRequest()).isTrue();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/up?x=1");
            assertThat(request.authority()).isEqualTo("example.net");
            assertThat(request.version()).isEqualTo("HTTP/1.1");
            assertThat(request.status()).isZero();
        }
    }

    @Test
    void givesTheFieldsOfAHeadInTheirOrder() {
        HttpMessageEvent request = message(ExchangeEvent.Part.ASKED);

        assertThat(request.headUnit().length()).isEqualTo(request.headLength());
        assertThat(request.fields(bytes(request.headUnit())))
                .containsExactly(
                        new HttpField("Host", "example.net"),
                        new HttpField("X-Folded", "one two"),
                        new HttpField("Transfer-Encoding", "chunked"));
    }

    @Test
    void givesTrailersApart() {
        HttpMessageEvent request = message(ExchangeEvent.Part.ASKED);

        assertThat(request.trailersUnit()).isNotNull();
        assertThat(request.trailers(bytes(request.trailersUnit()))).containsExactly(new HttpField("Digest", "abc"));
        assertThat(request.body().length()).isEqualTo(5);
        assertThat(message(ExchangeEvent.Part.ANSWERED).trailersUnit()).isNull();
    }

    @Test
    void leadsFromAResponseToItsRequest() {
        HttpMessageEvent response = message(ExchangeEvent.Part.ANSWERED);

        assertThat(response.isRequest()).isFalse();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.method()).isEqualTo("POST");
        assertThat(response.target()).isEqualTo("/up?x=1");
        assertThat(response.authority()).isEqualTo("example.net");
        assertThat(response.value(HttpFieldName.LOCATION)).isEqualTo("/up/7");
        assertThat(response.completion()).isEqualTo(HttpCompletion.WHOLE);
    }

    @Test
    void knowsOnlyTheHeadOfAMessageThatHasJustBegun() {
        HttpMessageEvent response = message(ExchangeEvent.Part.ANSWERING);

        assertThat(response.completion()).isNull();
        assertThat(response.body().isEmpty()).isTrue();
        assertThat(response.fields(bytes(response.headUnit()))).hasSize(2);
    }
}
