package dev.framewalk.decoders.hpack;

import static dev.framewalk.decoders.hpack.Blocks.anomalies;
import static dev.framewalk.decoders.hpack.Blocks.decode;
import static dev.framewalk.decoders.hpack.Blocks.hex;
import static dev.framewalk.decoders.hpack.Blocks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Severity;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Blocks that break rules are named for it, and what can be understood of them is.
final class HpackBrokenTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "82 80 84 | INDEX_ZERO | :method: GET, ?: ?, :path: /",
        "82 be 84 | INDEX_BEYOND_TABLE | :method: GET, ?: ?, :path: /",
        "82 7e 01 61 84 | INDEX_BEYOND_TABLE | :method: GET, ?: a, :path: /",
        // 127 + 5 × 127 × 128ⁿ …: more than 32 bits
        "82 ff ff ff ff ff ff 7f 84 | INTEGER_OVERFLOW | :method: GET",
        // a number that never ends, although it does not grow
        "82 ff 80 80 80 80 80 80 80 80 80 80 80 00 84 | INTEGER_OVERFLOW | :method: GET",
        "82 ff 80 | BLOCK_CUT | :method: GET",
        "82 ff | BLOCK_CUT | :method: GET",
        "82 40 | BLOCK_CUT | :method: GET",
        "82 40 03 61 62 | BLOCK_CUT | :method: GET",
        "82 40 01 61 | BLOCK_CUT | :method: GET",
        "82 40 01 61 02 62 | BLOCK_CUT | :method: GET",
        // value: 'a' (00011), then 11 ones; then the next field
        "82 44 82 1f ff 84 | HUFFMAN_PADDING_TOO_LONG | :method: GET, :path: a, :path: /",
        // 'a' and three zeros
        "82 44 81 18 84 | HUFFMAN_PADDING_NOT_ONES | :method: GET, :path: a, :path: /",
        // 'a', end of string (30 ones), and what fills the fifth byte
        "82 44 85 1f ff ff ff ff 84 | HUFFMAN_END_OF_STRING | :method: GET, :path: a, :path: /",
        "82 3f e1 1f 84 | SIZE_UPDATE_NOT_FIRST | :method: GET, :path: /",
        "3f e2 1f 82 | SIZE_UPDATE_TOO_LARGE | :method: GET",
    })
    void namesWhatIsWrongAndGoesOnAsFarAsItCan(String block, HpackAnomaly anomaly, String fields) {
        HpackBlock decoded = decode(new HpackDecoder(), block);

        assertThat(anomalies(decoded)).containsExactly(anomaly);
        assertThat(String.join(", ", texts(decoded))).isEqualTo(fields);
        assertThat(decoded.endsConnection()).isEqualTo(anomaly.severity() == Severity.ERROR);
        TileCheck.check(hex(block), HpackTable.fresh());
    }

    @Test
    void saysWhereARuleIsBrokenWhatIsThereAndWhatWasExpected() {
        HpackFinding finding = decode(new HpackDecoder(), "82 3f e2 1f").findings().getFirst();
        assertThat(finding).isEqualTo(new HpackFinding(HpackAnomaly.SIZE_UPDATE_NOT_FIRST, 1, 3, "1", "0"));

        HpackFinding beyond = decode(new HpackDecoder(), "82 be").findings().getFirst();
        assertThat(beyond).isEqualTo(new HpackFinding(HpackAnomaly.INDEX_BEYOND_TABLE, 1, 1, "62", "61"));
    }

    @Test
    void takesPaddingOfSevenOnesAndOfNone() {
        // 'a' and 'X' (8 bits) and 'a': 18 bits, 6 of padding; eight '0' of 5 bits: 40 bits
        assertThat(decode(new HpackDecoder(), "44 85 00 00 00 00 00").findings()).isEmpty();
        // 'X' is 11111100
        assertThat(texts(decode(new HpackDecoder(), "44 81 fc"))).containsExactly(":path: X");
    }

    @Test
    void notesANumberThatIsLongerThanNeededButTakesIt() {
        HpackBlock block = decode(new HpackDecoder(), "04 7f 81 80 00" + " 61".repeat(128));

        assertThat(anomalies(block)).containsExactly(HpackAnomaly.INTEGER_PADDED);
        assertThat(block.endsConnection()).isFalse();
        assertThat(block.fields().getFirst().value()).hasSize(128);
    }

    @Test
    void asksForAnUpdateAfterTheLimitWasLowered() {
        HpackDecoder obeys = new HpackDecoder();
        obeys.bound(100);
        assertThat(decode(obeys, "3f 45 82").findings()).isEmpty();
        assertThat(obeys.snapshot().capacity()).isEqualTo(100);
        assertThat(decode(obeys, "82").findings()).isEmpty();

        HpackDecoder ignores = new HpackDecoder();
        ignores.bound(100);
        assertThat(anomalies(decode(ignores, "82"))).containsExactly(HpackAnomaly.SIZE_UPDATE_MISSING);
        assertThat(decode(ignores, "82").findings()).isEmpty();
    }

    @Test
    void asksForTheSmallestLimitOfAllSinceTheLastBlock() {
        HpackDecoder wrong = new HpackDecoder();
        wrong.bound(0);
        wrong.bound(4096);
        assertThat(anomalies(decode(wrong, "3f e1 1f 82"))).containsExactly(HpackAnomaly.SIZE_UPDATE_MISSING);

        HpackDecoder right = new HpackDecoder();
        right.bound(0);
        right.bound(4096);
        assertThat(decode(right, "20 3f e1 1f 82").findings()).isEmpty();
    }

    @Test
    void needsNoUpdateAfterTheLimitWasRaised() {
        HpackDecoder decoder = new HpackDecoder();
        decoder.bound(65_536);
        assertThat(decode(decoder, "82").findings()).isEmpty();
        assertThat(decoder.snapshot().capacity()).isEqualTo(4096);
    }

    @Test
    void notesAThirdUpdateInARow() {
        assertThat(anomalies(decode(new HpackDecoder(), "20 21 22 82"))).containsExactly(HpackAnomaly.SIZE_UPDATE_REPEATED);
    }

    @Test
    void emptiesTheTableForAnEntryThatIsLargerThanIt() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.empty(64));
        assertThat(decode(decoder, "44 01 61").after().count()).isEqualTo(1);
        HpackBlock block = decode(decoder, "44 40" + " 61".repeat(64));

        assertThat(anomalies(block)).containsExactly(HpackAnomaly.ENTRY_TOO_LARGE);
        assertThat(block.endsConnection()).isFalse();
        assertThat(block.after().count()).isZero();
        assertThat(block.after().size()).isZero();
        assertThat(block.evictions()).isEqualTo(1);
    }

    @Test
    void doesNotMindInsertionsIntoATableOfNoCapacity() {
        HpackBlock block = decode(new HpackDecoder(), "20 44 01 61");
        assertThat(block.findings()).isEmpty();
        assertThat(block.after().count()).isZero();
    }

    @Test
    void doesNotBlameTheSenderWhereTheCaptureCutTheBlock() {
        Bytes block = hex("82 44 05 61 62");
        HpackDecoder decoder = new HpackDecoder();
        HpackBlock decoded = decoder.decodeCut(block, 0, block.length(), 3, 0);

        assertThat(texts(decoded)).containsExactly(":method: GET");
        assertThat(decoded.findings()).isEmpty();
        assertThat(decoder.snapshot().unseen()).isEqualTo(HpackUnseen.LOST_BLOCK);
    }

    /// One entry of nearly 4096 bytes, and one byte for each time it is asked for.
    private static Bytes bomb(int references) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(hex("44 7f a1 1e").toArray());
        block.writeBytes("a".repeat(4000).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        for (int i = 0; i < references; i++) {
            block.write(0xbe);
        }
        return Bytes.captured(block.toByteArray());
    }

    @Test
    void countsABombAndKeepsOnlyABoundedPartOfIt() {
        HpackDecoder decoder = new HpackDecoder();
        HpackBlock block = decode(decoder, bomb(100_000));

        assertThat(anomalies(block)).containsExactly(HpackAnomaly.LIST_TOO_LARGE);
        assertThat(block.fields().stream().mapToLong(HpackField::listSize).sum())
                .isLessThanOrEqualTo(HpackLimits.USUAL.listOctets());
        assertThat(block.fields().size() + block.notKept()).isEqualTo(100_001);
        assertThat(block.listSize()).isGreaterThan(400_000_000L);
        assertThat(block.isKnown()).isFalse();
        assertThat(decode(decoder, "be").fields()).hasSize(1);

        Explain reader = new Explain(Hpack.group(), bomb(100_000), 0, bomb(100_000).length());
        HpackBlock.parse(reader, HpackTable.fresh());
        List<Long> nodes = new ArrayList<>();
        reader.finish().walk(node -> nodes.add(node.number()));
        assertThat(nodes.size()).isLessThan(10_000);
    }

    @Test
    void keepsABoundedPartOfAVeryLargeTable() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.empty(0xffff_ffffL), new HpackLimits(1 << 20, 1 << 18, 1000));
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            block.append("44 01 61 ");
        }
        HpackTable after = decode(decoder, block.toString()).after();

        assertThat(after.size()).isLessThanOrEqualTo(1000);
        assertThat(after.count()).isEqualTo(1000 / (5 + 1 + 32));
        assertThat(after.unseen()).isEqualTo(HpackUnseen.NOT_KEPT);
        assertThat(decode(decoder, "be ff 20").fields()).extracting(HpackField::isKnown).containsExactly(true, false);
    }

    @Test
    void keepsTheBeginningOfAVeryLongText() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.fresh(), new HpackLimits(1 << 20, 100, 1 << 20));
        HpackBlock block = decode(decoder, "04 7f 49" + " 61".repeat(200) + "82");

        assertThat(anomalies(block)).containsExactly(HpackAnomaly.STRING_TOO_LONG);
        assertThat(block.fields().getFirst().value()).hasSize(100);
        assertThat(block.fields()).hasSize(2);
    }
}
