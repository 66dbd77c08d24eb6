package dev.framewalk.decoders.stream;

/// What one frame does to the flow-control windows of one sender: how many bytes it might still send before and after the frame, on the
/// stream and on all streams together. Windows may be negative.
public interface FlowWindows {
    /// Not known: the beginning of the connection was not seen, or frames are missing.
    long UNKNOWN = Long.MIN_VALUE;

    /// Whose bytes the windows limit.
    Side sender();

    /// The window of the connection before the frame; [#UNKNOWN] if it is not known.
    long connectionBefore();

    /// The same after the frame.
    long connectionAfter();

    /// The window of the frame's stream; of a frame without a stream, the one that each stream begins with. [#UNKNOWN] if there is none or it
    /// is not known.
    long streamBefore();

    /// The same after the frame.
    long streamAfter();

    /// Whether a window of this size is known.
    static boolean isKnown(long window) {
        return window != UNKNOWN;
    }
}
