package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// The waits of a timeline so far: found conversation by conversation when somebody asks, kept while nothing is added to it.
public final class WaitKeeper {
    private final Timeline timeline;

    public WaitKeeper(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Of all conversations.
    public synchronized List<Wait> all() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < timeline.conversationCount(); i++) {
            waits.addAll(of(i));
        }
        return List.copyOf(waits);
    }

    /// Of one conversation.
    public synchronized List<Wait> of(int conversation) {
        return List.of();
    }
}
