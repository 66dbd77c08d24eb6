package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;

/// Where the bytes of one direction of a stream are: in packets, or in what a stream around it carries.
public sealed interface StreamPlaces permits StreamMap, UncoveredMap {
    /// The bytes of `[streamFrom, streamTo)` that are there, holes left out, as one window that knows what it was made of.
    ///
    /// @param atMost the result is cut to this many bytes
    Bytes bytes(long streamFrom, long streamTo, Bytes capture, int atMost);

    /// One past the last byte known.
    long end();
}
