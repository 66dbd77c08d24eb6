package dev.framewalk.decoders.stream;

import dev.framewalk.decoders.life.Life;
import dev.framewalk.decoders.life.Transition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    /// The steps that led here since an earlier moment, the first one first; empty if there were none, or if the way is not known.
    ///
    /// The last one is remembered; those before it are the shortest way in the table. Who went in a circle by the very step by which it came there
    /// before seems to have stayed.
    ///
    /// @param earlier the same thing earlier; null if it was not there: then the way begins where lives begin
    public List<Transition<S, T>> stepsSince(@Nullable LifeAt<?, ?> earlier) {
        Transition<S, T> last = by;
        if (last == null || earlier != null && earlier.state == state && last.equals(earlier.by)) {
            return List.of();
        }
        Set<S> from = EnumSet.noneOf(state.getDeclaringClass());
        if (earlier != null) {
            from.add(state.getDeclaringClass().cast(earlier.state));
        } else {
            from.addAll(life.starts());
            S midway = life.midway();
            if (midway != null) {
                from.add(midway);
            }
        }
        List<Transition<S, T>> steps = new ArrayList<>(life.way(from, last.from()));
        steps.add(last);
        return steps;
    }
}
