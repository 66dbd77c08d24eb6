package dev.framewalk.decoders.hpack;

import static dev.framewalk.decoders.hpack.Blocks.decode;
import static dev.framewalk.decoders.hpack.Blocks.hex;
import static dev.framewalk.decoders.hpack.Blocks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Node;
import io.netty.handler.codec.http2.NettyHpack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who joins late, or misses a block, knows what was inserted since, and says of the rest that it is not known.
final class HpackLateJoinTest {
    @Test
    void namesAnUnknownEntryInsteadOfGuessing() {
        Bytes block = hex("82 be 44 01 61 be bf");
        HpackBlock decoded = decode(new HpackDecoder(HpackTable.unknownBefore()), block);

        // 62 is unknown first; after an insertion 62 is that entry, and 63 is what was 62
        assertThat(texts(decoded)).containsExactly(":method: GET", "?: ?", ":path: a", ":path: a", "?: ?");
        assertThat(decoded.findings()).isEmpty();
        assertThat(decoded.isKnown()).isFalse();

        Node tree = Blocks.explain(block, HpackTable.unknownBefore());
        Node unknown = tree.children().get(1);
        assertThat(unknown.display()).contains("62").contains("before the capture began");
        assertThat(unknown.find("http2.header.name").certainty()).isInstanceOf(Certainty.Unknown.class);
        assertThat(unknown.find("http2.header.value").certainty()).isInstanceOf(Certainty.Unknown.class);
        assertThat(unknown.find("x.hpack.saved")).isNull();
    }

    @Test
    void knowsAValueThatIsWrittenOutBesideAnUnknownName() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.unknownBefore());
        HpackBlock decoded = decode(decoder, "7e 01 61");

        assertThat(texts(decoded)).containsExactly("?: a");
        assertThat(decoder.snapshot().entry(62).isNameKnown()).isFalse();
        assertThat(decoder.snapshot().isComplete()).isFalse();
        assertThat(texts(decode(decoder, "be"))).containsExactly("?: a");
    }

    @Test
    void knowsTheWholeTableOnceACapacityOfZeroEmptiedIt() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.unknownBefore());
        assertThat(decoder.snapshot().isComplete()).isFalse();
        decode(decoder, "20 3f e1 1f 82");

        assertThat(decoder.snapshot().isComplete()).isTrue();
        assertThat(decoder.snapshot().capacity()).isEqualTo(4096);
        assertThat(Blocks.anomalies(decode(decoder, "be"))).containsExactly(HpackAnomaly.INDEX_BEYOND_TABLE);
    }

    @Test
    void knowsTheWholeTableOnceTheKnownEntriesFillIt() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.unknownBefore());
        decode(decoder, "3f 45 82"); // 100 bytes
        assertThat(decoder.snapshot().isComplete()).isFalse();
        decode(decoder, "44 01 61"); // :path a, 38 bytes: 62 are left, room for one that is unknown
        assertThat(decoder.snapshot().isComplete()).isFalse();
        decode(decoder, "44 01 62"); // 76 bytes: no entry fits beside them

        assertThat(decoder.snapshot().isComplete()).isTrue();
    }

    @Test
    void takesNoUpdateForWrongWhileTheLimitIsNotKnown() {
        assertThat(decode(new HpackDecoder(HpackTable.unknownBefore()), "3f e1 ff 03 82").findings()).isEmpty();
    }

    @Test
    void namesAnIndexThatNoTableOfThatCapacityCanHold() {
        HpackDecoder decoder = new HpackDecoder(HpackTable.unknownBefore());
        decode(decoder, "3f 45 82"); // 100 bytes: at most 3 entries
        assertThat(decode(decoder, "c0").findings()).isEmpty();
        assertThat(Blocks.anomalies(decode(decoder, "c1"))).containsExactly(HpackAnomaly.INDEX_BEYOND_TABLE);
    }

    @Test
    void losesEveryNumberWithABlock() {
        HpackDecoder decoder = new HpackDecoder();
        decode(decoder, "44 01 61");
        decoder.lost();
        HpackBlock block = decode(decoder, "be 84");

        assertThat(texts(block)).containsExactly("?: ?", ":path: /");
        assertThat(block.findings()).isEmpty();
        assertThat(Blocks.explain(hex("be"), decoder.snapshot()).children().getFirst().display()).contains("missing in the capture");
    }

    /// A conversation of Netty's encoder, joined at each block: whatever is said to be known is right.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void neverGuessesWhereverItJoins(int seed) throws Exception {
        Random random = new Random(seed);
        NettyHpack.Encoder encoder = new NettyHpack.Encoder(0);
        if (seed % 2 == 0) {
            encoder.bound(200);
        }
        List<byte[]> blocks = new ArrayList<>();
        List<List<String>> truth = new ArrayList<>();
        HpackDecoder whole = new HpackDecoder();
        for (int i = 0; i < 60; i++) {
            List<String> fields = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                fields.add("x-" + random.nextInt(6));
                fields.add("v".repeat(random.nextInt(8)));
            }
            byte[] wire = encoder.encode(fields, name -> false);
            blocks.add(wire);
            truth.add(texts(decode(whole, Bytes.captured(wire))));
        }
        for (int join = 1; join < blocks.size(); join++) {
            HpackDecoder late = new HpackDecoder(HpackTable.unknownBefore());
            for (int i = join; i < blocks.size(); i++) {
                HpackBlock block = decode(late, Bytes.captured(blocks.get(i)));
                assertThat(block.findings()).isEmpty();
                for (int f = 0; f < block.fields().size(); f++) {
                    HpackField field = block.fields().get(f);
                    String right = truth.get(i).get(f);
                    if (field.isKnown()) {
                        assertThat(field.toString()).isEqualTo(right);
                    } else if (field.value() != null) {
                        assertThat(right).endsWith(": " + field.value());
                    }
                }
            }
        }
    }
}
