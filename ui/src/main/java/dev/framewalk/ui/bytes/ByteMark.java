package dev.framewalk.ui.bytes;

/// Bytes of a pane that are marked.
///
/// @param from counted from the beginning of the window
/// @param to   one past the last
/// @param tone 0 for plain, else a number that tells neighbours apart
record ByteMark(long from, long to, int tone) {
    boolean isEmpty() {
        return to <= from;
    }
}
