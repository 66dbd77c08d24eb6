package dev.framewalk.decoders.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, decoding and explaining agree, own every bit, and end.
final class HpackFuzzTest {
    @Test
    void anyBytesAreDecodedAndExplainedWithoutAnException() {
        Random random = new Random(7541);
        HpackDecoder decoder = new HpackDecoder();
        for (int i = 0; i < 4000; i++) {
            HpackTable before = i % 3 == 0 ? decoder.snapshot() : i % 3 == 1 ? HpackTable.fresh() : HpackTable.unknownBefore();
            Bytes block = Bytes.captured(bytes(random));
            TileCheck.check(block, before);
            Blocks.decode(decoder, block);
            if (i % 50 == 0) {
                decoder.lost();
            } else if (i % 31 == 0) {
                decoder.bound(random.nextInt(5000));
            }
            assertThat(decoder.snapshot().size()).isLessThanOrEqualTo(HpackLimits.USUAL.tableOctets());
        }
    }

    /// Bytes that make it far into the parse: instructions with short texts, now and then nonsense.
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i + 3 < bytes.length; i += 1 + random.nextInt(3)) {
                bytes[i] = (byte) List.VALUES[random.nextInt(List.VALUES.length)];
                bytes[i + 1] &= (byte) 0x83;
            }
        }
        return bytes;
    }

    private static final class List {
        static final int[] VALUES = {0x40, 0x00, 0x10, 0x82, 0xbe, 0xbf, 0xc0, 0x41, 0x7e, 0x20, 0x3f, 0x84, 0x0f, 0xff};
    }

    @Test
    void everyBeginningOfABlockIsDecodedAsFarAsItGoes() {
        Bytes block = Blocks.hex("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf 3fe11f 1008 7061 7373 776f 7264 0673 6563 7265 74");
        for (long cut = 0; cut <= block.length(); cut++) {
            TileCheck.check(block.slice(0, cut), HpackTable.fresh());
        }
    }

    @Test
    void amplificationIsBoundedInTimeAndMemory() {
        // 4 MB of the shortest Huffman codes, and of insertions of empty values with an indexed name
        byte[] zeros = new byte[4 << 20];
        zeros[0] = 0x04;
        zeros[1] = (byte) 0xff;
        // length: 127 + … = what is left
        int left = zeros.length - 6 - 127;
        zeros[2] = (byte) (0x80 | left & 0x7f);
        zeros[3] = (byte) (0x80 | left >> 7 & 0x7f);
        zeros[4] = (byte) (0x80 | left >> 14 & 0x7f);
        zeros[5] = (byte) (left >> 21 & 0x7f);
        byte[] insertions = new byte[4 << 20];
        for (int i = 0; i < insertions.length; i += 2) {
            insertions[i] = 0x44;
        }
        long begun = System.nanoTime();
        HpackBlock text = Blocks.decode(new HpackDecoder(), Bytes.captured(zeros));
        HpackBlock table = Blocks.decode(new HpackDecoder(HpackTable.empty(1L << 32)), Bytes.captured(insertions));
        long millis = (System.nanoTime() - begun) / 1_000_000;

        assertThat(text.fields().getFirst().value()).hasSize(HpackLimits.USUAL.textOctets());
        assertThat(table.after().size()).isLessThanOrEqualTo(HpackLimits.USUAL.tableOctets());
        assertThat(table.insertions()).isEqualTo(2 << 20);
        // a fraction of a second on an idle machine
        assertThat(millis).isLessThan(30_000);
    }
}
