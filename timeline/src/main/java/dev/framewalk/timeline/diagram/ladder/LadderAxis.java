package dev.framewalk.timeline.diagram.ladder;

/// How time runs down a ladder.
public enum LadderAxis {
    /// Equal times have equal heights; labels that would collide move aside and keep a line to their arrow.
    PROPORTIONAL,
    /// Times have their heights within limits: what is close is pulled apart until it can be read, what is idle is
    /// folded and the fold marked with its length.
    IDLE_FOLDED,
    /// Every event has its own row; long waits are marked with their length.
    ONE_ROW_PER_EVENT
}
