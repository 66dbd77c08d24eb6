package dev.framewalk.decoders.stream;

/// An event that tells that one of several streams of a connection is over.
public interface StreamEndEvent extends MultiplexedEvent {
    ExchangeEnding ending();
}
