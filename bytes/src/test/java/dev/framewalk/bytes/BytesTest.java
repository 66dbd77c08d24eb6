package dev.framewalk.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.bytes.Origin.Derivation;
import dev.framewalk.bytes.Origin.Part;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    private static final byte[] COUNTING = {1, 2, 3, 4, 5, 6, 7, (byte) 0xf8, 9};

    @Test
    void numbersAreReadInBothOrdersAtAnyPosition() {
        Bytes bytes = Bytes.captured(COUNTING);
        assertThat(bytes.length()).isEqualTo(9);
        assertThat(bytes.u8(7)).isEqualTo(0xf8);
        assertThat(bytes.u16(1)).isEqualTo(0x0203);
        assertThat(bytes.u16Le(1)).isEqualTo(0x0302);
        assertThat(bytes.u24(5)).isEqualTo(0x0607f8);
        assertThat(bytes.u32(4)).isEqualTo(0x050607f8L);
        assertThat(bytes.u32Le(4)).isEqualTo(0xf8070605L);
        assertThat(bytes.i32Le(4)).isNegative();
        assertThat(bytes.i32(4)).isEqualTo(0x050607f8);
        assertThat(bytes.i64(0)).isEqualTo(0x01020304_050607f8L);
        assertThat(bytes.i64Le(0)).isEqualTo(0xf8070605_04030201L);
    }

    @Test
    void bitsAgreeWithArithmeticWithoutBounds() {
        byte[] array = new byte[20];
        new Random(5).nextBytes(array);
        BigInteger whole = new BigInteger(1, array);
        Bytes bytes = Bytes.captured(array);
        for (int from = 0; from < 90; from++) {
            for (int count = 0; count <= 64; count++) {
                BigInteger expected = whole.shiftRight(160 - from - count)
                        .and(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
                assertThat(bytes.bits(from, count)).as("%d+%d", from, count).isEqualTo(expected.longValue());
            }
        }
        assertThatThrownBy(() -> bytes.bits(0, 65)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readingOutsideIsAnError() {
        Bytes bytes = Bytes.captured(COUNTING);
        assertThatThrownBy(() -> bytes.u8(9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.i32(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.slice(8, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.slice(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSliceKnowsWhereItIs() {
        Bytes bytes = Bytes.captured(COUNTING);
        Bytes slice = bytes.slice(2, 4);
        assertThat(slice.toArray()).containsExactly(3, 4, 5, 6);
        assertThat(slice.origin().derivation()).isEqualTo(Derivation.SLICED);
        assertThat(slice.origin().parts()).containsExactly(new Part(0, 4, bytes, 2, 4));
        assertThat(bytes.slice(0, 9)).isSameAs(bytes);
        assertThat(bytes.slice(9, 0).isEmpty()).isTrue();
    }

    @Test
    void joinedPiecesAreContiguousAndRememberTheirSources() {
        Bytes first = Bytes.captured("Hello, ".getBytes(StandardCharsets.UTF_8));
        Bytes second = Bytes.captured("xxworldxx".getBytes(StandardCharsets.UTF_8));
        Bytes joined = Bytes.joined(
                Derivation.REASSEMBLED, List.of(Part.same(0, 7, first, 0), Part.same(7, 5, second, 2)));
        assertThat(joined.text(0, 12, StandardCharsets.UTF_8)).isEqualTo("Hello, world");
        assertThat(joined.origin().parts()).hasSize(2);
        assertThat(joined).hasToString("12 bytes, reassembled");
    }

    @Test
    void searchingAndComparingStayInsideTheirRanges() {
        Bytes bytes = Bytes.captured(COUNTING);
        assertThat(bytes.indexOf((byte) 4, 0, 9)).isEqualTo(3);
        assertThat(bytes.indexOf((byte) 4, 4, 9)).isEqualTo(-1);
        assertThat(bytes.indexOf((byte) 4, 0, 3)).isEqualTo(-1);
        Bytes other = Bytes.captured(new byte[] {0, 3, 4, 9});
        assertThat(bytes.matches(2, other, 1, 2)).isTrue();
        assertThat(bytes.matches(2, other, 1, 3)).isFalse();
        assertThat(bytes.matches(2, other, 1, 0)).isTrue();
    }

    @Test
    void theMemoryCannotBeWrittenThroughAWindow() {
        Bytes bytes = Bytes.captured(COUNTING.clone());
        assertThat(bytes.segment().isReadOnly()).isTrue();
        byte[] copy = bytes.toArray();
        copy[0] = 99;
        assertThat(bytes.u8(0)).isEqualTo(1);
    }

    @Test
    void memoryOutsideTheHeapIsReadTheSameWay() {
        try (Arena arena = Arena.ofConfined()) {
            Bytes bytes = Bytes.captured(arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, COUNTING));
            assertThat(bytes.u32(4)).isEqualTo(0x050607f8L);
            assertThat(bytes.toArray()).isEqualTo(COUNTING);
        }
    }

    @Test
    void searchingEightAtATimeFindsWhatSearchingOneByOneFinds() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            byte[] array = new byte[random.nextInt(40)];
            for (int i = 0; i < array.length; i++) {
                // few different values, with the neighbours that a borrow could mistake for the wanted one
                array[i] = (byte) (random.nextBoolean() ? 0x0a : 0x09 + random.nextInt(4) + 0x80 * random.nextInt(2));
            }
            int from = array.length == 0 ? 0 : random.nextInt(array.length);
            int expected = -1;
            for (int i = array.length - 1; i >= from; i--) {
                expected = array[i] == 0x0b ? i : expected;
            }
            assertThat(Bytes.captured(array).indexOf((byte) 0x0b, from, array.length)).isEqualTo(expected);
        }
    }

    @Test
    void printableIsJudgedByteByByte() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 19; place++) {
                byte[] array = "Content-Type: text ".getBytes(StandardCharsets.US_ASCII);
                array[place] = (byte) value;
                assertThat(Bytes.captured(array).isPrintableAscii(0, array.length))
                        .as("value %d at %d", value, place)
                        .isEqualTo(value >= 0x20 && value < 0x7f);
                assertThat(Bytes.captured(array).firstNotPrintable(0, array.length))
                        .as("first, value %d at %d", value, place)
                        .isEqualTo(value >= 0x20 && value < 0x7f ? array.length : place);
            }
        }
    }
}
