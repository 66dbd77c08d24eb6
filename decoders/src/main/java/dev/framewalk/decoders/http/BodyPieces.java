package dev.framewalk.decoders.http;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Collects the ranges of a body while it arrives; neighbouring ranges become one. Two `long`s a range, so that a body of a million
/// chunks stays small.
public final class BodyPieces {
    private static final long[] NOTHING = {};
    private long[] borders = NOTHING;
    private int count;
    private long length;
    private long missing;
    private long contiguous = -1;

    /// As it is now; later changes of either leave the other alone.
    public BodyPieces copy() {
        BodyPieces copy = new BodyPieces();
        copy.borders = count == 0 ? NOTHING : Arrays.copyOf(borders, count);
        copy.count = count;
        copy.length = length;
        copy.missing = missing;
        copy.contiguous = contiguous;
        return copy;
    }

    public void clear() {
        count = 0;
        length = 0;
        missing = 0;
        contiguous = -1;
    }

    /// Bytes `[from, to)` of the direction belong to the body.
    public void add(long from, long to) {
        length += to - from;
        if (count > 0 && borders[count - 1] == from) {
            borders[count - 1] = to;
            return;
        }
        if (count == borders.length) {
            borders = Arrays.copyOf(borders, Math.max(2, count * 2));
        }
        borders[count++] = from;
        borders[count++] = to;
    }

    /// So many bytes of the body are missing here.
    public void miss(long bytes) {
        if (contiguous < 0) {
            contiguous = length;
        }
        length += bytes;
        missing += bytes;
    }

    public long length() {
        return length;
    }

    public long missing() {
        return missing;
    }

    /// The body as it stands.
    public HttpBody body(Side side, List<String> codings) {
        return new HttpBody(
                new Pieces(side, Arrays.copyOf(borders, count)), length, missing, contiguous < 0 ? length : contiguous, codings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BodyPieces that
                && length == that.length
                && missing == that.missing
                && contiguous == that.contiguous
                && Arrays.equals(borders, 0, count, that.borders, 0, that.count);
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, length, missing, contiguous);
    }

    private static final class Pieces extends AbstractList<Unit> {
        private final Side side;
        private final long[] borders;

        Pieces(Side side, long[] borders) {
            this.side = side;
            this.borders = borders;
        }

        @Override
        public Unit get(int index) {
            Objects.checkIndex(index, size());
            return new Unit(side, borders[2 * index], borders[2 * index + 1]);
        }

        @Override
        public int size() {
            return borders.length / 2;
        }
    }
}
