package dev.framewalk.ui.bytes;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Whole;

/// A stretch of bytes that is worth a tab of its own: all windows that are slices of it, or that were made again of the same bytes, are shown in it.
///
/// @param name   what the tab is called
/// @param window the window, which is no slice of another
/// @param from   first byte shown
/// @param length how many are shown
record BytePane(String name, Bytes window, long from, long length) {
    /// What a window is called that is nowhere in the pane.
    static final long NOWHERE = -1;

    /// Where the first byte of a window is, counted as the pane's own; [#NOWHERE] if it is not in the pane.
    long place(Bytes source) {
        Whole whole = Whole.of(source);
        return Whole.same(whole.window(), window) ? whole.from() : NOWHERE;
    }

    /// Whether a byte of a window is in the pane.
    boolean holds(Bytes source, long at) {
        long place = place(source);
        return place != NOWHERE && place + at >= from && place + at < from + length;
    }

    /// Whether these are bytes as they were recorded.
    boolean isCaptured() {
        return window.origin().parts().isEmpty();
    }
}
