package dev.framewalk.timeline.lanes;

/// A moment at which something was seen, and the event that tells of it.
///
/// @param nanos nanoseconds since the epoch
/// @param event its index in the timeline; -1 where it was not seen
public record Seen(long nanos, int event) {
    /// Not seen.
    public static final Seen NOT = new Seen(0, -1);

    public boolean was() {
        return event >= 0;
    }
}
