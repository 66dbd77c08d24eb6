package dev.framewalk.benchmarks;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.hpack.HpackDecoder;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Skimming header blocks: what each request of a steady connection costs, and what texts in Huffman codes cost.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HpackBenchmark {
    /// The first request of a browser: nine fields, five of them written out in Huffman codes and inserted.
    private static final Bytes FIRST = hex("828641871d23f67a9721e9847abcd07f66a281b0dae053fad0321aa49d13fda992a49685340c8a6adca7e28102ef7da9677b8171"
            + "707f6a62293a9d810020004015309ac2ca7f2c05c5c153b0497ca589d34d1f43aeba0c41a4c7a98f33a69a3fdf9a68fa1d75d0620d263d4c79a68fbed00177fe"
            + "be58f9fbed00177b518b2d4b70ddf45abefb4005db90408721eaa8a4498f5788ea52d6b0e83772ff");

    /// The same fields once more: nine bytes.
    private static final Bytes AGAIN = hex("8286c284c1c0bf90be");

    private static final Bytes HUFFMAN = hex("048cf1e3c2e5f23a6ba0ab90f4ff");

    private final HpackDecoder fresh = new HpackDecoder();
    private final HpackDecoder steady = new HpackDecoder();

    /// Begins with the first request.
    public HpackBenchmark() {
        steady.decode(FIRST, 0, FIRST.length(), 1);
    }

    private static Bytes hex(String digits) {
        return Bytes.captured(HexFormat.of().parseHex(digits));
    }

    /// Nine fields in nine bytes.
    @Benchmark
    public HpackBlock indexedFields() {
        return steady.decode(AGAIN, 0, AGAIN.length(), 2);
    }

    /// Nine fields, five new entries, texts of some 220 octets.
    @Benchmark
    public HpackBlock writtenOutFields() {
        return fresh.decode(FIRST, 0, FIRST.length(), 1);
    }

    /// One field with a text of 15 octets in 12 bytes, not inserted.
    @Benchmark
    public HpackBlock huffmanText() {
        return fresh.decode(HUFFMAN, 0, HUFFMAN.length(), 1);
    }
}
