package dev.framewalk.decoders.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.hpack.Hpack;
import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.hpack.HpackDecoder;
import dev.framewalk.decoders.hpack.HpackEntry;
import dev.framewalk.decoders.hpack.HpackLimits;
import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/// Any bytes as header blocks, one after another against the same table.
final class HpackFuzzTest {
    private static final Explanations TEXTS = new Explanations(Decoders.protocols(), Locale.ROOT);
    private static final int LARGEST_BLOCK = 1 << 14;

    /// The first byte says how the table begins. Then, until the input ends: two bytes for what happens and a length, and so many bytes.
    @FuzzTest(maxDuration = "10m")
    void blocks(byte[] input) {
        ByteBuffer in = ByteBuffer.wrap(input);
        HpackDecoder decoder = new HpackDecoder(start(in.hasRemaining() ? in.get() : 0));
        for (long tag = 1; in.remaining() >= 2; tag++) {
            int what = in.getShort() & 0xffff;
            int length = Math.min(what % LARGEST_BLOCK, in.remaining());
            byte[] bytes = new byte[length];
            in.get(bytes);
            Bytes block = Bytes.captured(bytes);
            switch (what / LARGEST_BLOCK) {
                case 0, 1 -> decode(decoder, block, tag);
                case 2 -> decoder.decodeCut(block, 0, length, 1 + tag, tag);
                default -> {
                    decoder.lost();
                    decoder.bound(what % 9000);
                }
            }
            check(decoder.snapshot());
        }
    }

    private static HpackTable start(byte how) {
        return switch (how & 3) {
            case 0, 1 -> HpackTable.fresh();
            case 2 -> HpackTable.unknownBefore();
            default -> HpackTable.empty(how & 0xff);
        };
    }

    private static void decode(HpackDecoder decoder, Bytes block, long tag) {
        HpackTable before = decoder.snapshot();
        List<HpackEntry> held = List.copyOf(before.entries());
        HpackBlock skimmed = decoder.decode(block, 0, block.length(), tag);
        Explain reader = new Explain(Hpack.group(), block, 0, block.length());
        HpackBlock explained = HpackBlock.parse(reader, before, tag);
        Node tree = reader.finish();
        if (skimmed.notKept() == 0 && explained.notKept() == 0) {
            assertThat(explained).as("what explaining finds").isEqualTo(skimmed);
        }
        StreamDecoderContract.assertTiles(tree, block, "the block");
        int[] nodes = {0};
        tree.walk(node -> {
            nodes[0]++;
            node.display();
            TEXTS.sentence(node);
            node.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
        });
        assertThat(nodes[0]).as("nodes of the tree").isLessThan((int) (100 + 16 * block.length()));
        assertThat(skimmed.fields().size()).as("fields").isLessThanOrEqualTo((int) block.length());
        long kept = skimmed.fields().stream().mapToLong(field -> field.listSize()).sum();
        assertThat(kept).as("octets of fields that are kept").isLessThanOrEqualTo(2 * HpackLimits.USUAL.listOctets());
        assertThat(before.entries()).as("the table before, afterwards").isEqualTo(held);
    }

    private static void check(HpackTable table) {
        long size = table.entries().stream().mapToLong(HpackEntry::size).sum();
        assertThat(table.size()).as("size of the table").isEqualTo(size);
        if (table.capacity() != HpackTable.UNKNOWN) {
            assertThat(size).as("size against capacity").isLessThanOrEqualTo(table.capacity());
        }
        assertThat(size).as("size against what is kept at most").isLessThanOrEqualTo(HpackLimits.USUAL.tableOctets());
    }
}
