package dev.framewalk.ui.bytes;

import dev.framewalk.bytes.Bytes;

/// A stretch of bytes that is worth a tab of its own.
///
/// @param name   what the tab is called
/// @param window the window
/// @param from   first byte shown
/// @param length how many are shown
record BytePane(String name, Bytes window, long from, long length) {
    boolean holds(Bytes source, long at) {
        return source == window && at >= from && at < from + length;
    }
}
