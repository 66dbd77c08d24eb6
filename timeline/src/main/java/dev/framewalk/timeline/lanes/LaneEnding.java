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
    CUT
}
