package dev.framewalk.timeline.state;

import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.LifeAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step did to something in its life.
///
/// @param protocol name of the protocol: `TCP`
/// @param channel  the number of the channel that it reads
/// @param at       where it stands now
/// @param before   where it stood before; null if it was not there
/// @param steps    the steps of the table that it took, the first one first; empty if it stayed, or if nothing is known about its way
public record LifeMove(String protocol, int channel, LifeAt<?, ?> at, @Nullable Enum<?> before, List<Transition<?, ?>> steps) {
    public LifeMove {
        steps = List.copyOf(steps);
    }

    static LifeMove of(StateLife now, @Nullable StateLife earlier) {
        LifeAt<?, ?> before = earlier == null ? null : earlier.at();
        List<Transition<?, ?>> steps = List.copyOf(now.at().stepsSince(before));
        // what is new has begun at the beginning of its life
        Enum<?> from = before != null ? before.state() : steps.isEmpty() ? null : steps.getFirst().from();
        return new LifeMove(now.protocol(), now.channel(), now.at(), from, steps);
    }

    /// Whether the step did anything.
    public boolean isMoved() {
        return !steps.isEmpty() || before != null && before != at.state();
    }
}
