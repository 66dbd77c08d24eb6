package dev.framewalk.decoders.stream;

/// Where a stream decoder puts its events, in order. The moment of an event is the moment of the bytes that were fed last, which the
/// receiver of events knows and the decoder does not.
@FunctionalInterface
public interface StreamSink {
    void event(StreamEvent event);
}
