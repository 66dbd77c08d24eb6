package dev.framewalk.decoders.stream;

/// A way to count events of one kind: gives a counter for each share of a capture. Stateless.
///
/// @param <E> what its counters take: the type of all events whose [CountedEvent#counting()] it is
@FunctionalInterface
public interface Counting<E extends CountedEvent> {
    Counter<E> counter(CountSink sink);
}
