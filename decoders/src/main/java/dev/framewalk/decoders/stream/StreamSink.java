package dev.framewalk.decoders.stream;

import dev.framewalk.bytes.Bytes;

/// Where a decoder puts what it understood, in order. The moment of an event is the moment of the bytes that were fed last, which
/// the receiver of events knows and the decoder does not.
///
/// A decoder that carries other protocols opens a *channel* for each stream that it uncovers: the plain text of TLS, what follows an
/// upgrade, one stream of HTTP/2. It says what it knows of it, and passes its bytes on. Who decodes those is not its business: the receiver
/// chooses. Channels are told apart by numbers that mean something to the decoder (a stream number, the number of an exchange), so that a
/// decoder has nothing to remember that it does not know anyway.
@FunctionalInterface
public interface StreamSink {
    void event(StreamEvent event);

    /// Whether anybody wants to know of broken rules. A decoder may pass over what nothing else depends on if nobody does.
    default boolean wantsAnomalies() {
        return true;
    }

    /// Whether anybody here reads content of a media type at all: a quick question, before all is gathered that is known of a channel.
    ///
    /// @param contentType as the message says it, with parameters
    default boolean readsContent(String contentType) {
        return true;
    }

    /// Opens a channel inside this one. Opening one that is open already does nothing.
    ///
    /// @param channel its number among those of this decoder
    /// @return whether somebody reads it; if not, nothing need be passed on, and what is passed on is ignored
    default boolean open(long channel, Inside inside) {
        return false;
    }

    /// Takes the next bytes of one direction of a channel. They follow those given before without a hole.
    default void uncovered(long channel, Uncovered bytes) {}

    /// Bytes of a channel are missing and will not come any more.
    ///
    /// @param offset where the hole begins, counted in the channel
    /// @param length its length as far as it is known; at least 1
    default void uncoveredGap(long channel, Side side, long offset, long length) {}

    /// No more bytes of a channel come in this direction.
    default void uncoveredEnd(long channel, Side side, Ending ending) {}

    /// Says something about a channel that its own bytes do not: the head of an answer, trailers, a reset.
    default void about(long channel, StreamEvent event) {}

    /// Whoever was to receive a channel's bytes has thrown them away: what they ask for was never heard.
    default void discarded(long channel) {}

    /// This conversation is also known by an id that its datagrams carry: those that carry it belong here, from whatever addresses they
    /// come ([DatagramProtocol#namesConversation]).
    ///
    /// @param receiver the end that chose the id and that such datagrams go to
    default void named(Bytes id, Side receiver) {}
}
