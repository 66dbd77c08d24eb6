package dev.framewalk.ui.words;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What values are called in a box that one chooses from.
public final class Named<T> extends StringConverter<T> {
    private final Function<T, String> naming;

    public Named(Function<T, String> naming) {
        this.naming = naming;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : naming.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("nobody writes into this box");
    }
}
