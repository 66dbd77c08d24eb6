package dev.framewalk.ui.centre;

import dev.framewalk.ui.session.Session;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// What a view shows, made in the background: one at a time, for what was wanted last, and only while somebody looks. The former one stays until
/// the new one is there. Needs no toolkit.
///
/// @param <T> what is made
public final class Latest<T> {
    private final Session session;
    private final Supplier<@Nullable Supplier<T>> question;
    private final Function<RuntimeException, T> failed;
    private final Consumer<T> taker;
    private boolean isLookedAt;
    private boolean isWanted = true;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param question asked where properties may be read, whenever it is time to make one: copies what is needed out of session and model, and
    ///                 gives what makes it in the background; null if there is nothing to make
    /// @param failed   what is shown instead after a mistake of our own, so that nobody waits for ever
    /// @param taker    gets what was made, where properties may be changed
    public Latest(
            Session session, Supplier<@Nullable Supplier<T>> question, Function<RuntimeException, T> failed, Consumer<T> taker) {
        this.session = session;
        this.question = question;
        this.failed = failed;
        this.taker = taker;
    }

    /// Says that what is shown is out of date.
    public void want() {
        isWanted = true;
        next();
    }

    /// Says whether somebody looks.
    public void look(boolean now) {
        isLookedAt = now;
        next();
    }

    /// Whether something is being made: what is shown will change.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether what is made at present is out of date already.
    public boolean isWanted() {
        return isWanted;
    }

    private void next() {
        if (busy.get() || !isWanted || !isLookedAt) {
            return;
        }
        isWanted = false;
        Supplier<T> making = question.get();
        if (making == null) {
            return;
        }
        busy.set(true);
        session.ask(
                () -> {
                    try {
                        return making.get();
                    } catch (RuntimeException bug) {
                        return failed.apply(bug);
                    }
                },
                made -> {
                    busy.set(false);
                    taker.accept(made);
                    next();
                });
    }
}
