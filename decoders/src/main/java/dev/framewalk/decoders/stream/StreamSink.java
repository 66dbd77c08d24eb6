package dev.framewalk.decoders.stream;

/// Where a stream decoder puts what it understood, in order. The moment of an event is the moment of the bytes that were fed last, which
/// the receiver of events knows and the decoder does not.
///
/// A decoder that carries another protocol (TLS; HTTP/1 after an upgrade) passes the bytes inside on with [#uncovered]. Who decodes
/// those is not its business: the receiver chooses a decoder, by [#names] where the outer one was told what is inside.
@FunctionalInterface
public interface StreamSink {
    void event(StreamEvent event);

    /// Whether anybody wants to know of broken rules. A decoder may pass over what nothing else depends on if nobody does.
    default boolean wantsAnomalies() {
        return true;
    }

    /// Says what the stream inside speaks, as soon as that is known.
    default void names(Inside inside) {}

    /// Takes the next bytes of one direction of the stream inside. They follow those given before without a hole.
    default void uncovered(Uncovered bytes) {}

    /// Bytes of the stream inside are missing and will not come any more.
    ///
    /// @param offset where the hole begins, counted in the stream inside
    /// @param length its length as far as it is known; at least 1
    default void uncoveredGap(Side side, long offset, long length) {}

    /// No more bytes of the stream inside come in this direction.
    default void uncoveredEnd(Side side, Ending ending) {}
}
