package dev.framewalk.decoders.starttls;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import java.util.List;

/// Everything that the decoder of lines remembers.
///
/// @param isAsked  whether the client waits for the answer to its wish
/// @param isAgreed whether the bytes belong to TLS by now
public record StartTlsState(Flow client, Flow server, boolean isAsked, boolean isAgreed) implements Described {
    /// One direction.
    ///
    /// @param lineFrom  where the line in progress begins
    /// @param kept      what of it has come
    /// @param lines     complete lines so far
    /// @param isTooLong whether the line in progress is too long to be one of these
    public record Flow(long lineFrom, String kept, int lines, boolean isTooLong) {}

    @Override
    public List<Leaf> leaves() {
        String value = StartTlsEvent.WORDS.say(isAgreed ? "state.agreed" : isAsked ? "state.asked" : "state.clear");
        return List.of(new Leaf("x.starttls.phase", "x.starttls.state.phase", value, 0, null, Certainty.DERIVED));
    }
}
