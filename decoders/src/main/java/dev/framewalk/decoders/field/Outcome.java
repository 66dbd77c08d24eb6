package dev.framewalk.decoders.field;

/// How far the decoding of one piece got. The cases are never merged, because each is another sentence to a learner.
public sealed interface Outcome {
    Outcome COMPLETE = new Complete();

    /// Everything was there and was understood.
    record Complete() implements Outcome {}

    /// More bytes are needed, and the stream will bring them.
    ///
    /// @param atLeast how many more, as far as is known; at least 1
    record NeedMoreBytes(long atLeast) implements Outcome {}

    /// The capture cut it off: the bytes were on the wire and were not recorded.
    ///
    /// @param missing how many bytes are missing, as far as is known; at least 1
    record Truncated(long missing) implements Outcome {}

    /// It is encrypted.
    ///
    /// @param missingKey which secret would open it
    record Encrypted(String missingKey) implements Outcome {}

    /// It is well formed as far as we can tell, and we do not decode it.
    record Unsupported(String what) implements Outcome {}

    /// It breaks its own rules.
    record Malformed(Finding finding) implements Outcome {}
}
