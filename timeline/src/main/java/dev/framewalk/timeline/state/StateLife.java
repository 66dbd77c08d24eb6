package dev.framewalk.timeline.state;

import dev.framewalk.decoders.life.Life;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.Side;
import org.jspecify.annotations.Nullable;

/// Where something stands in its life at a step, and whose life that is.
///
/// @param protocol name of the protocol: `TCP`
/// @param channel  the number of the channel that it reads; the same life may go on in several channels (TLS within TLS)
/// @param at       the life and the state in it
public record StateLife(String protocol, int channel, LifeAt<?, ?> at) {
    /// What it is that lives, whatever its state.
    record Thing(Life<?, ?> life, int channel, @Nullable Side side, long number) {}

    Thing thing() {
        return new Thing(at.life(), channel, at.side(), at.number());
    }
}
