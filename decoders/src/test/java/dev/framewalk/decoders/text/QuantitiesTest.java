package dev.framewalk.decoders.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms", "870, 870 ns", "999, 999 ns", "1000, 1 µs", "98600, 98.6 µs", "203400, 203 µs", "999499, 999 µs",
        "999500, 1 ms", "12400000, 12.4 ms", "20000000, 20 ms", "20300000, 20.3 ms", "99940000, 99.9 ms", "99960000, 100 ms",
        "173000000, 173 ms", "999500000, 1 s", "1284000000, 1.28 s", "61000000000, 61 s", "119400000000, 119 s",
        "119500000000, 2 min", "125000000000, 2 min 5 s", "7199400000000, 119 min 59 s", "7199500000000, 2 h",
        "7260000000000, 2 h 1 min", "-5000, −5 µs", "-20300000, −20.3 ms"
    })
    void aLengthOfTimeHasTheDigitsThatMatter(long nanoseconds, String text) {
        assertThat(Quantities.duration(nanoseconds)).isEqualTo(text);
    }

    @Test
    void thousandsAreKeptTogether() {
        assertThat(Quantities.count(0)).isEqualTo("0");
        assertThat(Quantities.count(1448)).isEqualTo("1448");
        assertThat(Quantities.count(18_825)).isEqualTo("18\u202f825");
        assertThat(Quantities.count(1_284_301)).isEqualTo("1\u202f284\u202f301");
        assertThat(Quantities.count(-14_000)).isEqualTo("−14\u202f000");
        assertThat(Quantities.count(Long.MIN_VALUE)).startsWith("−9\u202f223").endsWith("\u202f808");
    }

    @Test
    void bytesAreOneOrMany() {
        assertThat(Quantities.bytes(0)).isEqualTo("0 bytes");
        assertThat(Quantities.bytes(1)).isEqualTo("1 byte");
        assertThat(Quantities.bytes(18_825)).isEqualTo("18\u202f825 bytes");
        assertThat(Quantities.bytes(-1)).isEqualTo("−1 bytes");
        assertThat(Quantities.range(18_824, 20_272)).isEqualTo("bytes 18\u202f825 to 20\u202f272");
        assertThat(Quantities.range(6, 7)).isEqualTo("byte 7");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 byte", "9999, 9999 bytes", "16400, 16.4 kB", "20000, 20 kB", "420000, 420 kB", "9950000, 10 MB", "12300000000, 12.3 GB"})
    void aSizeTakesLittleRoom(long number, String text) {
        assertThat(Quantities.size(number)).isEqualTo(text);
    }

    @Test
    void aMomentIsSecondsToTheMicrosecond() {
        assertThat(Quantities.seconds(12_400_000)).isEqualTo("0.012400");
        assertThat(Quantities.seconds(1_499)).isEqualTo("0.000001");
        assertThat(Quantities.seconds(1_500)).isEqualTo("0.000002");
        assertThat(Quantities.seconds(-20_000)).isEqualTo("−0.000020");
        // a double would lose the last digits
        assertThat(Quantities.seconds(1_700_000_000_123_456_000L)).isEqualTo("1700000000.123456");
        assertThat(Quantities.seconds(Long.MAX_VALUE)).isEqualTo("9223372036.854776");
    }

    @Test
    void columnsHaveAsManyDecimalsAsAskedFor() {
        assertThat(Quantities.fixed(20.2234, 3)).isEqualTo("20.223");
        assertThat(Quantities.fixed(-0.5, 1)).isEqualTo("−0.5");
    }
}
