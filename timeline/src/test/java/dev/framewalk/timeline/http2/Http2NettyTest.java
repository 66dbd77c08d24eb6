package dev.framewalk.timeline.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.http2.Http2Detail;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Netty's HTTP/2 codec, written by others for another purpose, reads the same bytes: frame by frame it must see what we see.
final class Http2NettyTest {
    @Test
    void everyFrameOfTheCorpusIsReadAlike() throws Exception {
        List<String> differences = new ArrayList<>();
        int frames = 0;
        int fields = 0;
        int connections = 0;
        for (Path file : Http2Corpus.files()) {
            try (Timeline timeline = Http2Corpus.read(file)) {
                for (Http2Corpus.Connection connection : Http2Corpus.connections(file, timeline)) {
                    if (!connection.isWhole()) {
                        continue;
                    }
                    connections++;
                    for (Side side : Side.values()) {
                        List<String> ours = ours(connection, side);
                        List<String> theirs = theirs(connection, side);
                        frames += ours.size();
                        fields += ours.stream().mapToInt(text -> text.split("=\\[", -1).length - 1).sum();
                        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
                            String our = i < ours.size() ? ours.get(i) : "nothing";
                            String their = i < theirs.size() ? theirs.get(i) : "nothing";
                            if (!our.equals(their)) {
                                differences.add(connection + " " + side + " frame " + i + "\n   ours " + our + "\n  netty " + their);
                                break;
                            }
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(connections).as("connections").isGreaterThan(80);
        assertThat(frames).as("frames").isGreaterThan(2000);
        assertThat(fields).as("header blocks").isGreaterThan(500);
    }

    // ---- ours

    private static List<String> ours(Http2Corpus.Connection connection, Side side) {
        List<String> texts = new ArrayList<>();
        String begun = "";
        List<String> begunFields = new ArrayList<>();
        for (int event : connection.frames()) {
            Http2Event.FrameSeen frame = connection.frame(event);
            if (frame.side() != side) {
                continue;
            }
            String isEnd = (frame.flags() & 1) != 0 ? " end" : "";
            String text = frame.typeName() + " " + frame.streamNumber();
            switch (frame.detail()) {
                case Http2Detail.Content content -> texts.add("DATA " + frame.streamNumber() + " content " + content.content() + " of " + frame.length() + isEnd);
                case Http2Detail.BlockPart part when frame.type() == Frames.CONTINUATION ->
                    begunFields.addAll(fields(connection, event));
                case Http2Detail.BlockPart part -> {
                    begun = text + priority(connection, event) + isEnd;
                    begunFields.addAll(fields(connection, event));
                }
                case Http2Detail.FieldBlock block -> {
                    if (frame.type() != Frames.CONTINUATION) {
                        begun = text + priority(connection, event) + isEnd;
                    }
                    begunFields.addAll(fields(connection, event));
                    texts.add((block.promised() > 0 ? "PUSH_PROMISE " + frame.streamNumber() + " promises " + block.promised() : begun)
                            + " fields=" + begunFields.stream().sorted().toList());
                    begunFields.clear();
                }
                case Http2Detail.Priority priority ->
                    texts.add(text + " depends on " + priority.dependency() + " weight " + priority.weight() + " exclusive " + priority.isExclusive());
                case Http2Detail.Reset reset -> texts.add(text + " error " + reset.errorCode());
                case Http2Detail.Settings settings -> {
                    Map<Integer, Long> values = new TreeMap<>();
                    settings.settings().forEach(setting -> values.put(setting.id(), setting.value()));
                    texts.add("SETTINGS " + values);
                }
                case Http2Detail.Acknowledged acknowledged -> texts.add("SETTINGS ACK");
                case Http2Detail.Ping ping -> texts.add("PING " + (ping.isAnswer() ? "ACK " : "") + Long.toHexString(ping.opaque()));
                case Http2Detail.GoAway away -> texts.add("GOAWAY last " + away.lastStream() + " error " + away.errorCode() + " " + away.debug());
                case Http2Detail.Increment increment -> texts.add(text + " by " + increment.bytes());
                case Http2Detail.Cut cut -> texts.add(text + " cut");
                default -> texts.add("type " + frame.type() + " stream " + frame.streamNumber() + " flags " + frame.flags() + " length " + frame.length());
            }
        }
        return texts;
    }

    private static String priority(Http2Corpus.Connection connection, int event) {
        Node tree = new Look(connection.timeline()).event(event);
        Node dependency = tree.find("http2.stream_dependency");
        return dependency == null
                ? ""
                : " depends on " + dependency.number() + " weight " + (tree.find("http2.headers.weight").number() + 1) + " exclusive "
                        + (tree.find("http2.exclusive").number() != 0);
    }

    private static List<String> fields(Http2Corpus.Connection connection, int event) {
        List<String> fields = new ArrayList<>();
        new Look(connection.timeline()).event(event).walk(node -> {
            // a field that goes on in the next frame is shown there, once it is whole
            if (node.field().id().equals("http2.header") && !node.display().isEmpty()) {
                fields.add(node.display());
            }
        });
        return fields;
    }

    // ---- Netty's

    private static List<String> theirs(Http2Corpus.Connection connection, Side side) throws Exception {
        byte[] bytes = connection.bytes(side);
        int from = side == Side.CLIENT ? Math.min(bytes.length, Frames.PREFACE.length) : 0;
        List<String> texts = new ArrayList<>();
        DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false, 1 << 24);
        // what the other end allows is told by its settings, which this reader of one direction does not see
        headers.configuration().maxHeaderTableSize(1 << 24);
        DefaultHttp2FrameReader reader = new DefaultHttp2FrameReader(headers);
        reader.configuration().frameSizePolicy().maxFrameSize((1 << 24) - 1);
        ChannelInboundHandlerAdapter handler = new ChannelInboundHandlerAdapter();
        EmbeddedChannel channel = new EmbeddedChannel(handler);
        ByteBuf in = Unpooled.wrappedBuffer(bytes, from, bytes.length - from);
        try {
            Listener listener = new Listener(texts);
            while (in.isReadable()) {
                int before = in.readerIndex();
                reader.readFrame(channel.pipeline().context(handler), in, listener);
                if (in.readerIndex() == before) {
                    break;
                }
            }
        } catch (Http2Exception e) {
            texts.add("stopped: " + e.getMessage());
        } finally {
            reader.close();
            channel.finishAndReleaseAll();
        }
        return texts;
    }

    private record Listener(List<String> texts) implements Http2FrameListener {
        private static String latin(CharSequence text) {
            byte[] octets = new byte[text.length()];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) text.charAt(i);
            }
            return new String(octets, StandardCharsets.UTF_8);
        }

        private static String fields(Http2Headers headers) {
            List<String> fields = new ArrayList<>();
            for (Map.Entry<CharSequence, CharSequence> field : headers) {
                fields.add(latin(field.getKey()) + ": " + latin(field.getValue()));
            }
            return " fields=" + fields.stream().sorted().toList();
        }

        private static String end(boolean isEnd) {
            return isEnd ? " end" : "";
        }

        @Override
        public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean isEnd) {
            texts.add("DATA " + streamId + " content " + data.readableBytes() + " of " + (data.readableBytes() + padding) + end(isEnd));
            return data.readableBytes() + padding;
        }

        @Override
        public void onHeadersRead(ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean isEnd) {
            texts.add("HEADERS " + streamId + end(isEnd) + fields(headers));
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int streamId,
                Http2Headers headers,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean isEnd) {
            texts.add("HEADERS " + streamId + " depends on " + dependency + " weight " + weight + " exclusive " + exclusive + end(isEnd)
                    + fields(headers));
        }

        @Override
        public void onPriorityRead(ChannelHandlerContext ctx, int streamId, int dependency, short weight, boolean exclusive) {
            texts.add("PRIORITY " + streamId + " depends on " + dependency + " weight " + weight + " exclusive " + exclusive);
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
            texts.add("RST_STREAM " + streamId + " error " + errorCode);
        }

        @Override
        public void onSettingsAckRead(ChannelHandlerContext ctx) {
            texts.add("SETTINGS ACK");
        }

        @Override
        public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
            Map<Integer, Long> values = new TreeMap<>();
            settings.forEach((id, value) -> values.put((int) id, value));
            texts.add("SETTINGS " + values);
        }

        @Override
        public void onPingRead(ChannelHandlerContext ctx, long data) {
            texts.add("PING " + Long.toHexString(data));
        }

        @Override
        public void onPingAckRead(ChannelHandlerContext ctx, long data) {
            texts.add("PING ACK " + Long.toHexString(data));
        }

        @Override
        public void onPushPromiseRead(ChannelHandlerContext ctx, int streamId, int promised, Http2Headers headers, int padding) {
            texts.add("PUSH_PROMISE " + streamId + " promises " + promised + fields(headers));
        }

        @Override
        public void onGoAwayRead(ChannelHandlerContext ctx, int last, long errorCode, ByteBuf debug) {
            texts.add("GOAWAY last " + last + " error " + errorCode + " " + debug.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int increment) {
            texts.add("WINDOW_UPDATE " + streamId + " by " + increment);
        }

        @Override
        public void onUnknownFrame(ChannelHandlerContext ctx, byte type, int streamId, Http2Flags flags, ByteBuf payload) {
            texts.add("type " + (type & 0xff) + " stream " + streamId + " flags " + flags.value() + " length " + payload.readableBytes());
        }
    }
}
