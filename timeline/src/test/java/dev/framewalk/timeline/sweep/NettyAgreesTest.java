package dev.framewalk.timeline.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.http1.Http1StartLine;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Netty's HTTP/1.1 codec, which was written by others for another purpose, reads the same streams: where a message is complete for
/// both, both must have seen the same start line and a body of the same length.
class NettyAgreesTest {
    /// What the comparison needs of one message.
    private record Message(String start, long bodyLength) {}

    /// Our messages of one flow.
    private static final class Heard {
        final List<Message> requests = new ArrayList<>();
        final List<Message> responses = new ArrayList<>();
        final Deque<String> methods = new ArrayDeque<>();
        boolean isOrdinary = true;
    }

    @Test
    void everyCompleteMessageOfTheCorpusIsReadAlike() throws IOException {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", "none"));
        assumeTrue(Files.isDirectory(corpus), "the corpus is not here");
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (Path file : captures(corpus)) {
            Map<Flow, Heard> heard = new HashMap<>();
            try (CaptureFile capture = CaptureFile.open(file)) {
                Sweep sweep = new Sweep(capture, new Protocols(DecodeAs.NOTHING), new SweepListener() {
                    @Override
                    public void event(Flow flow, int level, StreamEvent event) {
                        hear(heard.computeIfAbsent(flow, f -> new Heard()), event);
                    }

                    @Override
                    public void gap(Flow flow, int direction, long streamOffset, long length) {
                        heard.computeIfAbsent(flow, f -> new Heard()).isOrdinary = false;
                    }
                }, true);
                while (sweep.read(10_000) > 0) {
                    // to the end
                }
                for (Flow flow : sweep.flows()) {
                    Heard ours = heard.get(flow);
                    if (ours == null || !ours.isOrdinary || flow.joinedMidway() || ours.requests.isEmpty()) {
                        continue;
                    }
                    compared += compare(
                            file + " conversation " + flow.id() + " client",
                            ours.requests,
                            nettyRequests(bytes(flow, Side.CLIENT, capture)),
                            differences);
                    compared += compare(
                            file + " conversation " + flow.id() + " server",
                            ours.responses,
                            nettyResponses(bytes(flow, Side.SERVER, capture), ours.methods),
                            differences);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("messages compared").isGreaterThan(200);
    }

    private static List<Path> captures(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(f -> f.getFileName().toString().matches(".*\\.(pcap|pcapng)(\\.gz|\\.zst)?"))
                    .sorted()
                    .toList();
        }
    }

    private static void hear(Heard heard, StreamEvent event) {
        switch (event) {
            case Http1Event.RequestStarted request -> {
                heard.methods.add(request.line().method());
                heard.isOrdinary &= request.line().versionTenths() >= 10;
            }
            case Http1Event.RequestCompleted request when request.completion() == HttpCompletion.WHOLE ->
                heard.requests.add(new Message(
                        request.line().method() + " " + request.line().target(), request.body().length()));
            case Http1Event.ResponseCompleted response when response.completion() == HttpCompletion.WHOLE ->
                heard.responses.add(new Message(status(response.line()), response.body().length()));
            case Http1Event.Interim interim -> heard.responses.add(new Message(status(interim.line()), 0));
            // what follows belongs to another protocol; rules that are broken are read differently by different readers on purpose
            case Http1Event.Upgraded ignored -> heard.isOrdinary = false;
            case Http1Event.AnomalySeen ignored -> heard.isOrdinary = false;
            default -> {}
        }
    }

    private static String status(Http1StartLine.Status line) {
        return Integer.toString(line.code());
    }

    private static byte[] bytes(Flow flow, Side side, CaptureFile capture) {
        StreamMap map = flow.map(side);
        if (map == null) {
            return new byte[0];
        }
        Bytes bytes = map.bytes(0, map.end(), capture.bytes(), 1 << 28);
        return bytes.toArray();
    }

    /// Ours must be the beginning of Netty's or the other way round up to the first message that only one of them takes for complete.
    private static int compare(String where, List<Message> ours, List<Message> theirs, List<String> differences) {
        if (!ours.equals(theirs)) {
            differences.add(where + "\n   ours " + ours + "\n  netty " + theirs);
        }
        return ours.size();
    }

    private static List<Message> nettyRequests(byte[] stream) {
        return read(new EmbeddedChannel(new HttpRequestDecoder(config())), stream);
    }

    private static List<Message> nettyResponses(byte[] stream, Deque<String> methods) {
        Deque<String> asked = new ArrayDeque<>(methods);
        return read(
                new EmbeddedChannel(new HttpResponseDecoder(config()) {
                    @Override
                    protected boolean isContentAlwaysEmpty(HttpMessage message) {
                        boolean isInterim = message instanceof HttpResponse response
                                && response.status().code() < 200
                                && response.status().code() != 101;
                        if (isInterim) {
                            return true;
                        }
                        return "HEAD".equals(asked.poll()) || super.isContentAlwaysEmpty(message);
                    }
                }),
                stream);
    }

    private static HttpDecoderConfig config() {
        return new HttpDecoderConfig().setMaxInitialLineLength(1 << 20).setMaxHeaderSize(1 << 20);
    }

    private static List<Message> read(EmbeddedChannel channel, byte[] stream) {
        channel.writeInbound(Unpooled.wrappedBuffer(stream));
        channel.finish();
        List<Message> messages = new ArrayList<>();
        String start = "";
        long length = 0;
        boolean isGood = false;
        for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpRequest request) {
                start = request.method() + " " + request.uri();
            } else if (part instanceof HttpResponse response) {
                start = Integer.toString(response.status().code());
            }
            if (part instanceof HttpMessage message) {
                length = 0;
                isGood = message.decoderResult().isSuccess();
            }
            if (part instanceof HttpContent content) {
                length += content.content().readableBytes();
                content.release();
            }
            if (part instanceof LastHttpContent last && isGood && last.decoderResult().isSuccess()) {
                messages.add(new Message(start, length));
            }
        }
        return messages;
    }
}
