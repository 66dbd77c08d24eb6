package dev.framewalk.decoders.field;

/// How we know a value. A guess never looks like a fact, in data, on screen or in an export.
public sealed interface Certainty {
    Certainty OBSERVED = new Observed();
    Certainty DERIVED = new Derived();

    /// Read straight off the wire.
    record Observed() implements Certainty {}

    /// Computed from observed values by a rule that leaves no choice.
    record Derived() implements Certainty {}

    /// The best reading of incomplete evidence.
    ///
    /// @param rule one sentence: which rule led to it
    record Inferred(String rule) implements Certainty {}

    /// Not known.
    ///
    /// @param reason one sentence: why not
    record Unknown(String reason) implements Certainty {}
}
