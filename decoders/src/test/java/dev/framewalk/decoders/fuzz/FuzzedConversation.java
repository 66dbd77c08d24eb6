package dev.framewalk.decoders.fuzz;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A conversation as a fuzzer's bytes describe it: who sends what in which order, what is missing, who ends when. Any bytes are one.
///
/// ```
///   +------+  then, until the bytes end:  +------+--------+-----------------
///   | how  |                              | what | length | bytes (of data)
///   +------+                              +------+--------+-----------------
///      1                                      1       2
/// ```
/// Bit 0 of `how`: the beginning was not seen. `what`, modulo 8: 0, 1, 2 data of the client; 3, 4, 5 data of the server; 6 a gap; 7 an ending.
/// For the last two bit 3 is the side, and the length is that of the gap or which ending.
final class FuzzedConversation {
    private static final int LARGEST_GAP = 1 << 12;

    private final StreamStart start;
    private final List<Turn> turns = new ArrayList<>();

    /// One thing that happens: data, a gap (if `gap` is positive) or an ending (if there are neither).
    private record Turn(Side side, byte[] bytes, int gap, Ending ending) {
        boolean isEnding() {
            return gap == 0 && bytes.length == 0;
        }
    }

    FuzzedConversation(byte[] input) {
        ByteBuffer in = ByteBuffer.wrap(input);
        start = in.hasRemaining() && (in.get() & 1) != 0 ? StreamStart.MIDWAY : StreamStart.FRESH;
        while (in.remaining() >= 3) {
            int what = in.get();
            int length = in.getShort() & 0xffff;
            Side flagged = (what & 8) == 0 ? Side.CLIENT : Side.SERVER;
            switch (what & 7) {
                case 6 -> turns.add(new Turn(flagged, new byte[0], 1 + length % LARGEST_GAP, Ending.FINISHED));
                case 7 -> turns.add(new Turn(flagged, new byte[0], 0, Ending.values()[length % Ending.values().length]));
                default -> {
                    byte[] bytes = new byte[Math.min(length, in.remaining())];
                    in.get(bytes);
                    if (bytes.length > 0) {
                        turns.add(new Turn((what & 7) < 3 ? Side.CLIENT : Side.SERVER, bytes, 0, Ending.FINISHED));
                    }
                }
            }
        }
    }

    private FuzzedConversation(StreamStart start, List<Turn> turns) {
        this.start = start;
        this.turns.addAll(turns);
    }

    StreamStart start() {
        return start;
    }

    int turns() {
        return turns.size();
    }

    /// How many bytes are in it, both sides together.
    int length() {
        return turns.stream().mapToInt(turn -> turn.bytes.length).sum();
    }

    /// The same conversation, byte by byte.
    FuzzedConversation chopped() {
        List<Turn> chopped = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.bytes.length == 0) {
                chopped.add(turn);
            }
            for (byte one : turn.bytes) {
                chopped.add(new Turn(turn.side, new byte[] {one}, 0, turn.ending));
            }
        }
        return new FuzzedConversation(start, chopped);
    }

    /// Gives turns `[from, to)` to a decoder, each in a window that is spoilt afterwards.
    void feed(StreamDecoder<?> decoder, int from, int to) {
        long[] offsets = new long[2];
        for (int i = 0; i < to; i++) {
            Turn turn = turns.get(i);
            int side = turn.side.ordinal();
            if (i >= from) {
                if (turn.isEnding()) {
                    decoder.end(turn.side, turn.ending);
                } else if (turn.gap > 0) {
                    decoder.gap(turn.side, offsets[side], turn.gap);
                } else {
                    byte[] window = new byte[turn.bytes.length + 3];
                    System.arraycopy(turn.bytes, 0, window, 2, turn.bytes.length);
                    decoder.data(turn.side, Bytes.captured(window), 2, turn.bytes.length, offsets[side]);
                    Arrays.fill(window, (byte) 0xee);
                }
            }
            offsets[side] += turn.bytes.length + turn.gap;
        }
    }

    /// All bytes of one side; gaps are zeros.
    Bytes bytes(Side side) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Turn turn : turns) {
            if (turn.side == side) {
                all.writeBytes(turn.bytes);
                all.writeBytes(new byte[turn.gap]);
            }
        }
        return Bytes.captured(all.toByteArray());
    }

    /// Whether a gap lies in a range of one side.
    boolean hasGapIn(Unit unit) {
        long at = 0;
        for (Turn turn : turns) {
            if (turn.side == unit.side()) {
                if (turn.gap > 0 && at < unit.to() && at + turn.gap > unit.from()) {
                    return true;
                }
                at += turn.bytes.length + turn.gap;
            }
        }
        return false;
    }
}
