package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.packet.Claim;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One protocol as it is found in streams: how it is recognised, decoded, and explained. Stateless.
public interface StreamProtocol {
    Protocol protocol();

    /// Ports (and other numbers) that mean this protocol unless its bytes say otherwise.
    List<Claim> claims();

    /// ALPN protocol names and upgrade tokens that mean this protocol inside another one, such as `h2` and `h2c`.
    default List<String> tokens() {
        return List.of();
    }

    /// Media types, in lower case, of content that this protocol may claim: of other content it is not asked.
    default List<String> mediaTypes() {
        return List.of();
    }

    /// Whether a channel inside another one is this protocol's by what is known before its first byte.
    default boolean claims(Inside inside) {
        return !inside.token().isEmpty() && tokens().contains(inside.token());
    }

    /// What the first bytes of one direction say.
    ///
    /// @param at     where they begin
    /// @param length how many of the direction's first bytes there are so far
    Shape shape(Side side, Bytes window, long at, int length);

    /// Who sent a message that these bytes begin with, where both sides could by [#shape]; null if they do not tell.
    default @Nullable Side sender(Bytes window, long at, int length) {
        return null;
    }

    /// A new decoder for one connection.
    ///
    /// @param start how the stream begins; of no importance to a decoder that is then given a state to [StreamDecoder#restore]
    StreamDecoder<?> decoder(StreamSink sink, StreamStart start);

    /// Explains the bytes of one unit field by field.
    ///
    /// @param event the event that the unit belongs to
    /// @param bytes exactly the unit's bytes
    Node explain(StreamEvent event, Bytes bytes);

    /// Explains them for somebody who looks for a few fields. Worth the while of a protocol whose messages have many.
    ///
    /// @param wanted what may not be left out
    default Node explain(StreamEvent event, Bytes bytes, Wanted wanted) {
        return explain(event, bytes);
    }

    /// Explains what an event's unit alone does not show: the content of a message with its codings undone. Made only for what somebody
    /// looks at.
    ///
    /// @param wanted  what may not be left out
    /// @param bytesOf gives the bytes of a unit of the channel, as far as they are there
    /// @return null if there is nothing more to show
    default @Nullable Node explainContent(StreamEvent event, Function<Unit, Bytes> bytesOf, Wanted wanted) {
        return null;
    }
}
