package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;

/// Bytes that were kept because what they belong to is not complete; compared by value. Several may look at one array, as far as each
/// knew it: nobody changes what lies before the end of any of them.
public final class Http2Kept {
    /// No bytes.
    public static final Http2Kept NOTHING = new Http2Kept(new byte[0], 0);

    private final byte[] array;
    private final int length;

    Http2Kept(byte[] array, int length) {
        this.array = array;
        this.length = length;
    }

    public int length() {
        return length;
    }

    /// A window over them.
    public Bytes bytes() {
        return Bytes.captured(array).slice(0, length);
    }

    byte[] copy(int capacity) {
        byte[] copy = new byte[Math.max(capacity, length)];
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Http2Kept that
                && length == that.length
                && Arrays.equals(array, 0, length, that.array, 0, length);
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int i = 0; i < Math.min(length, 32); i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
