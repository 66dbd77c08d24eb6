package dev.framewalk.decoders.http;

import java.io.IOException;
import java.io.InputStream;

/// Undoes the `compress` coding: the adaptive Lempel-Ziv-Welch format of the UNIX program of that name (RFC 9110, section 8.4.1.1).
///
/// Three bytes of header (1f 9d, and a byte with the widest code and whether code 256 clears the table), then codes of 9 bits and more,
/// least significant bit first, written in groups of eight: when the width changes, the rest of a group is padding.
final class LzwInput extends InputStream {
    private static final int CLEAR = 256;
    private final InputStream coded;
    private final int widest;
    private final boolean clears;
    private final int[] prefix;
    private final byte[] last;
    private final byte[] pending;
    private int pendingAt;
    private int width = 9;
    private int next;
    private int previous = -1;
    private int firstOfPrevious;
    private int bitsHeld;
    private int held;
    private int codesInGroup;

    LzwInput(InputStream coded) throws IOException {
        this.coded = coded;
        if (coded.read() != 0x1f || coded.read() != 0x9d) {
            throw new IOException("does not begin with 1f 9d");
        }
        int flags = coded.read();
        widest = flags & 0x1f;
        clears = (flags & 0x80) != 0;
        if (flags < 0 || widest < 9 || widest > 16) {
            throw new IOException("codes of " + widest + " bits");
        }
        prefix = new int[1 << widest];
        last = new byte[1 << widest];
        pending = new byte[(1 << widest) + 1];
        pendingAt = pending.length;
        for (int i = 0; i < 256; i++) {
            last[i] = (byte) i;
        }
        next = clears ? CLEAR + 1 : CLEAR;
    }

    @Override
    public int read() throws IOException {
        while (pendingAt == pending.length) {
            if (!expandOne()) {
                return -1;
            }
        }
        return pending[pendingAt++] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (pendingAt == pending.length) {
            if (!expandOne()) {
                return -1;
            }
        }
        int give = Math.min(length, pending.length - pendingAt);
        System.arraycopy(pending, pendingAt, into, at, give);
        pendingAt += give;
        return give;
    }

    private boolean expandOne() throws IOException {
        if (next == 1 << width && width < widest) {
            endGroup();
            width++;
        }
        int code = readCode();
        if (code < 0) {
            return false;
        }
        if (clears && code == CLEAR) {
            endGroup();
            width = 9;
            next = CLEAR + 1;
            previous = -1;
            return true;
        }
        if (previous < 0) {
            if (code > 255) {
                throw new IOException("code " + code + " before any text");
            }
            firstOfPrevious = code;
        } else if (code > next || (code == next && next >= prefix.length)) {
            throw new IOException("code " + code + " is not in the table");
        }
        int walk = code;
        if (previous >= 0 && code == next) {
            // the one code that is used before it is known: the text before plus its own first byte
            pending[--pendingAt] = (byte) firstOfPrevious;
            walk = previous;
        }
        while (walk > 255) {
            pending[--pendingAt] = last[walk];
            walk = prefix[walk];
        }
        pending[--pendingAt] = (byte) walk;
        if (previous >= 0 && next < prefix.length) {
            prefix[next] = previous;
            last[next] = (byte) walk;
            next++;
        }
        firstOfPrevious = walk;
        previous = code;
        return true;
    }

    private int readCode() throws IOException {
        while (bitsHeld < width) {
            int one = coded.read();
            if (one < 0) {
                return -1;
            }
            held |= one << bitsHeld;
            bitsHeld += 8;
        }
        int code = held & ((1 << width) - 1);
        held >>>= width;
        bitsHeld -= width;
        codesInGroup = (codesInGroup + 1) & 7;
        return code;
    }

    private void endGroup() throws IOException {
        while (codesInGroup != 0) {
            if (readCode() < 0) {
                break;
            }
        }
        codesInGroup = 0;
        held = 0;
        bitsHeld = 0;
    }
}
