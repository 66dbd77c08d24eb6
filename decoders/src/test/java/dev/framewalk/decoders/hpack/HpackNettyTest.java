package dev.framewalk.decoders.hpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.bytes.Bytes;
import io.netty.handler.codec.http2.NettyHpack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// An independent implementation agrees with ours about fields and tables: Netty's.
final class HpackNettyTest {
    /// One block of a story.
    ///
    /// @param bound  the new SETTINGS_HEADER_TABLE_SIZE before it, or -1
    /// @param wire   the block
    /// @param fields what it stands for
    record Case(long bound, byte[] wire, List<String> fields) {}

    @Test
    void agreesOnThePublicStoriesAfterEveryBlock() throws Exception {
        Path folder = Path.of(System.getProperty("framewalk.corpus", "absent"), "hpack");
        assumeTrue(Files.isDirectory(folder), "the corpus is not here");
        List<Path> stories;
        try (Stream<Path> files = Files.list(folder)) {
            stories = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        int blocks = 0;
        for (Path story : stories) {
            HpackDecoder ours = new HpackDecoder();
            NettyHpack.Decoder netty = new NettyHpack.Decoder();
            for (Case one : cases(story)) {
                if (one.bound() >= 0 && one.bound() != ours.snapshot().bound()) {
                    ours.bound(one.bound());
                    netty.bound(one.bound());
                }
                HpackBlock block = Blocks.decode(ours, Bytes.captured(one.wire()));
                String where = story.getFileName() + " " + blocks;
                assertThat(Blocks.texts(block)).as(where).isEqualTo(one.fields());
                assertThat(netty.decode(one.wire())).as(where).containsExactlyInAnyOrderElementsOf(one.fields());
                assertThat(Blocks.texts(block.after())).as(where).isEqualTo(netty.table());
                assertThat(block.after().size()).as(where).isEqualTo(netty.size());
                assertThat(block.findings()).as(where).isEmpty();
                blocks++;
            }
        }
        assertThat(stories).hasSizeGreaterThan(40);
        assertThat(blocks).isGreaterThan(700);
    }

    private static List<Case> cases(Path story) throws Exception {
        List<Case> cases = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(story))) {
            long bound = -1;
            String wire = "";
            List<String> fields = new ArrayList<>();
            boolean isInFields = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String key = parser.currentName();
                switch (token) {
                    case START_ARRAY -> {
                        if ("headers".equals(key)) {
                            isInFields = true;
                            fields = new ArrayList<>();
                        }
                    }
                    case END_ARRAY -> isInFields = false;
                    case VALUE_STRING -> {
                        if (isInFields) {
                            fields.add(key + ": " + parser.getString());
                        } else if ("wire".equals(key)) {
                            wire = parser.getString();
                        }
                    }
                    case VALUE_NUMBER_INT -> {
                        if ("header_table_size".equals(key)) {
                            bound = parser.getLongValue();
                        }
                    }
                    case END_OBJECT -> {
                        if (!isInFields && !wire.isEmpty()) {
                            cases.add(new Case(bound, HexFormat.of().parseHex(wire), fields));
                            bound = -1;
                            wire = "";
                        }
                    }
                    default -> {}
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatNettyWritesWhateverTheFieldsAndTableSizesAre(int seed) throws Exception {
        Random random = new Random(seed);
        NettyHpack.Encoder encoder = new NettyHpack.Encoder(random.nextBoolean() ? 0 : 512);
        NettyHpack.Decoder netty = new NettyHpack.Decoder();
        HpackDecoder ours = new HpackDecoder();
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(20) == 0) {
                long bound = List.of(0L, 64L, 300L, 1000L, 4096L, 20_000L).get(random.nextInt(6));
                encoder.bound(bound);
                netty.bound(bound);
                ours.bound(bound);
            }
            List<String> fields = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                String name = random.nextInt(3) == 0
                        ? HpackTable.staticEntries().get(random.nextInt(61)).name()
                        : "x-" + random.nextInt(20);
                String value = octets(random);
                fields.add(name);
                fields.add(value);
                expected.add(name + ": " + value);
            }
            byte[] wire = encoder.encode(fields, name -> name.endsWith("7"));
            HpackTable before = ours.snapshot();
            HpackBlock block = Blocks.decode(ours, Bytes.captured(wire));
            assertThat(Blocks.texts(block)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(netty.decode(wire)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(Blocks.texts(block.after())).isEqualTo(netty.table());
            assertThat(block.after().size()).isEqualTo(netty.size());
            assertThat(block.findings()).isEmpty();
            block.fields().forEach(field ->
                    assertThat(field.isNeverIndexed()).isEqualTo(field.name().endsWith("7")));
            TileCheck.check(Bytes.captured(wire), before);
        }
    }

    private static String octets(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(12);
        boolean isWild = random.nextInt(4) == 0;
        for (int i = 0; i < length; i++) {
            text.append((char) (isWild ? random.nextInt(256) : 'a' + random.nextInt(6)));
        }
        return text.toString();
    }

    @Test
    void hasTheSameStaticTable() {
        for (int index = 1; index <= HpackTable.STATIC_COUNT; index++) {
            assertThat(HpackTable.fresh().entry(index).toString()).isEqualTo(NettyHpack.staticEntry(index));
        }
    }

    @Test
    void decodesEachCodeOfTheHuffmanTableToItsOctet() {
        HpackHuffman huffman = new HpackHuffman();
        for (int symbol = 0; symbol < 256; symbol++) {
            long code = NettyHpack.huffmanCode(symbol) >>> 8;
            int length = (int) NettyHpack.huffmanCode(symbol) & 0xff;
            // the code, then ones up to the byte border
            int bytes = (length + 7) / 8;
            long bits = code << bytes * 8 - length | (1L << bytes * 8 - length) - 1;
            byte[] coded = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                coded[i] = (byte) (bits >>> (bytes - 1 - i) * 8);
            }
            byte[] out = new byte[HpackHuffman.mostOctets(bytes)];
            assertThat(huffman.decode(coded, bytes, out)).as("symbol %d", symbol).isEqualTo(1);
            assertThat(out[0] & 0xff).isEqualTo(symbol);
            assertThat(huffman.problem()).isNull();
            assertThat(HpackHuffman.codedBits(Character.toString((char) symbol))).isEqualTo(length);
        }
    }
}
