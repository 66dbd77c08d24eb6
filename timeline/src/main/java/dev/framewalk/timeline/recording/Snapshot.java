package dev.framewalk.timeline.recording;

/// How much of a recording readers may see: all of it was published at one moment. The rows of the columns that it counts never change; what was learnt
/// later about some of them stands beside the columns, and is counted here.
///
/// @param packets       packets 1 to this number
/// @param events        events 0 to this number, which is none of them
/// @param conversations conversations 0 to this number, which is none of them
/// @param learnt        how often something was learnt that makes published events look otherwise: see [EventTable#learnt(int)]
public record Snapshot(int packets, int events, int conversations, int learnt) {
    static final Snapshot NOTHING = new Snapshot(0, 0, 0, 0);
}
