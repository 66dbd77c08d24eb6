package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A conversation written down for tests: who sends what, in which order, with gaps and endings.
public final class Script {
    private final String name;
    private final StreamStart start;
    private final List<Turn> turns = new ArrayList<>();

    private Script(String name, StreamStart start) {
        this.name = name;
        this.start = start;
    }

    /// One thing that happens: bytes, a gap (if `gap` is positive) or an ending (if it is not null).
    record Turn(Side side, byte[] bytes, int gap, Ending ending) {}

    public static Script named(String name) {
        return new Script(name, StreamStart.FRESH);
    }

    /// One whose beginning was not seen.
    public static Script joinedMidway(String name) {
        return new Script(name, StreamStart.MIDWAY);
    }

    /// One that begins in a certain way.
    public static Script starting(String name, StreamStart start) {
        return new Script(name, start);
    }

    public Script client(String text) {
        return client(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Script server(String text) {
        return server(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Script client(byte[] bytes) {
        turns.add(new Turn(Side.CLIENT, bytes, 0, null));
        return this;
    }

    public Script server(byte[] bytes) {
        turns.add(new Turn(Side.SERVER, bytes, 0, null));
        return this;
    }

    public Script gap(Side side, int length) {
        turns.add(new Turn(side, new byte[0], length, null));
        return this;
    }

    public Script end(Side side, Ending ending) {
        turns.add(new Turn(side, new byte[0], 0, ending));
        return this;
    }

    public StreamStart start() {
        return start;
    }

    List<Turn> turns() {
        return turns;
    }

    /// All bytes of one side; gaps are zeros.
    public Bytes bytes(Side side) {
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

    /// The same conversation with the bytes in other pieces.
    ///
    /// @param nextLength gives the length of each next piece
    Script cut(java.util.function.IntSupplier nextLength) {
        Script cut = new Script(name, start);
        for (Turn turn : turns) {
            if (turn.bytes.length == 0) {
                cut.turns.add(turn);
            }
            for (int at = 0; at < turn.bytes.length; ) {
                int to = Math.min(turn.bytes.length, at + nextLength.getAsInt());
                cut.turns.add(new Turn(turn.side, Arrays.copyOfRange(turn.bytes, at, to), 0, null));
                at = to;
            }
        }
        return cut;
    }

    /// The same conversation up to its byte number `length`, without endings.
    Script prefix(int length) {
        Script prefix = new Script(name, start);
        int left = length;
        for (Turn turn : turns) {
            if (turn.ending != null) {
                break;
            }
            if (turn.bytes.length > left) {
                prefix.turns.add(new Turn(turn.side, Arrays.copyOf(turn.bytes, left), 0, null));
                break;
            }
            prefix.turns.add(turn);
            left -= turn.bytes.length;
        }
        return prefix;
    }

    /// How many bytes stand before the first ending.
    int lengthBeforeEnding() {
        int length = 0;
        for (Turn turn : turns) {
            if (turn.ending != null) {
                break;
            }
            length += turn.bytes.length;
        }
        return length;
    }

    /// Gives turns `[from, to)` to a decoder.
    void feed(StreamDecoder<?> decoder, int from, int to) {
        long[] offsets = new long[2];
        for (int i = 0; i < to; i++) {
            Turn turn = turns.get(i);
            int side = turn.side.ordinal();
            if (i >= from) {
                if (turn.ending != null) {
                    decoder.end(turn.side, turn.ending);
                } else if (turn.gap > 0) {
                    decoder.gap(turn.side, offsets[side], turn.gap);
                } else if (turn.bytes.length > 0) {
                    // a window that begins elsewhere, so that positions and offsets cannot be mixed up
                    byte[] window = new byte[turn.bytes.length + 7];
                    System.arraycopy(turn.bytes, 0, window, 5, turn.bytes.length);
                    decoder.data(turn.side, Bytes.captured(window), 5, turn.bytes.length, offsets[side]);
                    // decoders must not keep the window
                    Arrays.fill(window, (byte) 0xee);
                }
            }
            offsets[side] += turn.bytes.length + turn.gap;
        }
    }

    /// Gives all of it to a decoder, whoever made that.
    public void feedAll(StreamDecoder<?> decoder) {
        feed(decoder, 0, turns.size());
    }

    /// What a protocol's decoder makes of it.
    public List<StreamEvent> events(StreamProtocol protocol) {
        List<StreamEvent> events = new ArrayList<>();
        feed(protocol.decoder(events::add, start), 0, turns.size());
        return events;
    }

    @Override
    public String toString() {
        return name;
    }
}
