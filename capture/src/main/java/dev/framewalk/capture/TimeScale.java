package dev.framewalk.capture;

/// How the clock ticks of one interface become nanoseconds: the options if_tsresol and if_tsoffset of pcapng.
final class TimeScale {
    static final TimeScale MICROSECONDS = new TimeScale(6, 0);

    private static final long NANOS = 1_000_000_000L;
    private static final String[] UNITS = {"s", "ms", "µs", "ns", "ps", "fs", "as"};

    private final int resolution;
    private final long offsetSeconds;
    /// Nanoseconds a tick, and up to which tick the product is safe; 0 and -1 where it takes more than that.
    private final long nanosPerTick;

    private final long easyTicks;

    /// @param resolution if_tsresol: a negative power of 10, or with the top bit set of 2
    TimeScale(int resolution, long offsetSeconds) {
        this.resolution = resolution & 0xff;
        this.offsetSeconds = offsetSeconds;
        boolean easy = this.resolution <= 9 && offsetSeconds == 0;
        this.nanosPerTick = easy ? power10(9 - this.resolution) : 0;
        this.easyTicks = easy ? Long.MAX_VALUE / nanosPerTick : -1;
    }

    /// Nanoseconds since the epoch.
    ///
    /// Some programs compute times before 1970 in signed arithmetic and write what comes out. As an unsigned count
    /// of ticks that is beyond what 64 bits of nanoseconds can hold, so it is then read as signed; this keeps
    /// distances between packets right.
    ///
    /// @return [PacketSink#NO_TIME] for what can not be expressed either way
    long nanos(long ticks) {
        return ticks >= 0 && ticks <= easyTicks ? ticks * nanosPerTick : hardNanos(ticks);
    }

    private long hardNanos(long ticks) {
        long unsigned = withOffset(magnitude(ticks));
        if (unsigned != PacketSink.NO_TIME || ticks >= 0) {
            return unsigned;
        }
        long before = magnitude(-ticks);
        return before < 0 ? PacketSink.NO_TIME : withOffset(-before);
    }

    /// Whether [#nanos] has to take these ticks as a negative number.
    boolean takesAsSigned(long ticks) {
        return ticks < 0 && withOffset(magnitude(ticks)) == PacketSink.NO_TIME;
    }

    private long withOffset(long nanos) {
        if (nanos == PacketSink.NO_TIME || offsetSeconds == 0) {
            return nanos;
        }
        long offset = offsetSeconds * NANOS;
        if (Math.multiplyHigh(offsetSeconds, NANOS) != offset >> 63) {
            return PacketSink.NO_TIME;
        }
        long sum = nanos + offset;
        return ((nanos ^ sum) & (offset ^ sum)) < 0 ? PacketSink.NO_TIME : sum;
    }

    /// An unsigned count of ticks in nanoseconds, without the offset; [PacketSink#NO_TIME] beyond 2^63.
    private long magnitude(long ticks) {
        if ((resolution & 0x80) != 0) {
            int shift = resolution & 0x7f;
            long high = Math.unsignedMultiplyHigh(ticks, NANOS);
            long low = ticks * NANOS;
            if (shift == 0) {
                return high != 0 || low < 0 ? PacketSink.NO_TIME : low;
            }
            if (shift >= 64) {
                return high >>> shift - 64;
            }
            long nanos = high << 64 - shift | low >>> shift;
            return high >>> shift != 0 || nanos < 0 ? PacketSink.NO_TIME : nanos;
        }
        if (resolution <= 9) {
            long perTick = power10(9 - resolution);
            long nanos = ticks * perTick;
            return Math.unsignedMultiplyHigh(ticks, perTick) != 0 || nanos < 0 ? PacketSink.NO_TIME : nanos;
        }
        int tooFine = resolution - 9;
        // 10^19 is the largest power that an unsigned long holds
        return tooFine > 19 ? 0 : asTime(Long.divideUnsigned(ticks, power10(tooFine)));
    }

    private static long asTime(long nanos) {
        return nanos < 0 ? PacketSink.NO_TIME : nanos;
    }

    /// The ticks that stand for a time, rounded down; the inverse of [#nanos] for what a writer needs.
    long ticks(long nanos) {
        if (resolution <= 9) {
            return Math.floorDiv(nanos - offsetSeconds * NANOS, power10(9 - resolution));
        }
        throw new IllegalArgumentException("times are written with a resolution of 1 s to 1 ns");
    }

    private static long power10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// Such as `1 µs`, `100 ns` or `2^-32 s`.
    String resolutionText() {
        if ((resolution & 0x80) != 0) {
            return "2^-" + (resolution & 0x7f) + " s";
        }
        int unit = (resolution + 2) / 3;
        return unit < UNITS.length ? power10(unit * 3 - resolution) + " " + UNITS[unit] : "10^-" + resolution + " s";
    }
}
