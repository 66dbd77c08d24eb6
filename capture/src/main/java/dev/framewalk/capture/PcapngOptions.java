package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.charset.StandardCharsets;

/// A cursor over the options of one pcapng block.
final class PcapngOptions {
    private final Bytes window;
    private final boolean bigEndian;
    private final long end;
    private long next;
    private long at;
    private int code;
    private int length;
    private boolean damaged;

    /// Options in `[from, end)`.
    PcapngOptions(Bytes window, boolean bigEndian, long from, long end) {
        this.window = window;
        this.bigEndian = bigEndian;
        this.next = from;
        this.end = end;
    }

    /// Goes to the next option; false at the end, or where the rest cannot be options ([#isDamaged]).
    boolean next() {
        if (next + 4 > end) {
            // the end mark may be left out; one to three odd bytes are not options
            damaged |= next < end;
            return false;
        }
        code = bigEndian ? window.u16(next) : window.u16Le(next);
        length = bigEndian ? window.u16(next + 2) : window.u16Le(next + 2);
        at = next + 4;
        if (code == Pcapng.END_OF_OPTIONS) {
            next = end;
            return false;
        }
        if (at + length > end) {
            damaged = true;
            next = end;
            return false;
        }
        next = Math.min(end, at + Pcapng.padded(length));
        return true;
    }

    boolean isDamaged() {
        return damaged;
    }

    int code() {
        return code;
    }

    int length() {
        return length;
    }

    long at() {
        return at;
    }

    /// The value as text. Some programs end it with a zero byte, which is not part of it.
    String text() {
        int used = length;
        while (used > 0 && window.u8(at + used - 1) == 0) {
            used--;
        }
        return window.text(at, used, StandardCharsets.UTF_8);
    }

    boolean holds(int bytes) {
        return length >= bytes;
    }

    int i32() {
        return bigEndian ? window.i32(at) : window.i32Le(at);
    }

    long i64() {
        return bigEndian ? window.i64(at) : window.i64Le(at);
    }

    /// A time, whose upper 32 bits come first in either byte order.
    long ticks() {
        return ticksAt(at);
    }

    long ticksAt(long position) {
        return bigEndian ? window.i64(position) : window.u32Le(position) << 32 | window.u32Le(position + 4);
    }

    int u8() {
        return window.u8(at);
    }
}
