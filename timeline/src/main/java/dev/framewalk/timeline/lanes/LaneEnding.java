package dev.framewalk.timeline.lanes;

/// How a lane ended.
public enum LaneEnding {
    /// The answer is whole.
    COMPLETE,
    /// It goes on, or the capture ended first.
    OPEN,
    /// One end broke it off.
    RESET,
    /// The answer came to an end and is not whole.
    CUT,
    /// The request was thrown away unread by the server: it came in data sent ahead that it did not take (0-RTT).
    DISCARDED;

    /// Whether something other than its own end, or that of the capture, ended it.
    public boolean isTrouble() {
        return this == RESET || this == CUT || this == DISCARDED;
    }
}
