package dev.framewalk.decoders.stream;

/// Where a stream decoder puts its events, in order. The moment of an event is the moment of the bytes that were fed last, which the
/// receiver of events knows and the decoder does not.
@FunctionalInterface
public interface StreamSink {
    void event(StreamEvent event);

    /// Whether anybody wants to know of broken rules. A decoder may pass over what nothing else depends on if nobody does.
    default boolean wantsAnomalies() {
        return true;
    }
}
