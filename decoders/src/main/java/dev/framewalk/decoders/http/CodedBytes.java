package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;

/// The coded bytes of one direction so far: an immutable value that shares its memory with those that it grew out of.
///
/// Of several values over the same array, the longest may write behind itself; any other one has to copy first.
final class CodedBytes {
    static final CodedBytes NONE = new CodedBytes(new Shared(new byte[0]), 0);

    /// An array with the number of bytes in it that are somebody's.
    private static final class Shared {
        private final byte[] array;
        private int used;

        Shared(byte[] array) {
            this.array = array;
        }
    }

    private final Shared shared;
    private final int length;

    private CodedBytes(Shared shared, int length) {
        this.shared = shared;
        this.length = length;
    }

    int length() {
        return length;
    }

    /// These, then others.
    CodedBytes with(Bytes window, long at, int more) {
        synchronized (shared) {
            if (shared.used == length && more <= shared.array.length - length) {
                window.copyTo(at, shared.array, length, more);
                shared.used = length + more;
                return new CodedBytes(shared, length + more);
            }
        }
        Shared larger = new Shared(Arrays.copyOf(shared.array, Math.max(256, Math.max(length + more, length * 2))));
        window.copyTo(at, larger.array, length, more);
        larger.used = length + more;
        return new CodedBytes(larger, length + more);
    }

    Bytes bytes() {
        return Bytes.captured(shared.array).slice(0, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodedBytes that
                && length == that.length
                && (shared == that.shared || Arrays.equals(shared.array, 0, length, that.shared.array, 0, length));
    }

    @Override
    public int hashCode() {
        return length;
    }

    @Override
    public String toString() {
        return length + " coded bytes";
    }
}
