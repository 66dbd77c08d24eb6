package dev.framewalk.decoders.stream;

/// An event that the summary of a capture counts.
public interface CountedEvent extends StreamEvent {
    /// How events of its kind are counted. All of a kind give the same object: by it their counter is found, and the first one to come has it made.
    Counting<?> counting();
}
