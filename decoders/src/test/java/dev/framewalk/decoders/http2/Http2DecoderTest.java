package dev.framewalk.decoders.http2;

import static dev.framewalk.decoders.http2.Frames.ACK;
import static dev.framewalk.decoders.http2.Frames.END_HEADERS;
import static dev.framewalk.decoders.http2.Frames.END_STREAM;
import static dev.framewalk.decoders.http2.Frames.PADDED;
import static dev.framewalk.decoders.http2.Frames.PRIORITY;

import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.Arrays;
import java.util.List;

/// The contract of stream decoders, over conversations that reach every state of HTTP/2.
final class Http2DecoderTest extends StreamDecoderContract {
    @Override
    protected StreamProtocol protocol() {
        return new Http2();
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                Script.named("two exchanges that take turns")
                        .client(Frames.client(3, 100, 4, 65_535).get(1, "/").get(3, "/style.css").bytes())
                        .server(Frames.begin().settings(3, 128, 4, 65_536, 5, 16_777_215).ack().bytes())
                        .server(Frames.begin().answer(3, 0, 200, "content-type", "text/css").data(3, 0, 40).answer(1, 0, 200).bytes())
                        .client(Frames.begin().ack().windowUpdate(0, 100).windowUpdate(3, 40).bytes())
                        .server(Frames.begin().data(1, 0, 30).data(3, END_STREAM, 20).data(1, END_STREAM, 0).bytes())
                        .end(Side.CLIENT, Ending.FINISHED)
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("a body with padding, an interim answer, trailers")
                        .client(Frames.client().post(1, "/up", "content-length", "12", "expect", "100-continue").bytes())
                        .server(Frames.begin().settings().answer(1, 0, 100).bytes())
                        .client(Frames.begin().ack().frame(0, PADDED, 1, padded("hello", 7)).bytes())
                        .client(Frames.begin().frame(0, PADDED, 1, padded(" world!", 0)).headers(1, END_HEADERS | END_STREAM, "digest", "x").bytes())
                        .server(Frames.begin().ack().answer(1, 0, 200, "content-encoding", "gzip").data(1, 0, 10).headers(1, END_HEADERS | END_STREAM, "grpc-status", "0").bytes()),
                Script.named("a field block in three frames, with priority and padding")
                        .client(split())
                        .server(Frames.begin().settings().ack().answer(1, END_STREAM, 204).bytes()),
                Script.named("push, kept and refused")
                        .client(Frames.client().get(1, "/").bytes())
                        .server(Frames.begin().settings().ack()
                                .promise(1, 2, ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/a.js")
                                .promise(1, 4, ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/b.js")
                                .answer(1, END_STREAM, 200).bytes())
                        .client(Frames.begin().ack().reset(4, 8).bytes())
                        .server(Frames.begin().answer(2, 0, 200).data(2, END_STREAM, 12).answer(4, 0, 200).data(4, END_STREAM, 3).bytes()),
                Script.named("every other type")
                        .client(Frames.client(0x0a0a, 1, 0x99, 2).priority(3, 0, false, 201).priority(5, 3, true, 1).ping(0, 42)
                                .frame(0x10, 0, 0, new byte[] {0, 0, 0, 3, 'u', '=', '1', ',', ' ', 'i'}).get(3, "/x").bytes())
                        .server(Frames.begin().settings(9, 1).ack().ping(ACK, 42)
                                .frame(0xa, 0, 0, new byte[] {0, 3, 'a', ':', 'b', 'h', '2', '=', '"'})
                                .frame(0xc, 0, 0, new byte[] {0, 2, 'x', 'y', 0, 1, 'z'})
                                .frame(0xb, 0, 3, new byte[0])
                                .frame(0x2a, 0xff, 3, new byte[] {1, 2, 3})
                                .frame(0x4d, END_HEADERS, 3, new byte[] {(byte) 0x82})
                                .frame(0xee, 0, 3, new byte[2000])
                                .answer(3, END_STREAM, 304)
                                .goAway(3, 0, "done").bytes()),
                Script.named("resets and an error that ends the connection")
                        .client(Frames.client().get(1, "/1").post(3, "/3").data(3, 0, 10).bytes())
                        .server(Frames.begin().settings(4, 5).ack().reset(1, 7).answer(3, 0, 500).bytes())
                        .client(Frames.begin().ack().data(3, END_STREAM, 10).bytes())
                        .server(Frames.begin().data(3, 0, 5).reset(3, 2).goAway(1, 11, "enough").bytes())
                        .client(Frames.begin().get(5, "/5").bytes())
                        .end(Side.SERVER, Ending.RESET)
                        .end(Side.CLIENT, Ending.RESET),
                Script.named("a gap inside DATA")
                        .client(Frames.client().get(1, "/").get(3, "/b").bytes())
                        .server(Frames.begin().settings().ack().answer(1, 0, 200).header(50, 0, 0, 1).raw(new byte[20]).bytes())
                        .gap(Side.SERVER, 10)
                        .server(Frames.begin().raw(new byte[20]).data(1, END_STREAM, 5).answer(3, END_STREAM, 200).bytes()),
                Script.named("a gap inside a field block")
                        .client(Frames.client().get(1, "/").get(3, "/b").bytes())
                        .server(Arrays.copyOf(Frames.begin().settings().ack().answer(1, 0, 200, "x-long", "value").bytes(), 40))
                        .gap(Side.SERVER, 9)
                        .server(tail(Frames.begin().settings().ack().answer(1, 0, 200, "x-long", "value").bytes(), 49))
                        .server(Frames.begin().data(1, END_STREAM, 5).answer(3, END_STREAM, 200).bytes()),
                Script.named("a gap over many frames")
                        .client(Frames.client().get(1, "/").bytes())
                        .gap(Side.CLIENT, 333)
                        .client(Frames.begin().raw(new byte[] {'x', 'y', 0, 0}).get(9, "/9").windowUpdate(0, 5).data(9, 0, 4).bytes())
                        .server(Frames.begin().settings().ack().answer(1, 0, 200).bytes())
                        .gap(Side.SERVER, 1000)
                        .server(Frames.begin().data(7, 0, 30).answer(9, 0, 200).data(9, END_STREAM, 3).ping(0, 1).bytes()),
                Script.joinedMidway("joined inside DATA")
                        .server(Frames.begin().raw(new byte[] {'t', 'e', 'x', 't', 0, 0, 1}).data(5, END_STREAM, 30).frame(1, END_HEADERS, 7, new byte[] {(byte) 0x88, (byte) 0xc0}).data(7, END_STREAM, 9).bytes())
                        .client(Frames.begin().frame(1, END_HEADERS | END_STREAM, 9, new byte[] {(byte) 0x82, (byte) 0xbf}).get(11, "/known").windowUpdate(0, 77).settings(4, 100).bytes())
                        .server(Frames.begin().ack().answer(9, END_STREAM, 204).bytes()),
                Script.joinedMidway("joined between messages, each side in turn")
                        .client(Frames.begin().get(41, "/a").bytes())
                        .server(Frames.begin().answer(41, 0, 200).data(41, END_STREAM, 9).bytes())
                        .client(Frames.begin().get(43, "/b").bytes())
                        .server(Frames.begin().answer(43, 0, 200).data(43, END_STREAM, 9).bytes()),
                Script.joinedMidway("joined, and the preface is there all the same")
                        .client(Frames.client().get(1, "/").bytes())
                        .server(Frames.begin().settings(3, 5).ack().answer(1, END_STREAM, 200).bytes()),
                Script.named("no HTTP/2 at all")
                        .client("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 400 Bad Request\r\n\r\n"),
                Script.named("broken rules")
                        .client(Frames.client(2, 7, 5, 3).frame(4, ACK, 0, new byte[] {1}).frame(4, 0, 0, new byte[] {1, 2, 3})
                                .frame(6, 0, 1, new byte[3]).frame(8, 0, 0, new byte[4]).frame(8, 0x10, 0, new byte[2]).frame(3, 0, 0, new byte[5])
                                .frame(0, PADDED, 1, new byte[] {9, 1}).frame(0, PADDED, 1, new byte[0]).frame(2, 0, 5, Frames.dependency(5, false, 3))
                                .frame(1, PRIORITY | END_HEADERS, 7, new byte[] {0, 0}).frame(9, END_HEADERS, 7, new byte[] {(byte) 0x82})
                                .frame(5, END_HEADERS, 7, new byte[] {0, 0}).frame(7, 0, 0, new byte[3]).frame(0xa, 0, 0, new byte[] {9, 9})
                                .frame(0xc, 0, 0, new byte[] {9, 9}).frame(0x10, 0, 0, new byte[] {9, 9}).bytes())
                        .client(Frames.begin().frame(1, 0, 9, new byte[] {(byte) 0x82}).frame(0, 0, 11, new byte[3]).frame(1, END_HEADERS, 2, new byte[] {(byte) 0xff, 0}).bytes()));
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    static byte[] padded(String content, int padding) {
        byte[] payload = new byte[1 + content.length() + padding];
        payload[0] = (byte) padding;
        for (int i = 0; i < content.length(); i++) {
            payload[1 + i] = (byte) content.charAt(i);
        }
        return payload;
    }

    /// HEADERS with padding and priority, and two CONTINUATION frames; the borders lie inside fields.
    static byte[] split() {
        byte[] block = Frames.block(":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/three", "x-y", "z");
        byte[] first = Frames.begin()
                .raw(new byte[] {3})
                .raw(Frames.dependency(0, true, 220))
                .raw(Arrays.copyOf(block, 13))
                .raw(new byte[3])
                .bytes();
        return Frames.client()
                .frame(1, END_STREAM | PADDED | PRIORITY, 1, first)
                .frame(9, 0, 1, Arrays.copyOfRange(block, 13, 42))
                .frame(9, END_HEADERS, 1, Arrays.copyOfRange(block, 42, block.length))
                .bytes();
    }
}
