package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;

/// A stretch of a capture, copied into an array that is used again for the next one.
///
/// A sweep that records nothing reads packets through it: reading an array is less for the compiler to chew on than reading mapped
/// memory, which counts in runs of a second. Nothing that is fed may keep this window; what must be kept (a segment that waits for
/// an earlier one, a fragment) is kept at its place in the capture, which [#lasting] and [#lastingAt] give.
final class Stretch {
    /// Short enough to stay in the processor's cache while it is read, long enough to make copies rare.
    private static final int USUAL = 1 << 18;

    private byte[] array = new byte[USUAL];
    private Bytes near = Bytes.captured(array);
    private Bytes capture = Bytes.EMPTY;
    private long from;
    private long to;

    /// Makes sure that so many bytes of the capture are here.
    void turnTo(Bytes window, long at, int length) {
        if (at >= from && at + length <= to && window == capture) {
            return;
        }
        int take = (int) Math.min(window.length() - at, Math.max(USUAL, length));
        if (take > array.length) {
            array = new byte[take];
            near = Bytes.captured(array);
        }
        window.copyTo(at, array, 0, take);
        capture = window;
        from = at;
        to = at + take;
    }

    /// The window to read from.
    Bytes near() {
        return near;
    }

    /// Where a position of the capture is in it.
    long nearAt(long at) {
        return at - from;
    }

    /// The window that holds these bytes for good.
    Bytes lasting(Bytes window) {
        return window == near ? capture : window;
    }

    /// Where a position is in the window that [#lasting] gives.
    long lastingAt(Bytes window, long at) {
        return window == near ? at + from : at;
    }
}
