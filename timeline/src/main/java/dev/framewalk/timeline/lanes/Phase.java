package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.field.Certainty;

/// An interval of a lane with a meaning.
///
/// @param kind          what the time went to
/// @param fromNanos     nanoseconds since the epoch
/// @param toNanos       nanoseconds since the epoch; not before `fromNanos`
/// @param event         the event to look at for it; -1 for none
/// @param culpritPacket the packet that ended a wait, or that others waited for; 0 if none is to blame
/// @param culpritLane   number of the lane that was in the way, in the same conversation unless `culpritConversation` says otherwise;
///                      -1 if none was
/// @param culpritConversation the conversation of that lane; -1 if none was
/// @param certainty     how we know
/// @param why           the cause by its stable name, such as `tcp-head-of-line`; empty where the kind says it all
public record Phase(
        PhaseKind kind,
        long fromNanos,
        long toNanos,
        int event,
        int culpritPacket,
        long culpritLane,
        int culpritConversation,
        Certainty certainty,
        String why) {
    /// One that nothing else is to blame for.
    public static Phase of(PhaseKind kind, long fromNanos, long toNanos, int event, Certainty certainty) {
        return new Phase(kind, fromNanos, toNanos, event, 0, -1, -1, certainty, "");
    }

    public long nanos() {
        return toNanos - fromNanos;
    }

    public boolean isObserved() {
        return certainty instanceof Certainty.Observed;
    }
}
