package dev.framewalk.decoders.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Uncovering;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Codings as a protocol of streams: what they hide is passed on as soon as it can be had, wherever a stream is cut.
class ContentCodingsContractTest extends StreamDecoderContract {
    private static final List<String> EVENTS = List.of("data: one\n\n", "data: two two two\n\n", "data: three\n\n");

    @Override
    protected StreamProtocol protocol() {
        return ContentCodings.STREAM;
    }

    @Override
    protected List<Script> scripts() {
        byte[] gzip = Coded.flushed("gzip", EVENTS);
        byte[] damaged = gzip.clone();
        damaged[damaged.length - 6] ^= 1;
        return List.of(
                script("gzip", "gzip").client("asks in clear").server(gzip).end(Side.SERVER, Ending.FINISHED),
                script("deflate", "deflate").server(Coded.flushed("deflate", EVENTS)).end(Side.SERVER, Ending.FINISHED),
                script("br", "br").server(Coded.flushed("br", EVENTS)).end(Side.SERVER, Ending.FINISHED),
                script("zstd", "zstd").server(Coded.whole("zstd", "abc".repeat(200))).end(Side.SERVER, Ending.FINISHED),
                script("compress", "compress").server(Coded.whole("compress", "abc".repeat(200))).end(Side.SERVER, Ending.FINISHED),
                script("two codings", "deflate", "gzip")
                        .server(Coded.of("gzip", Coded.flushed("deflate", EVENTS)))
                        .end(Side.SERVER, Ending.FINISHED),
                script("a coding within another that shows no end", "br", "gzip")
                        .server(Arrays.copyOf(Coded.of("gzip", Coded.flushed("br", EVENTS)), 60))
                        .end(Side.SERVER, Ending.CAPTURE_ENDED),
                script("cut", "gzip").server(Arrays.copyOf(gzip, gzip.length - 12)).end(Side.SERVER, Ending.FINISHED),
                script("damaged", "gzip").server(damaged).end(Side.SERVER, Ending.FINISHED),
                script("a hole", "gzip").server(Arrays.copyOf(gzip, 40)).gap(Side.SERVER, 7).server(gzip),
                script("nobody's coding", "dcz").server(gzip).end(Side.SERVER, Ending.FINISHED));
    }

    /// A stream that the server codes; the client's head says nothing of codings.
    private static Script script(String name, String... codings) {
        List<StreamEvent> heads = List.of(new Head(Side.CLIENT, List.of()), new Head(Side.SERVER, List.of(codings)));
        return Script.starting(name, new StreamStart(false, inside(heads, codings)));
    }

    private static Inside inside(List<StreamEvent> heads, String... codings) {
        return new Inside(
                Uncovering.CARRIED, "", "text/event-stream", List.of(codings), "/", heads, "", false, "");
    }

    /// What a receiver sees: the bytes of each call, and how many had to be there for it.
    private static final class Seen implements StreamSink {
        final StringBuilder server = new StringBuilder();
        final StringBuilder client = new StringBuilder();
        final List<Uncovered> runs = new ArrayList<>();
        final List<String> told = new ArrayList<>();

        @Override
        public void event(StreamEvent event) {
            told.add(event.sentence());
        }

        @Override
        public boolean open(long channel, Inside inside) {
            assertThat(inside.codings()).isEmpty();
            assertThat(inside.mediaType()).isEqualTo("text/event-stream");
            return true;
        }

        @Override
        public void uncovered(long channel, Uncovered run) {
            runs.add(run);
            (run.side() == Side.SERVER ? server : client)
                    .append(run.window().text(run.at(), run.length(), StandardCharsets.ISO_8859_1));
        }

        @Override
        public void uncoveredGap(long channel, Side side, long offset, long length) {
            told.add("gap at " + offset);
        }
    }

    private static void feed(StreamDecoder<?> decoder, byte[] bytes, int from, int to) {
        if (from < to) {
            decoder.data(Side.SERVER, Bytes.captured(bytes), from, to - from, from);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void givesEachFlushedEventWithItsLastByteAndNamesTheBytesThatItCameOutOf(String coding) {
        Seen seen = new Seen();
        StreamDecoder<?> decoder = ContentCodings.STREAM.decoder(seen, script("s", coding).start());
        int at = 0;
        String expected = "";
        List<byte[]> parts = Coded.parts(coding, EVENTS);
        byte[] all = Coded.flushed(coding, EVENTS);
        for (int i = 0; i < EVENTS.size(); i++) {
            int before = seen.runs.size();
            feed(decoder, all, at, at + parts.get(i).length);
            expected += EVENTS.get(i);
            assertThat(seen.server.toString()).isEqualTo(expected);
            for (Uncovered run : seen.runs.subList(before, seen.runs.size())) {
                assertThat(run.outer().from()).isGreaterThanOrEqualTo(at);
                assertThat(run.outer().to()).isLessThanOrEqualTo(at + parts.get(i).length);
            }
            at += parts.get(i).length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress"})
    void makesRunsAgainInAnyOrderWithTheirOrigins(String coding) {
        Random random = new Random(9);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9000; i++) {
            text.append("word").append(random.nextInt(3000)).append(' ');
        }
        byte[] coded = Coded.whole(coding, text.toString());
        Seen seen = new Seen();
        StreamDecoder<?> decoder = ContentCodings.STREAM.decoder(seen, script("s", coding).start());
        for (int at = 0; at < coded.length; at += 700) {
            feed(decoder, coded, at, Math.min(coded.length, at + 700));
        }
        decoder.end(Side.SERVER, Ending.FINISHED);
        assertThat(seen.server.toString()).isEqualTo(text.toString());
        assertThat(seen.told).hasSize(1).first().asString().contains("unpacked (" + coding);
        Bytes all = Bytes.captured(coded);
        List<Uncovered> shuffled = new ArrayList<>(seen.runs);
        for (int round = 0; round < 2; round++) {
            for (Uncovered run : shuffled.subList(0, Math.min(20, shuffled.size()))) {
                Bytes again = run.again().open(all);
                assertThat(again.text(0, run.length(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(text.substring((int) run.offset(), (int) run.offset() + run.length()));
                assertThat(Trace.of(again, 0, 1))
                        .containsExactly(new Trace.Source(all, run.outer().from(), run.outer().length(), false));
            }
            java.util.Collections.shuffle(shuffled, random);
        }
    }

    @Test
    void eachDirectionHasTheCodingOfItsOwnHead() {
        Seen seen = new Seen();
        StreamDecoder<?> decoder = ContentCodings.STREAM.decoder(
                seen, new StreamStart(false, inside(List.of(new Head(Side.CLIENT, List.of("gzip"))), "gzip")));
        byte[] asked = Coded.whole("gzip", "question");
        decoder.data(Side.CLIENT, Bytes.captured(asked), 0, asked.length, 0);
        decoder.heard(new Head(Side.SERVER, List.of("br")));
        byte[] answered = Coded.whole("br", "answer");
        feed(decoder, answered, 0, answered.length);
        assertThat(seen.client.toString()).isEqualTo("question");
        assertThat(seen.server.toString()).isEqualTo("answer");
    }

    @Test
    void neverPassesOnMoreThanItsLimitAndSaysSoOnce() {
        Seen seen = new Seen();
        long[] passed = new long[1];
        StreamSink sink = new StreamSink() {
            @Override
            public void event(StreamEvent event) {
                seen.event(event);
            }

            @Override
            public boolean open(long channel, Inside inside) {
                return true;
            }

            @Override
            public void uncovered(long channel, Uncovered run) {
                passed[0] += run.length();
            }

            @Override
            public void uncoveredGap(long channel, Side side, long offset, long length) {
                seen.told.add("gap at " + offset);
            }
        };
        byte[] bomb = Coded.of("gzip", new byte[80_000_000]);
        StreamDecoder<?> decoder = ContentCodings.STREAM.decoder(sink, script("s", "gzip").start());
        for (int at = 0; at < bomb.length; at += 1400) {
            feed(decoder, bomb, at, Math.min(bomb.length, at + 1400));
        }
        decoder.end(Side.SERVER, Ending.FINISHED);
        assertThat(passed[0]).isEqualTo(CodingDecoder.MOST_PLAIN);
        assertThat(seen.told).hasSize(2);
        assertThat(seen.told.get(0)).contains("more than is unpacked");
        assertThat(seen.told.get(1)).isEqualTo("gap at " + CodingDecoder.MOST_PLAIN);
    }

    @Test
    void beginningAnewForEachPieceCostsABoundedMultiple() {
        // a brotli stream of 20,000 flushed events, each in a packet of its own
        String event = "x".repeat(90) + "\n";
        List<String> events = java.util.Collections.nCopies(20_000, event);
        Seen seen = new Seen();
        StreamDecoder<?> decoder = ContentCodings.STREAM.decoder(seen, script("s", "br").start());
        byte[] all = Coded.flushed("br", events);
        long begun = System.nanoTime();
        int piece = Coded.parts("br", events.subList(0, 2)).get(1).length;
        for (int at = 0; at < all.length; at += piece) {
            feed(decoder, all, at, Math.min(all.length, at + piece));
        }
        decoder.end(Side.SERVER, Ending.FINISHED);
        assertThat(seen.server.length()).isEqualTo(20_000 * event.length());
        // begun anew each time, it would be twenty thousand times a megabyte
        assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(20);
    }

    /// A head that says nothing but its codings.
    private record Head(Side side, List<String> codings) implements HttpMessageEvent {
        @Override
        public EventKind kind() {
            return new EventKind("head", Depth.FRAMES);
        }

        @Override
        public dev.framewalk.decoders.stream.Unit unit() {
            return new dev.framewalk.decoders.stream.Unit(side, 0, 0);
        }

        @Override
        public String sentence() {
            return "head";
        }

        @Override
        public int exchange() {
            return 1;
        }

        @Override
        public Part part() {
            return isRequest() ? Part.ASKING : Part.ANSWERING;
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public boolean isRequest() {
            return side == Side.CLIENT;
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String target() {
            return "/";
        }

        @Override
        public String authority() {
            return null;
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String version() {
            return "HTTP/2";
        }

        @Override
        public dev.framewalk.decoders.stream.Unit headUnit() {
            return unit();
        }

        @Override
        public long headLength() {
            return 0;
        }

        @Override
        public List<HttpField> fields(Bytes head) {
            return List.of();
        }

        @Override
        public String value(HttpFieldName name) {
            return null;
        }
    }

    /// What senders do to content.
    static final class Coded {
        private Coded() {}

        static byte[] whole(String coding, String plain) {
            return of(coding, plain.getBytes(StandardCharsets.US_ASCII));
        }

        static byte[] of(String coding, byte[] plain) {
            if (coding.equals("br")) {
                return flushed("br", List.of(new String(plain, StandardCharsets.ISO_8859_1)));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = switch (coding) {
                case "gzip" -> new GZIPOutputStream(bytes);
                case "deflate" -> new DeflaterOutputStream(bytes);
                case "zstd" -> new ZstdOutputStream(bytes);
                case "compress" -> new LzwOutput(bytes);
                default -> throw new IllegalArgumentException(coding);
            }) {
                out.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        }

        static byte[] flushed(String coding, List<String> pieces) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            parts(coding, pieces).forEach(all::writeBytes);
            return all.toByteArray();
        }

        /// What is sent for each piece, flushed behind it, and then what ends the coding.
        static List<byte[]> parts(String coding, List<String> pieces) {
            List<byte[]> parts = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = switch (coding) {
                case "gzip" -> new GZIPOutputStream(bytes, 512, true);
                case "deflate" -> new DeflaterOutputStream(bytes, new Deflater(), 512, true);
                default -> new Brotli(bytes);
            }) {
                for (String piece : pieces) {
                    out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    parts.add(bytes.toByteArray());
                    bytes.reset();
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            parts.add(bytes.toByteArray());
            return parts;
        }
    }

    /// Brotli that compresses nothing: uncompressed meta-blocks (RFC 7932, section 9.2).
    private static final class Brotli extends OutputStream {
        private final OutputStream out;
        private boolean hasBegun;

        Brotli(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; at += 65_536) {
                int some = Math.min(65_536, length - at);
                // ISLAST 0, MNIBBLES 0 (four), MLEN - 1, ISUNCOMPRESSED 1; before the first one WBITS 0: a window of 16 bits
                long bits = (long) (some - 1) << 3 | 1L << 19;
                int count = 20;
                if (!hasBegun) {
                    bits <<= 1;
                    count++;
                    hasBegun = true;
                }
                for (int bit = 0; bit < count; bit += 8) {
                    out.write((int) (bits >>> bit) & 0xff);
                }
                out.write(bytes, from + at, some);
            }
        }

        @Override
        public void close() throws IOException {
            out.write(3);
        }
    }
}
