package dev.framewalk.ui.session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The cursor moving by itself. Somebody with a clock has to call [#tick] often.
public final class Playback {
    private final Session session;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.STEP_A_SECOND);
    private long steppedAt;
    private boolean begins;

    Playback(Session session) {
        this.session = session;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public boolean isPlaying() {
        return playing.get();
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /// Plays on; from the beginning if the end was reached.
    public void play() {
        if (session.nanosToNextStep() < 0) {
            session.first();
        }
        begins = true;
        playing.set(true);
    }

    public void pause() {
        playing.set(false);
    }

    /// Tells what time it is; takes the step that is due. Bursts of the capture that are faster than a screen are taken
    /// together, so that the last one is shown.
    ///
    /// @param nowNanos of any clock that does not jump
    public void tick(long nowNanos) {
        if (!playing.get()) {
            return;
        }
        if (begins) {
            begins = false;
            steppedAt = nowNanos;
        }
        for (int burst = 0; burst < 1_000; burst++) {
            long gap = session.nanosToNextStep();
            if (gap < 0) {
                if (session.loading().phase() != Loading.Phase.READING) {
                    pause();
                }
                return;
            }
            long wait = speed.get().waitNanos(gap);
            if (nowNanos - steppedAt < wait) {
                return;
            }
            steppedAt += wait;
            if (!session.step(StepBy.EVENT, 1)) {
                return;
            }
        }
    }
}
