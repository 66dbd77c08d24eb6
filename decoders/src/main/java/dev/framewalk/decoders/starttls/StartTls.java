package dev.framewalk.decoders.starttls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lines of text before TLS as a protocol of streams. Stateless.
public final class StartTls implements StreamProtocol {
    public static final StartTls STREAM = new StartTls();

    static final Field GROUP = Field.group("x.starttls", Rfc.of(3207, "4"));
    static final Field LINE = Field.text("x.starttls.line", Rfc.of(5321, "2.3.8"));
    static final Field LINE_END = Field.text("x.starttls.line_end", Rfc.of(5321, "2.3.8"));

    public static final Protocol PROTOCOL =
            new Protocol("starttls", "Text commands", StartTls.class, List.of(GROUP, LINE, LINE_END), List.of());

    private static final List<String> GREETINGS = List.of("220 ", "220-", "* OK", "* PREAUTH", "+OK");

    private StartTls() {}

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    /// Servers of these protocols speak first, and their greetings are alike.
    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        if (side == Side.CLIENT) {
            return Shape.NO;
        }
        String begin = window.text(at, Math.min(length, 10), StandardCharsets.ISO_8859_1);
        for (String greeting : GREETINGS) {
            if (begin.startsWith(greeting)) {
                return Shape.MAYBE;
            }
            if (greeting.startsWith(begin)) {
                return Shape.UNDECIDED;
            }
        }
        return Shape.NO;
    }

    @Override
    public StreamDecoder<StartTlsState> decoder(StreamSink sink, StreamStart start) {
        return new StartTlsDecoder(sink);
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        Explain reader = new Explain(GROUP, bytes, 0, bytes.length());
        long end = bytes.length();
        while (end > 0 && (bytes.u8(end - 1) == '\n' || bytes.u8(end - 1) == '\r')) {
            end--;
        }
        if (end > 0) {
            reader.bytes(LINE, end);
        }
        if (reader.remaining() > 0) {
            reader.rest(LINE_END);
        }
        return reader.finish();
    }
}
