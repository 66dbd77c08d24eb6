package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.http.ContentCodings;
import dev.framewalk.decoders.http.HttpContent;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// HTTP/1.0 and HTTP/1.1 as a protocol of streams: how it is recognised, decoded and explained.
public final class Http1 implements StreamProtocol {
    /// The protocol; it has no state.
    public static final Http1 STREAM = new Http1();

    /// Its name, fields and broken rules.
    public static final Protocol PROTOCOL =
            new Protocol("http", "HTTP/1", Http1.class, Http1Field.all(), List.of(Http1Anomaly.values()));

    /// A start line longer than this says nothing about the protocol any more.
    private static final int LONGEST_TELLING_LINE = 8 << 10;

    private static final List<Claim> CLAIMS = IntStream.of(
                    80, 631, 1080, 2869, 3128, 5985, 8000, 8008, 8080, 8081, 8088, 11371)
            .mapToObj(port -> new Claim(Space.TCP_PORT, port))
            .toList();

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public List<String> tokens() {
        return List.of("http/1.1", "http/1.0");
    }

    /// A request line (of a client) or status line (of a server) with its version is telling; a request line of HTTP/0.9 is not.
    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        long end = at + Math.min(length, LONGEST_TELLING_LINE);
        long from = at;
        while (from < end && (window.u8(from) == Http1Line.CR || window.u8(from) == Http1Line.LF)) {
            from++;
        }
        if (from == end) {
            return length < LONGEST_TELLING_LINE ? Shape.UNDECIDED : Shape.NO;
        }
        int letters = 0;
        while (letters < Http1Line.HTTP_LENGTH
                && from + letters < end
                && Http1Line.isHttpAt(letters, window.u8(from + letters))) {
            letters++;
        }
        if (side == Side.CLIENT && letters == Http1Line.HTTP_LENGTH) {
            return Shape.NO;
        }
        if (letters == Http1Line.HTTP_LENGTH) {
            return end - from < 12 ? Shape.UNDECIDED : Http1Line.isStatusLine(window, from, end) ? Shape.YES : Shape.NO;
        }
        if (from + letters == end) {
            return Shape.UNDECIDED;
        }
        return side == Side.SERVER ? Shape.NO : requestShape(window, from, end, length >= LONGEST_TELLING_LINE);
    }

    private static Shape requestShape(Bytes window, long from, long end, boolean isAll) {
        long methodEnd = from;
        while (methodEnd < end && Http1Line.isToken(window.u8(methodEnd))) {
            methodEnd++;
        }
        if (methodEnd == end) {
            return end - from > 32 ? Shape.NO : Shape.UNDECIDED;
        }
        if (methodEnd == from || window.u8(methodEnd) != ' ') {
            return Shape.NO;
        }
        long lineFeed = window.indexOf((byte) Http1Line.LF, methodEnd, end);
        if (lineFeed < 0) {
            for (long i = methodEnd; i < end; i++) {
                int letter = window.u8(i);
                if (letter < ' ' && letter != '\t' && letter != Http1Line.CR) {
                    return Shape.NO;
                }
            }
            return isAll ? Shape.NO : Shape.UNDECIDED;
        }
        long content = window.u8(lineFeed - 1) == Http1Line.CR ? lineFeed - 1 : lineFeed;
        if (Http1Line.findStart(window, from, content) == from) {
            return Shape.YES;
        }
        // HTTP/0.9 has no version; a version other than 1.x belongs to others (SIP, RTSP, the preface of HTTP/2)
        long target = Http1Line.skipSpace(window, methodEnd, content);
        boolean isTwoWords = target < content && Http1Line.spaceOrEnd(window, target, content) == content;
        return isTwoWords && window.u8(target) == '/' ? Shape.MAYBE : Shape.NO;
    }

    @Override
    public StreamDecoder<Http1State> decoder(StreamSink sink, StreamStart start) {
        return new Http1Decoder(sink, start.isMidway());
    }

    @Override
    public @Nullable Node explainContent(StreamEvent event, Function<Unit, Bytes> bytesOf, Wanted wanted) {
        return wanted.hasAnyOf(ContentCodings.PROTOCOL) ? HttpContent.of(event, bytesOf) : null;
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        return explain(event, bytes, Wanted.EVERYTHING);
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes, Wanted wanted) {
        Explain reader = new Explain(Http1Field.MESSAGE_GROUP, bytes, 0, bytes.length(), wanted);
        switch (event) {
            case Http1Event.RequestStarted started when started.head().length() > 0 -> Http1Head.parse(reader);
            case Http1Event.ResponseStarted started when started.head().length() > 0 -> Http1Head.parse(reader);
            case Http1Event.Interim ignored -> Http1Head.parse(reader);
            case Http1Event.HeadSeen ignored -> Http1Head.parse(reader);
            case Http1Event.HeadPartlySeen ignored -> Http1Head.parse(reader);
            case Http1Event.RequestCompleted done -> Http1Message.parse(reader, done.head(), done.framing());
            case Http1Event.ResponseCompleted done -> Http1Message.parse(reader, done.head(), done.framing());
            case Http1Event.ChunkSeen ignored -> Http1Chunk.parse(reader);
            case Http1Event.TrailersSeen ignored -> Http1Message.parseTrailers(reader);
            default -> {}
        }
        return reader.finish();
    }

    /// The field that stands for a whole message.
    public static Field group() {
        return Http1Field.MESSAGE_GROUP;
    }
}
