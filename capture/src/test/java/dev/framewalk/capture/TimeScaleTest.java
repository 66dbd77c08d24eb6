package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    @Test
    void everyResolutionAgreesWithArithmeticWithoutBounds() {
        Random random = new Random(11);
        for (int resolution = 0; resolution < 256; resolution++) {
            for (int i = 0; i < 200; i++) {
                long ticks = random.nextLong() >>> random.nextInt(64);
                long offset = i % 4 == 0 ? 0 : random.nextLong() >> 20 + random.nextInt(44);
                TimeScale scale = new TimeScale(resolution, offset);
                assertThat(scale.nanos(ticks))
                        .as("resolution %d, ticks %d, offset %d", resolution, ticks, offset)
                        .isEqualTo(exact(resolution, ticks, offset));
            }
        }
    }

    private static long exact(int resolution, long ticks, long offset) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
        long time = fit(scaled(resolution, unsigned), offset);
        if (time != PacketSink.NO_TIME || ticks >= 0) {
            return time;
        }
        return fit(scaled(resolution, unsigned.subtract(BigInteger.ONE.shiftLeft(64)).negate()).negate(), offset);
    }

    private static BigInteger scaled(int resolution, BigInteger ticks) {
        return (resolution & 0x80) != 0
                ? ticks.multiply(NANOS).shiftRight(resolution & 0x7f)
                : ticks.multiply(NANOS).divide(BigInteger.TEN.pow(resolution));
    }

    private static long fit(BigInteger nanos, long offset) {
        BigInteger shift = BigInteger.valueOf(offset).multiply(NANOS);
        // neither the time without its offset nor the offset may be beyond 64 bits
        if (nanos.bitLength() > 63 || shift.bitLength() > 63) {
            return PacketSink.NO_TIME;
        }
        BigInteger sum = nanos.add(shift);
        return sum.bitLength() > 63 ? PacketSink.NO_TIME : sum.longValue();
    }

    @ParameterizedTest
    @CsvSource({"0,1 s", "3,1 ms", "6,1 µs", "7,100 ns", "8,10 ns", "9,1 ns", "12,1 ps", "160,2^-32 s", "40,10^-40 s"})
    void aResolutionHasWords(int resolution, String words) {
        assertThat(new TimeScale(resolution, 0).resolutionText()).isEqualTo(words);
    }
}
