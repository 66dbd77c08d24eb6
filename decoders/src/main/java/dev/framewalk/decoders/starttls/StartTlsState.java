package dev.framewalk.decoders.starttls;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything that the decoder of lines remembers.
///
/// @param phase   how far both are on their way to TLS
/// @param phaseBy the step that led there; null before the first one
public record StartTlsState(
        Flow client, Flow server, StartTlsPhase phase, @Nullable Transition<StartTlsPhase, StartTlsLife.Trigger> phaseBy)
        implements Described {
    /// One direction.
    ///
    /// @param lineFrom  where the line in progress begins
    /// @param kept      what of it has come
    /// @param lines     complete lines so far
    /// @param isTooLong whether the line in progress is too long to be one of these
    public record Flow(long lineFrom, String kept, int lines, boolean isTooLong) {}

    @Override
    public List<Leaf> leaves() {
        String value = StartTlsEvent.WORDS.say("state." + phase.name().toLowerCase(Locale.ROOT));
        return List.of(new Leaf("x.starttls.phase", "x.starttls.state.phase", value, 0, null, Certainty.DERIVED));
    }

    @Override
    public List<LifeAt<?, ?>> lives() {
        return List.of(new LifeAt<>(StartTlsLife.TABLE, null, -1, phase, phaseBy));
    }
}
