package dev.framewalk.decoders.hpack;

import static dev.framewalk.decoders.hpack.Blocks.decode;
import static dev.framewalk.decoders.hpack.Blocks.hex;
import static dev.framewalk.decoders.hpack.Blocks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tables over time, and what an explained block says.
final class HpackDecoderTest {
    private static final Bytes REQUEST = hex("8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d");

    @Test
    void goesBackToAnEarlierTableAndOnFromThere() {
        HpackDecoder decoder = new HpackDecoder();
        decode(decoder, "44 01 61");
        HpackTable early = decoder.snapshot();
        decode(decoder, "44 01 62 44 01 63");
        HpackTable late = decoder.snapshot();
        decoder.restore(early);
        decode(decoder, "44 01 78");

        assertThat(texts(early)).containsExactly(":path: a");
        assertThat(texts(late)).containsExactly(":path: c", ":path: b", ":path: a");
        assertThat(texts(decoder.snapshot())).containsExactly(":path: x", ":path: a");
    }

    @Test
    void keepsTablesRightOverThousandsOfInsertionsAndEvictions() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.empty(400));
        java.util.List<HpackTable> tables = new java.util.ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            tables.add(decode(decoder, Bytes.captured(("D\4" + (1000 + i)).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))).after());
        }
        for (int i = 20; i < 3000; i++) {
            // 5 + 4 + 32 = 41 bytes each: 9 fit into 400
            List<String> expected = new java.util.ArrayList<>();
            for (int k = 0; k < 9; k++) {
                expected.add(":path: " + (1000 + i - k));
            }
            assertThat(texts(tables.get(i))).isEqualTo(expected);
            assertThat(tables.get(i).insertions()).isEqualTo(i + 1);
            assertThat(tables.get(i).entries().getFirst().insertion()).isEqualTo(i + 1);
        }
    }

    @Test
    void givesTheSameTableWhileItDoesNotChange() {
        HpackDecoder decoder = new HpackDecoder();
        HpackTable before = decoder.snapshot();
        decode(decoder, "82 86 84");
        assertThat(decoder.snapshot()).isSameAs(before);
        assertThat(decode(decoder, "44 01 61").after()).isNotSameAs(before).isSameAs(decoder.snapshot());
    }

    @Test
    void remembersWhichBlockInsertedAnEntry() {
        HpackDecoder decoder = new HpackDecoder();
        decoder.decode(hex("44 01 61"), 0, 3, 17);
        decoder.decode(hex("44 01 62"), 0, 3, 23);

        assertThat(decoder.snapshot().entries()).extracting(HpackEntry::tag).containsExactly(23L, 17L);
    }

    @Test
    void makesNoNewFieldForWhatWasReferredToBefore() {
        HpackDecoder decoder = new HpackDecoder();
        decode(decoder, "44 01 61");
        HpackField once = decode(decoder, "be").fields().getFirst();
        assertThat(decode(decoder, "be").fields().getFirst()).isSameAs(once);
        assertThat(decode(decoder, "82").fields().getFirst()).isSameAs(decode(decoder, "82").fields().getFirst());
    }

    @Test
    void tellsWhatEveryBitOfABlockIs() {
        Node tree = TileCheck.check(REQUEST, HpackTable.fresh());
        Node method = tree.children().get(0);
        Node authority = tree.children().get(3);

        assertThat(method.display()).isEqualTo(":method: GET");
        assertThat(method.find("http2.header.repr").display()).isEqualTo("Indexed Header Field");
        assertThat(method.find("http2.header.repr").range().bitLength()).isEqualTo(1);
        assertThat(method.find("http2.header.index").display()).isEqualTo("2 (:method: GET)");
        assertThat(method.find("http2.header.index").range().bitLength()).isEqualTo(7);
        assertThat(method.find("http2.header.name").display()).isEqualTo(":method");
        assertThat(method.find("http2.header.value").display()).isEqualTo("GET");

        assertThat(tree.find("http2.headers.method").display()).isEqualTo("GET");
        assertThat(tree.find("http2.headers.authority").display()).isEqualTo("www.example.com");

        assertThat(authority.find("http2.header.repr").display())
                .isEqualTo("Literal Header Field with Incremental Indexing - Indexed Name");
        assertThat(authority.find("http2.header.index").display()).isEqualTo("1 (:authority)");
        assertThat(authority.find("x.hpack.value.huffman").display()).isEqualTo("not set");
        assertThat(authority.find("x.hpack.value.encoded_length").number()).isEqualTo(15);
        assertThat(authority.find("http2.header.value").display()).isEqualTo("www.example.com");
        assertThat(authority.find("x.hpack.table.inserted").number()).isEqualTo(62);
        assertThat(authority.find("x.hpack.table.size").number()).isEqualTo(57);
        // "Host: www.example.com\r\n" against 17 bytes
        assertThat(authority.find("x.hpack.encoded_length").number()).isEqualTo(17);
        assertThat(authority.find("x.hpack.text_length").number()).isEqualTo(23);
        assertThat(authority.find("x.hpack.saved").display()).isEqualTo("6 bytes");

        // "GET / HTTP/1.1\r\nHost: www.example.com\r\n" against 20 bytes
        assertThat(tree.find("http2.header.count").number()).isEqualTo(4);
        assertThat(tree.find("x.hpack.block.encoded_length").number()).isEqualTo(20);
        assertThat(tree.find("x.hpack.block.text_length").number()).isEqualTo(16 + 23);
        assertThat(tree.find("x.hpack.block.saved").display()).isEqualTo("19 bytes");
    }

    @Test
    void showsAHuffmanTextAndItsPaddingApart() {
        Node tree = TileCheck.check(hex("44 82 60 7f"), HpackTable.fresh());
        // 011000 is a slash, 00011 an a, and five ones fill up the byte
        assertThat(tree.find("http2.header.value").display()).isEqualTo("/a");
        assertThat(tree.find("http2.header.value").range().bitLength()).isEqualTo(11);
        assertThat(tree.find("x.hpack.value.padding").range().bitLength()).isEqualTo(5);
        assertThat(tree.find("http2.header.value.length").number()).isEqualTo(2);
    }

    @Test
    void showsANumberOfSeveralBytesInItsParts() {
        Node tree = TileCheck.check(hex("3f 9a 0a"), HpackTable.fresh());
        assertThat(tree.find("x.hpack.integer").display()).isEqualTo("31 + 26 + 10 × 128 = 1337");
        assertThat(tree.find("http2.header_table_size_update.header_table_size").number()).isEqualTo(1337);
        assertThat(tree.find("x.hpack.table.capacity").number()).isEqualTo(1337);
    }

    @Test
    void namesTheEntriesThatAreEvicted() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.empty(100));
        decode(decoder, "44 01 61 44 01 62"); // 38 bytes each
        Node update = Blocks.explain(hex("20"), decoder.snapshot());
        assertThat(update.find("x.hpack.table.evicted").display()).isEqualTo("2 (:path: a, :path: b)");
        Node insertion = Blocks.explain(hex("44 01 63"), decoder.snapshot());
        assertThat(insertion.find("x.hpack.table.evicted").display()).isEqualTo("1 (:path: a)");
    }

    @Test
    void marksWhatIsNeverToBeIndexed() {
        Node tree = TileCheck.check(hex("1008 7061 7373 776f 7264 0673 6563 7265 74"), HpackTable.fresh());
        assertThat(tree.find("http2.header.repr").display()).isEqualTo("Literal Header Field Never Indexed - New Name");
        assertThat(tree.find("x.hpack.never_indexed").display()).isEqualTo("yes");
        assertThat(tree.find("x.hpack.table.inserted")).isNull();
    }

    @Test
    void showsOctetsOutsideAsciiAsWhatTheyAre() {
        // "é" in UTF-8, and a NUL
        assertThat(Blocks.explain(hex("04 02 c3 a9"), HpackTable.fresh()).find("http2.header.value").display()).isEqualTo("é");
        assertThat(Blocks.explain(hex("04 02 61 00"), HpackTable.fresh()).find("http2.header.value").display()).isEqualTo("a\\x00");
    }

    @Test
    void readsABlockInTheMiddleOfAWindow() {
        Bytes window = hex("ffff 82 44 01 61 ffff");
        HpackBlock block = new HpackDecoder().decode(window, 2, 4, 0);
        assertThat(texts(block)).containsExactly(":method: GET", ":path: a");

        Explain reader = new Explain(Hpack.group(), window, 2, 6);
        assertThat(texts(HpackBlock.parse(reader, HpackTable.fresh()))).containsExactly(":method: GET", ":path: a");
    }
}
