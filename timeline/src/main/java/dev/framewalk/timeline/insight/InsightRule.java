package dev.framewalk.timeline.insight;

import dev.framewalk.timeline.Insight;
import dev.framewalk.timeline.Timeline;
import java.util.function.Consumer;

/// One rule of analysis. It may remember what it was told; each timeline has rules of its own.
public interface InsightRule {
    /// Takes the next event.
    void event(Timeline timeline, int event, Consumer<Insight> found);
}
