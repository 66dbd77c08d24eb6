package dev.framewalk.decoders.life;

import dev.framewalk.decoders.stream.Side;
import org.jspecify.annotations.Nullable;

/// Where somebody stands in a life: what a decoder's state shows of its tables.
///
/// @param life  the table
/// @param side  the end that stands there; null for what both ends share
/// @param number the number of what stands there, such as a stream; -1 if it has none
/// @param state the state
/// @param by    the step that led there last; null where nothing has happened yet, or where it is not known
public record LifeAt<S extends Enum<S>, T extends Enum<T>>(
        Life<S, T> life, @Nullable Side side, long number, S state, @Nullable Transition<S, T> by) {
    /// One of the two ends.
    public static <S extends Enum<S>, T extends Enum<T>> LifeAt<S, T> of(
            Life<S, T> life, Side side, S state, @Nullable Transition<S, T> by) {
        return new LifeAt<>(life, side, -1, state, by);
    }

    /// Whether another one tells of the same thing, perhaps at another time.
    public boolean isSameThing(LifeAt<?, ?> other) {
        return life == other.life && side == other.side && number == other.number;
    }
}
