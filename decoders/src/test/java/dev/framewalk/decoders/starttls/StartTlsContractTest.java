package dev.framewalk.decoders.starttls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTlsContractTest extends StreamDecoderContract {
    private static final Script MAIL = Script.named("mail")
            .server("220 mail.example ESMTP\r\n")
            .client("EHLO client.example\r\n")
            .server("250-mail.example\r\n250 STARTTLS\r\n")
            .client("STARTTLS\r\n")
            .server("220 go ahead\r\n")
            .client("\26\3\1\0\5hello")
            .server("\26\3\1\0\5hello")
            .end(Side.CLIENT, Ending.FINISHED);

    @Override
    protected StreamProtocol protocol() {
        return StartTls.STREAM;
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                MAIL,
                Script.named("letters of another kind")
                        .server("* OK ready\r\n")
                        .client("a1 STARTTLS\r\n")
                        .server("* BYE not yet\r\na1 OK begin\n")
                        .client("\26\3\1")
                        .gap(Side.CLIENT, 7)
                        .client("more"),
                Script.named("refused")
                        .server("+OK ready\r\n")
                        .client("STLS\r\n")
                        .server("-ERR no\r\n")
                        .client("USER u\r\n")
                        .gap(Side.SERVER, 30)
                        .server("rest of a line\r\n+OK\r\n")
                        .client("x".repeat(2500) + "\r\nQUIT\r\n")
                        .end(Side.SERVER, Ending.RESET));
    }

    @Test
    void tellsTheMomentOfGoingOver() {
        assertThat(MAIL.events(StartTls.STREAM)).extracting(StreamEvent::sentence).containsExactly(
                "The server says: 220 mail.example ESMTP",
                "The client says: EHLO client.example",
                "The server says: 250-mail.example",
                "The server says: 250 STARTTLS",
                "The client says: STARTTLS",
                "The server says: 220 go ahead",
                "The server agrees: from the next byte on both speak TLS.");
    }

    @Test
    void greetingsMakeItPossibleAndNoMore() {
        assertThat(shape("220 hello")).isEqualTo(Shape.MAYBE);
        assertThat(shape("* OK")).isEqualTo(Shape.MAYBE);
        assertThat(shape("22")).isEqualTo(Shape.UNDECIDED);
        assertThat(shape("HTTP/1.1")).isEqualTo(Shape.NO);
    }

    private static Shape shape(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return StartTls.STREAM.shape(Side.SERVER, Bytes.captured(bytes), 0, bytes.length);
    }
}
