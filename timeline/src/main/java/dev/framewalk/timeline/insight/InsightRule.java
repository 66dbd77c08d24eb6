package dev.framewalk.timeline.insight;

import dev.framewalk.timeline.Timeline;
import java.util.function.Consumer;

/// One rule of analysis. It may remember what it was told; each timeline has rules of its own.
public interface InsightRule {
    /// Takes the next event.
    void event(Timeline timeline, int event, Consumer<Insight> found);

    /// Gives what is true of all that it was told so far, and may be said otherwise later: counts that still grow. Asked whenever
    /// somebody wants the insights, and replaces what it gave before.
    default void standing(Timeline timeline, Consumer<Insight> found) {}
}
