package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.waiting.Waits;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Prepares what is told about a whole capture while it is read: spans, links, waits, insights. All of them go on together, a few events at a
/// time, and whoever reads waits for them now and then: what an event tells is asked for while it is still remembered.
final class Preparation {
    /// Events with which all lists go on together.
    private static final int EVENTS = 500;

    /// Reading is not ahead by more events than these, and those of one slice: so many are remembered.
    private static final int AHEAD = 3_000;

    private static final long WAITING_MILLIS = 50;
    /// Whoever prepares may have been stopped: then reading goes on.
    private static final int MOST_WAITS = 40;

    private final Timeline timeline;
    private final Executor lists;
    private final Runnable done;
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private volatile boolean isOver;
    private volatile boolean isBroken;
    private volatile int prepared;
    private volatile int insightsAt;
    private volatile boolean hasSeenAll;

    /// @param lists where to prepare
    /// @param done  told there whenever insights were looked for
    Preparation(Timeline timeline, Executor lists, Runnable done) {
        this.timeline = timeline;
        this.lists = lists;
        this.done = done;
    }

    /// More of the capture has been read.
    ///
    /// @param isAll whether nothing more will come
    void grown(boolean isAll) {
        isOver |= isAll;
        if (isLeft() && isBusy.compareAndSet(false, true)) {
            lists.execute(this::run);
        }
    }

    /// Waits until little is left to prepare; for whoever reads.
    void await() throws InterruptedException {
        for (int i = 0; i < MOST_WAITS && isBusy.get() && timeline.eventCount() - prepared > AHEAD; i++) {
            synchronized (this) {
                if (isBusy.get() && timeline.eventCount() - prepared > AHEAD) {
                    wait(WAITING_MILLIS);
                }
            }
        }
    }

    /// Whether all that was read is in the lists.
    boolean isDone() {
        return isBroken || prepared == timeline.eventCount() && (!isOver || hasSeenAll);
    }

    private boolean isLeft() {
        return !isBroken && (prepared < timeline.eventCount() || isOver && !hasSeenAll);
    }

    private void run() {
        try {
            goOn();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            // our own mistake, or no more memory: what is prepared is still worth showing
            isBroken = true;
        } finally {
            isBusy.set(false);
            synchronized (this) {
                notifyAll();
            }
        }
        grown(false);
    }

    private void goOn() {
        int count = timeline.eventCount();
        boolean isAll = isOver;
        int at = prepared;
        while (at < count) {
            at = Math.min(count, at + EVENTS);
            Spans.prepare(timeline, at);
            Links.of(timeline).prepare(at);
            Waits.of(timeline).prepare(at);
            Insights.of(timeline).prepare(at);
            synchronized (this) {
                prepared = at;
                notifyAll();
            }
        }
        // who waited for what is judged by whole conversations: of a large file once, of a large stream anew when it has twice as many events
        boolean isDue = timeline.progress() >= 1 && count >= 2L * insightsAt;
        if (isAll || count <= Timeline.FEW_EVENTS || isDue) {
            insightsAt = count;
            Insights.of(timeline).all();
            hasSeenAll |= isAll;
            done.run();
        }
    }
}
