package dev.framewalk.decoders.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples of RFC 7541, Appendix C, each decoded and explained, with the table that it leaves.
final class HpackRfcTest {
    private static final String DATE_21 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
    private static final String DATE_22 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
    private static final String LOCATION = "location: https://www.example.com";
    private static final String COOKIE = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";
    private static final List<String> FIRST =
            List.of(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
    private static final List<String> SECOND =
            List.of(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache");
    private static final List<String> THIRD = List.of(
            ":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value");

    /// One row of blocks in one direction.
    private static final class Row {
        private final HpackDecoder decoder;

        Row(long capacity) {
            decoder = new HpackDecoder(HpackTable.empty(capacity));
        }

        Row block(String digits, List<String> fields, List<String> table, long size) {
            Bytes bytes = Blocks.hex(digits);
            HpackTable before = decoder.snapshot();
            HpackBlock block = Blocks.decode(decoder, bytes);

            assertThat(Blocks.texts(block)).isEqualTo(fields);
            assertThat(block.findings()).isEmpty();
            assertThat(Blocks.texts(block.after())).isEqualTo(table);
            assertThat(block.after().size()).isEqualTo(size);
            assertThat(block.after()).isSameAs(decoder.snapshot());
            assertThat(block.encodedLength()).isEqualTo((int) bytes.length());

            Explain reader = new Explain(Hpack.group(), bytes, 0, bytes.length());
            assertThat(HpackBlock.parse(reader, before)).isEqualTo(block);
            Node tree = reader.finish();
            assertThat(tree.children().stream()
                            .filter(node -> node.field().id().equals("http2.header"))
                            .map(Node::display))
                    .isEqualTo(fields);
            return this;
        }
    }

    /// C.1: what a number in a prefix of so many bits is, read through an instruction that has such a prefix.
    @Test
    void c1NumbersWithAPrefix() {
        // C.1.1: 10 in 5 bits; C.1.2: 1337 in 5 bits; both as capacities (001)
        assertThat(capacity("2a")).isEqualTo(10);
        assertThat(capacity("3f9a0a")).isEqualTo(1337);
        // C.1.3: 42 at a byte border; the longest prefix of HPACK has 7 bits, and 42 fits there too
        HpackBlock block = Blocks.decode(new HpackDecoder(), "aa");
        assertThat(block.fields().getFirst().index()).isEqualTo(42);
    }

    private static long capacity(String digits) {
        Node tree = Blocks.explain(Blocks.hex(digits), HpackTable.fresh());
        return tree.find("http2.header_table_size_update.header_table_size").number();
    }

    @Test
    void c2EachRepresentation() {
        new Row(4096)
                .block(
                        "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
                        List.of("custom-key: custom-header"),
                        List.of("custom-key: custom-header"),
                        55);
        new Row(4096).block("040c 2f73 616d 706c 652f 7061 7468", List.of(":path: /sample/path"), List.of(), 0);
        new Row(4096).block("1008 7061 7373 776f 7264 0673 6563 7265 74", List.of("password: secret"), List.of(), 0);
        new Row(4096).block("82", List.of(":method: GET"), List.of(), 0);

        assertThat(Blocks.decode(new HpackDecoder(), "1008 7061 7373 776f 7264 0673 6563 7265 74").fields().getFirst().isNeverIndexed())
                .isTrue();
    }

    @Test
    void c3RequestsWithoutHuffmanCoding() {
        new Row(4096)
                .block("8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", FIRST, List.of(":authority: www.example.com"), 57)
                .block(
                        "8286 84be 5808 6e6f 2d63 6163 6865",
                        SECOND,
                        List.of("cache-control: no-cache", ":authority: www.example.com"),
                        110)
                .block(
                        "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
                        THIRD,
                        List.of("custom-key: custom-value", "cache-control: no-cache", ":authority: www.example.com"),
                        164);
    }

    @Test
    void c4RequestsWithHuffmanCoding() {
        new Row(4096)
                .block("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", FIRST, List.of(":authority: www.example.com"), 57)
                .block(
                        "8286 84be 5886 a8eb 1064 9cbf",
                        SECOND,
                        List.of("cache-control: no-cache", ":authority: www.example.com"),
                        110)
                .block(
                        "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
                        THIRD,
                        List.of("custom-key: custom-value", "cache-control: no-cache", ":authority: www.example.com"),
                        164);
    }

    @Test
    void c5ResponsesWithoutHuffmanCoding() {
        responses(
                "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32"
                        + "3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
                "4803 3330 37c1 c0bf",
                "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970"
                        + "7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178"
                        + "2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31");
    }

    @Test
    void c6ResponsesWithHuffmanCoding() {
        responses(
                "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad"
                        + "1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
                "4883 640e ffc1 c0bf",
                "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2"
                        + "e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07");
    }

    private static void responses(String first, String second, String third) {
        new Row(256)
                .block(
                        first,
                        List.of(":status: 302", "cache-control: private", DATE_21, LOCATION),
                        List.of(LOCATION, DATE_21, "cache-control: private", ":status: 302"),
                        222)
                .block(
                        second,
                        List.of(":status: 307", "cache-control: private", DATE_21, LOCATION),
                        List.of(":status: 307", LOCATION, DATE_21, "cache-control: private"),
                        222)
                .block(
                        third,
                        List.of(":status: 200", "cache-control: private", DATE_22, LOCATION, "content-encoding: gzip", COOKIE),
                        List.of(COOKIE, "content-encoding: gzip", DATE_22),
                        215);
    }
}
