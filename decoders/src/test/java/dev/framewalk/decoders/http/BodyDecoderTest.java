package dev.framewalk.decoders.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyDecoderTest {
    private static final byte[] TEXT = text(60_000);

    /// Words in random order: compressible, and not by simple repetition.
    private static byte[] text(int length) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("word").append(random.nextInt(3000)).append(' ');
        }
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] coded(String coding, byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (coding) {
            case "gzip", "x-gzip" -> new GZIPOutputStream(bytes);
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "raw" -> new DeflaterOutputStream(bytes, new Deflater(6, true));
            case "zstd" -> new ZstdOutputStream(bytes);
            case "compress" -> new LzwOutput(bytes);
            default -> throw new IllegalArgumentException(coding);
        }) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static BodyDecoder.Content decode(byte[] coded, String... codings) {
        return BodyDecoder.decode(List.of(Bytes.captured(coded)), List.of(codings), BodyDecoder.USUAL_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "zstd", "compress"})
    void undoesEachCoding(String coding) throws IOException {
        BodyDecoder.Content content = decode(coded(coding, TEXT), coding);

        assertThat(content.end()).isEqualTo(BodyDecoder.End.COMPLETE);
        assertThat(content.content().toArray()).isEqualTo(TEXT);
    }

    @Test
    void undoesDeflateWithoutTheZlibHeaderThatManySendersLeaveOut() throws IOException {
        assertThat(decode(coded("raw", TEXT), "deflate").content().toArray()).isEqualTo(TEXT);
    }

    @Test
    void undoesBrotli() {
        // RFC 7932: window of 16 bits, one uncompressed meta-block of 5 bytes, then the empty last one
        byte[] hello = HexFormat.of().parseHex("0b028068656c6c6f03");

        assertThat(new String(decode(hello, "br").content().toArray(), StandardCharsets.US_ASCII)).isEqualTo("hello");
    }

    @Test
    void undoesSeveralCodingsFromTheLastToTheFirst() throws IOException {
        byte[] twice = coded("gzip", coded("deflate", TEXT));

        assertThat(decode(twice, "deflate", "gzip").content().toArray()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd", "compress"})
    void givesTheBeginningOfABodyThatIsCut(String coding) throws IOException {
        byte[] whole = coded(coding, text(600_000));
        BodyDecoder.Content content = decode(Arrays.copyOf(whole, whole.length * 2 / 3), coding);

        int length = (int) content.content().length();
        assertThat(length).isGreaterThan(100_000);
        assertThat(content.content().toArray()).isEqualTo(Arrays.copyOf(text(600_000), length));
        if (!coding.equals("compress")) {
            // compress has no end mark: a cut is not visible in it
            assertThat(content.end()).isEqualTo(BodyDecoder.End.INPUT_ENDED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd", "compress"})
    void neverGivesMoreThanTheLimit(String coding) throws IOException {
        byte[] bomb = coded(coding, new byte[20_000_000]);
        BodyDecoder.Content content = BodyDecoder.decode(List.of(Bytes.captured(bomb)), List.of(coding), 100_000);

        assertThat(content.end()).isEqualTo(BodyDecoder.End.LIMIT_REACHED);
        assertThat(content.content().length()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress"})
    void survivesBytesThatAreNotCodedAtAll(String coding) {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            BodyDecoder.Content content =
                    BodyDecoder.decode(List.of(Bytes.captured(noise)), List.of(coding), 1_000_000);
            assertThat(content.content().length()).isLessThanOrEqualTo(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd", "compress"})
    void survivesDamageInTheMiddle(String coding) throws IOException {
        byte[] whole = coded(coding, TEXT);
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(BodyDecoder.decode(List.of(Bytes.captured(damaged)), List.of(coding), 1_000_000).content())
                    .isNotNull();
        }
    }

    @Test
    void saysWhichCodingItDoesNotKnow() {
        BodyDecoder.Content content = decode(TEXT, "dcb");

        assertThat(content.end()).isEqualTo(BodyDecoder.End.UNKNOWN_CODING);
        assertThat(content.coding()).isEqualTo("dcb");
        assertThat(content.joined().length()).isEqualTo(TEXT.length);
    }

    @Test
    void leadsBytesOfPlainPiecesBackExactly() {
        Bytes stream = Bytes.captured("5\r\nhello\r\n6\r\n world\r\n".getBytes(StandardCharsets.US_ASCII));
        BodyDecoder.Content content =
                BodyDecoder.decode(List.of(stream.slice(3, 5), stream.slice(13, 6)), List.of(), BodyDecoder.USUAL_LIMIT);

        assertThat(content.content().text(0, 11, StandardCharsets.US_ASCII)).isEqualTo("hello world");
        assertThat(Trace.of(content.content(), 4, 3))
                .extracting(Trace.Source::from, Trace.Source::length, Trace.Source::exact)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7L, 1L, true),
                        org.assertj.core.groups.Tuple.tuple(13L, 2L, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd", "compress"})
    void leadsEveryInflatedByteBackToCapturedBytes(String coding) throws IOException {
        byte[] coded = coded(coding, TEXT);
        Bytes content = decode(coded, coding).content();

        for (long at = 0; at < content.length(); at += 997) {
            assertThat(Trace.of(content, at, 1)).as("byte %d", at).isNotEmpty().allSatisfy(source -> {
                assertThat(source.exact()).isFalse();
                assertThat(source.length()).isPositive();
                assertThat(source.from() + source.length()).isLessThanOrEqualTo(coded.length);
            });
        }
    }

    @Test
    void stopsAtTheFirstHoleOfACodedBody() throws IOException {
        byte[] whole = coded("gzip", TEXT);
        Bytes bytes = Bytes.captured(whole);
        int hole = whole.length / 2;
        BodyDecoder.Content content = BodyDecoder.decode(
                List.of(bytes.slice(0, hole), bytes.slice(hole + 100, whole.length - hole - 100)),
                List.of("gzip"),
                hole,
                BodyDecoder.USUAL_LIMIT);

        int length = (int) content.content().length();
        assertThat(content.end()).isEqualTo(BodyDecoder.End.INPUT_ENDED);
        assertThat(length).isPositive();
        assertThat(content.content().toArray()).isEqualTo(Arrays.copyOf(TEXT, length));
    }
}
