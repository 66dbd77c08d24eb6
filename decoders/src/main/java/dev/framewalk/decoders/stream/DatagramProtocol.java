package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One protocol whose messages are datagrams. As a [PacketLayer] it explains one message; as a datagram protocol it gives the events of
/// those datagrams of a conversation that are its own. Several may share one conversation (RFC 7983). Stateless.
///
/// Who reads a datagram is decided for each one: by the user's word, by bytes that are distinctive, by a claimed port, by what the
/// conversation has been found to speak.
public interface DatagramProtocol extends PacketLayer {
    /// UDP ports that mean this protocol unless the bytes say otherwise.
    @Override
    List<Claim> claims();

    /// What one datagram says. [Shape#MAYBE] counts where a port or the conversation speaks for it, [Shape#UNDECIDED] has the
    /// datagram kept until another one tells.
    ///
    /// @param at       where it begins
    /// @param length   how many of its bytes were captured; at least 1
    /// @param spoken   what is known of its conversation
    default Shape shape(Bytes window, long at, int length, Spoken spoken) {
        return Shape.MAYBE;
    }

    /// Who sent a datagram of this protocol; null if it does not tell.
    default @Nullable Side sender(Bytes window, long at, int length) {
        return null;
    }

    /// Whether datagrams of a channel inside another one are this protocol's by what is known before the first of them.
    default boolean claims(Inside inside) {
        return false;
    }

    /// Whether a datagram carries an id of a conversation that may come from other addresses than before (a connection id of QUIC). What
    /// ids there are, its decoders say ([StreamSink#named]).
    ///
    /// @param ids looks an id up: true if a conversation goes by these bytes
    /// @return whether one of the ids was found
    default boolean namesConversation(Bytes window, long at, int length, IdLookup ids) {
        return false;
    }

    /// Looks for the conversation that goes by an id.
    @FunctionalInterface
    interface IdLookup {
        boolean find(Bytes window, long at, int length);
    }

    @Override
    default boolean isLeftToConversation() {
        return true;
    }

    /// A datagram is one message as a whole, unless the protocol says otherwise.
    @Override
    default void walk(Bytes bytes, long at, long end, LayerStack stack) {
        stack.push(this, bytes, at, end, end);
    }

    /// A new decoder for its datagrams in one conversation.
    DatagramDecoder<?> decoder(StreamSink sink);
}
