package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.http.ContentCodings;
import dev.framewalk.decoders.http.HttpContent;
import dev.framewalk.decoders.packet.Claim;
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
import org.jspecify.annotations.Nullable;

/// HTTP/2 as a protocol of streams: how it is recognised, decoded and explained.
public final class Http2 implements StreamProtocol {
    /// The protocol; it has no state.
    public static final Http2 STREAM = new Http2();

    /// Its name, fields and broken rules. Those of compressed field blocks belong to [dev.framewalk.decoders.hpack.Hpack].
    public static final Protocol PROTOCOL =
            new Protocol("http2", "HTTP/2", Http2.class, Http2Field.all(), List.of(Http2Anomaly.values()));

    /// Bytes that this many frames fill say enough.
    private static final int TELLING_FRAMES = 3;

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    /// None: where HTTP/2 is spoken without TLS, its first bytes say so.
    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public List<String> tokens() {
        return List.of("h2", "h2c");
    }

    /// The preface (of a client) and a first SETTINGS frame (of a server) are telling; other frames could be chance, unless several follow each other.
    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        if (length == 0) {
            return Shape.UNDECIDED;
        }
        long preface = Math.min(length, Http2Frame.PREFACE.length());
        if (window.matches(at, Http2Frame.PREFACE, 0, preface)) {
            return side == Side.SERVER ? Shape.NO : preface == Http2Frame.PREFACE.length() ? Shape.YES : Shape.UNDECIDED;
        }
        if (window.u8(at) != 0 || length > 1 && window.u8(at + 1) > 0x40 || length > 3 && window.u8(at + 3) > 0x10) {
            return Shape.NO;
        }
        return frames(side, window, at, length);
    }

    private static Shape frames(Side side, Bytes window, long from, int length) {
        long end = from + length;
        long at = from;
        int frames = 0;
        int weight = 0;
        while (at + Http2Frame.HEADER_LENGTH <= end && frames < TELLING_FRAMES) {
            int one = Http2Search.weigh(window, at);
            if (one == 0 || isOfOther(side, window, at, end)) {
                return Shape.NO;
            }
            if (frames == 0 && side == Side.SERVER && isFirstSettings(window, at, end)) {
                return Shape.YES;
            }
            weight += one;
            frames++;
            at += Http2Frame.HEADER_LENGTH + Http2Frame.length(window, at);
        }
        if (frames == 0) {
            return Shape.UNDECIDED;
        }
        if (frames >= TELLING_FRAMES || frames == 2 && weight >= 3) {
            return Shape.YES;
        }
        return Shape.MAYBE;
    }

    /// Whether a frame can only come from the other side: HEADERS that begin with the method, or with the status, and PUSH_PROMISE.
    private static boolean isOfOther(Side side, Bytes window, long at, long end) {
        int type = Http2Frame.type(window, at);
        if (type == Http2FrameType.PUSH_PROMISE.number()) {
            return side == Side.CLIENT;
        }
        int flags = Http2Frame.flags(window, at);
        long block = at + Http2Frame.HEADER_LENGTH
                + ((flags & Http2Flags.PADDED) != 0 ? 1 : 0)
                + ((flags & Http2Flags.PRIORITY) != 0 ? 5 : 0);
        if (type != Http2FrameType.HEADERS.number() || block >= end) {
            return false;
        }
        int first = window.u8(block);
        // entries 2 to 7 of the static table are parts of requests, 8 to 14 are statuses (RFC 7541, appendix A)
        boolean isRequest = first >= 0x82 && first <= 0x87;
        boolean isResponse = first >= 0x88 && first <= 0x8e || first == 0x48;
        return side == Side.CLIENT ? isResponse : isRequest;
    }

    /// SETTINGS that hold at least one setting, all of them known: no chance.
    private static boolean isFirstSettings(Bytes window, long at, long end) {
        int length = Http2Frame.length(window, at);
        if (Http2Frame.type(window, at) != Http2FrameType.SETTINGS.number()
                || length == 0
                || Http2Frame.flags(window, at) != 0) {
            return false;
        }
        long payload = at + Http2Frame.HEADER_LENGTH;
        if (payload + length > end) {
            return false;
        }
        for (long i = payload; i < payload + length; i += 6) {
            int id = window.u16(i);
            if (Http2Setting.of(id) == null && !Http2Setting.isGrease(id)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public StreamDecoder<Http2State> decoder(StreamSink sink, StreamStart start) {
        return new Http2Decoder(sink, start);
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
        Explain reader = new Explain(Http2Field.CONNECTION, bytes, 0, bytes.length(), wanted);
        long preface = Http2Frame.PREFACE.length();
        if (bytes.length() == preface && bytes.matches(0, Http2Frame.PREFACE, 0, preface)) {
            reader.bytes(Http2Field.MAGIC, preface);
        } else if (event instanceof Http2Event known && isFrames(known, bytes)) {
            Http2Explaining.frames(reader, known);
        }
        return reader.finish();
    }

    /// Whether the unit of an event is made of whole frames.
    private static boolean isFrames(Http2Event event, Bytes bytes) {
        return switch (event) {
            case Http2Event.PrefaceSeen ignored -> false;
            case Http2Event.AnomalySeen anomaly -> anomaly.block() != null || isOneFrame(bytes);
            case Http2Event.StreamClosed closed -> closed.unit().length() >= Http2Frame.HEADER_LENGTH;
            case Http2Event.RequestCompleted done -> done.unit().length() >= Http2Frame.HEADER_LENGTH;
            case Http2Event.ResponseCompleted done -> done.unit().length() >= Http2Frame.HEADER_LENGTH;
            case Http2Event.FrameSeen ignored -> true;
            case Http2Event.StreamOpened ignored -> true;
            case Http2Event.RequestStarted ignored -> true;
            case Http2Event.Interim ignored -> true;
            case Http2Event.ResponseStarted ignored -> true;
            case Http2Event.PushPromised ignored -> true;
            case Http2Event.TrailersSeen ignored -> true;
            case Http2Event.StreamReset ignored -> true;
            case Http2Event.GoneAway ignored -> true;
            case Http2Event.SettingsApplied ignored -> true;
            case Http2Event.CompressionAnomalySeen ignored -> true;
        };
    }

    private static boolean isOneFrame(Bytes bytes) {
        return bytes.length() >= Http2Frame.HEADER_LENGTH
                && bytes.length() == Http2Frame.HEADER_LENGTH + Http2Frame.length(bytes, 0);
    }

    /// The field that stands for a part of a connection.
    public static Field group() {
        return Http2Field.CONNECTION;
    }
}
