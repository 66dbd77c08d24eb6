package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The reading of a capture in the background, with its progress; can be cancelled at any time.
///
/// What has been read may be looked at while the rest is read.
public final class Loading {
    /// How far it is.
    public enum Phase {
        READING,
        /// Everything is there.
        COMPLETE,
        /// The user had seen enough.
        CANCELLED,
        /// It could not be read on.
        FAILED,
        /// What was read takes all the memory that the program may have.
        FULL
    }

    /// So few that the first steps are on screen at once.
    private static final int FIRST_SLICE = 500;
    private static final int SLICE = 1_000;
    private static final int FEW = 20_000;
    private static final long TELLING_NANOS = 100_000_000L;

    /// How long to wait for a stream that brings nothing at present: a little at first, then longer.
    private static final long SHORTEST_WAIT_MILLIS = 5;

    private static final long LONGEST_WAIT_MILLIS = 200;

    private final Timeline timeline;
    private final Preparation preparation;
    private final Executor front;
    private final Runnable grown;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyIntegerWrapper packets = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final AtomicBoolean toldSoon = new AtomicBoolean();
    private volatile boolean cancelled;
    private final MemoryBound memory = new MemoryBound();
    private long toldNanos;

    /// @param preparation told whenever there is more, and waited for where it falls behind
    /// @param front       where properties may be changed
    /// @param grown       called there whenever there is more to see
    Loading(Timeline timeline, Preparation preparation, Executor front, Runnable grown) {
        this.timeline = timeline;
        this.preparation = preparation;
        this.front = front;
        this.grown = grown;
    }

    /// Reads until the end, until cancelled, or until it fails; on the calling thread.
    void run() {
        Phase end = Phase.COMPLETE;
        String why = "";
        try {
            int slice = FIRST_SLICE;
            long wait = SHORTEST_WAIT_MILLIS;
            while (!cancelled) {
                if (memory.isReached()) {
                    end = Phase.FULL;
                    break;
                }
                if (timeline.advance(slice) > 0) {
                    wait = SHORTEST_WAIT_MILLIS;
                    tell();
                    preparation.grown(false);
                    preparation.await();
                } else if (timeline.isComplete()) {
                    break;
                } else if (!timeline.capture().refresh()) {
                    toldNanos = 0;
                    tell();
                    Thread.sleep(wait);
                    wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
                }
                slice = SLICE;
            }
        } catch (IOException unreadable) {
            end = Phase.FAILED;
            why = String.valueOf(unreadable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            cancelled = true;
        } catch (OutOfMemoryError full) {
            end = Phase.FULL;
        } catch (RuntimeException | StackOverflowError bug) {
            // our own mistake must not take away what was read before it
            end = Phase.FAILED;
            why = bug.toString();
        }
        preparation.grown(true);
        Phase reached = cancelled ? Phase.CANCELLED : end;
        String reason = why;
        front.execute(() -> {
            update();
            failure.set(reason);
            phase.set(reached);
            grown.run();
        });
    }

    /// Tells at once what is small; of a large capture ten times a second, which is all that anybody sees.
    private void tell() {
        long now = System.nanoTime();
        if (timeline.packets().count() > FEW && now - toldNanos < TELLING_NANOS) {
            return;
        }
        toldNanos = now;
        if (toldSoon.compareAndSet(false, true)) {
            front.execute(() -> {
                toldSoon.set(false);
                update();
                grown.run();
            });
        }
    }

    private void update() {
        packets.set(timeline.packets().count());
        progress.set(timeline.progress());
    }

    public void cancel() {
        cancelled = true;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public Phase phase() {
        return phase.get();
    }

    /// 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty packetsProperty() {
        return packets.getReadOnlyProperty();
    }

    /// Why it failed; empty if it did not.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
