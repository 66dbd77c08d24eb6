package dev.framewalk.timeline.diagram.lanes;

/// What is marked on lanes.
///
/// @param cursorNanos moment of the cursor, in nanoseconds since the epoch; [#NONE_SEEN] for none
/// @param row         the row that is looked at; -1 for none
public record LanesMarks(long cursorNanos, int row) {
    public static final long NONE_SEEN = Long.MIN_VALUE;
    public static final LanesMarks NONE = new LanesMarks(NONE_SEEN, -1);
}
