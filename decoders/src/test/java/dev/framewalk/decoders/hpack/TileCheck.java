package dev.framewalk.decoders.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import java.util.BitSet;

/// Every bit of an explained block is owned by exactly one leaf, and explaining finds what skimming finds.
final class TileCheck {
    private TileCheck() {}

    static Node check(Bytes block, HpackTable before) {
        Explain reader = new Explain(Hpack.group(), block, 0, block.length());
        HpackBlock explained = HpackBlock.parse(reader, before);
        Node tree = reader.finish();
        BitSet owned = new BitSet();
        tree.walk(node -> {
            if (node.isLeaf()) {
                long from = node.range().bitFrom();
                for (long bit = from; bit < node.range().bitTo(); bit++) {
                    assertThat(owned.get((int) bit)).as("bit %d, owned twice (%s)", bit, node).isFalse();
                    owned.set((int) bit);
                }
            }
            node.display();
        });
        assertThat(owned.nextClearBit(0)).isEqualTo((int) block.length() * 8);

        HpackBlock skimmed = Blocks.decode(new HpackDecoder(before), block);
        if (explained.notKept() == 0 && skimmed.notKept() == 0) {
            assertThat(explained).isEqualTo(skimmed);
        }
        return tree;
    }
}
