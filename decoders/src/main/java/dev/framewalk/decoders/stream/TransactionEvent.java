package dev.framewalk.decoders.stream;

/// An event of a transaction whose messages carry a number by which both ends know what belongs together.
public interface TransactionEvent extends StreamEvent {
    /// That number as it is usually written: `0x1a2b`; empty if it is not known.
    String transaction();
}
